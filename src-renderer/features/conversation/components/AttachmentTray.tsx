import { FileText, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { displayFileName } from '#shared/domain/file-name.ts';
import { refusalSentence } from '#shared/domain/refusals.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import type { TrayFile } from '../tray-store.ts';

export interface AttachmentTrayProps {
  readonly files: readonly TrayFile[];
  readonly onRemove: (key: string) => void;
}

/** The files that wait to be sent, each with what would be refused about it. */
export function AttachmentTray({ files, onRemove }: AttachmentTrayProps) {
  const { t } = useTranslation('conversation');
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('tray.label')} className="flex max-h-56 flex-col gap-2 overflow-y-auto px-3 pt-3">
      {files.map((item) => (
        <TrayRow key={item.key} item={item} onRemove={() => onRemove(item.key)} />
      ))}
    </ul>
  );
}

function TrayRow({ item, onRemove }: { readonly item: TrayFile; readonly onRemove: () => void }) {
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  const format = useFormat();
  const name = displayFileName(item.file.name, item.file.type);
  const problem = item.problem ? refusalSentence(item.problem.code, item.problem.values, language) : null;
  const trouble = problem ?? (item.upload.kind === 'failed' ? item.upload.sentence : null);
  return (
    <li
      className={classNames(
        'flex items-center gap-3 rounded-md p-1.5',
        trouble ? 'bg-danger-soft' : 'bg-hover',
      )}
    >
      {item.previewUrl ? (
        <img src={item.previewUrl} alt="" className="size-12 shrink-0 rounded-sm object-cover" />
      ) : (
        <span className="flex size-12 shrink-0 items-center justify-center rounded-sm bg-press text-ink-soft">
          <Icon of={FileText} size={20} />
        </span>
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        {item.upload.kind === 'running' ? (
          <ProgressBar label={t('tray.uploading', { name })} value={item.upload.share} />
        ) : (
          <>
            <bdi className="truncate text-sm font-medium">{name}</bdi>
            {trouble ? (
              <span role="alert" className="text-sm text-danger-ink">
                {trouble}
              </span>
            ) : (
              <span className="text-xs text-ink-faint">{format.bytes(item.file.size)}</span>
            )}
          </>
        )}
      </div>
      <IconButton icon={X} size="small" label={t('tray.remove', { name })} onClick={onRemove} />
    </li>
  );
}

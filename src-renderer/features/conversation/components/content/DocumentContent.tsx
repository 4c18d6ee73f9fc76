import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { displayFileName } from '#shared/domain/file-name.ts';
import { mediaAddress, mediaDownloadAddress } from '../../../../api/media-address.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { canOpenHere } from '../../can-open-here.ts';
import { fileLook } from '../../file-look.ts';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';

export interface DocumentContentProps {
  readonly media: Media | null;
  readonly fileName: string | null;
  readonly onRetry: (() => void) | null;
}

/** A file: its name, its size, and the way to save it; what is safe to open here can also be opened. */
export function DocumentContent({ media, fileName, onRetry }: DocumentContentProps) {
  const { t } = useTranslation('conversation');
  const format = useFormat();
  const given = fileName ?? media?.fileName;
  const name = given ? displayFileName(given, media?.mimeType ?? '') : t('media.unnamedFile');
  if (media?.state !== 'stored')
    return <MediaPlaceholder media={media} name={name} className="w-[280px] max-w-full" onRetry={onRetry} />;
  const extension = name.includes('.') ? (name.split('.').at(-1) ?? '').slice(0, 5).toUpperCase() : '';
  const details = [extension, media.byteSize === null ? '' : format.bytes(media.byteSize)]
    .filter(Boolean)
    .join(' · ');
  const { icon, ink } = fileLook(media.mimeType);
  return (
    <div className="flex w-[300px] max-w-full items-center gap-3 rounded-md bg-press p-2.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-sm bg-surface-raised">
        <Icon of={icon} size={20} className={ink} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <bdi className="truncate text-sm font-medium text-ink" title={name}>
          {name}
        </bdi>
        <span className="flex gap-2 text-xs text-ink-faint">
          {details}
          {canOpenHere(media.mimeType) ? (
            <a
              href={mediaAddress(media.id)}
              target="_blank"
              rel="noreferrer"
              className="text-accent-ink hover:underline"
            >
              {t('media.open')}
            </a>
          ) : null}
        </span>
      </span>
      <a
        href={mediaDownloadAddress(media.id)}
        download
        aria-label={t('media.saveNamed', { name })}
        title={t('media.save')}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      >
        <Icon of={Download} size={18} />
      </a>
    </div>
  );
}

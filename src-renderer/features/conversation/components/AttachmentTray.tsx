import { ArrowDown, ArrowUp, FileText, Mic, Music, RotateCw, Video, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayFileName } from '#shared/domain/file-name.ts';
import { outgoingLimits } from '#shared/domain/outgoing.ts';
import { refusalSentence } from '#shared/domain/refusals.ts';
import { mediaAddress } from '../../../api/media-address.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { COUNTER_SHARE, takesCaption } from '../tray.ts';
import type { TrayFile } from '../tray-store.ts';
import { useSendBarrier } from '../use-send-barrier.ts';
import { typeOf } from '../use-send-tray.ts';
import { LimitCount } from './LimitCount.tsx';

export interface AttachmentTrayProps {
  readonly files: readonly TrayFile[];
  readonly onRemove: (key: string) => void;
  readonly onRetry: (key: string) => void;
  readonly onMove: (key: string, step: -1 | 1) => void;
  readonly onCaption: (key: string, caption: string) => void;
}

/** The files that wait to be sent: how far each has come, what would be refused about it, its own words, its place. */
export function AttachmentTray(props: AttachmentTrayProps) {
  const { files } = props;
  const { t } = useTranslation('conversation');
  const { sentence } = useSendBarrier('', files);
  if (files.length === 0) return null;
  return (
    <>
      <ul aria-label={t('tray.label')} className="flex max-h-64 flex-col gap-2 overflow-y-auto px-3 pt-3">
        {files.map((item, place) => (
          <TrayRow key={item.key} {...props} item={item} place={place} />
        ))}
      </ul>
      {/* The file that is meant may be out of sight among several. */}
      {sentence && files.length > 1 ? (
        <p role="status" className="px-4 pt-2 text-sm text-danger-ink">
          {sentence}
        </p>
      ) : null}
    </>
  );
}

interface TrayRowProps extends AttachmentTrayProps {
  readonly item: TrayFile;
  readonly place: number;
}

function TrayRow({ item, place, files, onRemove, onRetry, onMove, onCaption }: TrayRowProps) {
  const { t } = useTranslation(['conversation', 'composer']);
  const name = nameOf(item);
  const trouble = useTrouble(item);
  const canTryAgain = item.work?.upload.kind === 'failed' && item.work.upload.canHelpAgain;
  const isBusy = item.work?.upload.kind === 'running' || item.work?.upload.kind === 'preparing';
  // The only file's caption is what is typed below, unless it came with one of its own.
  const [hasHadWords, setHasHadWords] = useState(false);
  if (item.caption !== '' && !hasHadWords) setHasHadWords(true);
  const hasCaption = (files.length > 1 || hasHadWords) && !trouble && takesCaption(typeOf(item));
  return (
    <li
      className={classNames(
        'flex items-center gap-3 rounded-md p-1.5',
        trouble ? 'bg-danger-soft' : 'bg-hover',
      )}
    >
      <Preview item={item} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <Facts item={item} name={name} trouble={trouble} />
        {hasCaption ? (
          <input
            aria-label={t('composer:tray.captionOf', { name })}
            placeholder={t('composer:tray.caption')}
            dir="auto"
            value={item.caption}
            aria-invalid={item.caption.length > outgoingLimits.caption}
            onChange={(event) => onCaption(item.key, event.target.value)}
            className="min-h-7 w-full rounded-sm bg-transparent text-sm text-ink"
          />
        ) : null}
        {item.caption.length >= outgoingLimits.caption * COUNTER_SHARE ? (
          <output className="text-xs text-ink-faint tabular-nums">
            <LimitCount length={item.caption.length} limit={outgoingLimits.caption} />
          </output>
        ) : null}
      </div>
      {canTryAgain ? (
        <IconButton
          icon={RotateCw}
          size="small"
          label={t('composer:tray.retry', { name })}
          onClick={() => onRetry(item.key)}
        />
      ) : null}
      {files.length > 1 ? (
        <span className="flex">
          <IconButton
            icon={ArrowUp}
            size="small"
            label={t('composer:tray.up', { name })}
            isDisabled={place === 0}
            onClick={() => onMove(item.key, -1)}
          />
          <IconButton
            icon={ArrowDown}
            size="small"
            label={t('composer:tray.down', { name })}
            isDisabled={place === files.length - 1}
            onClick={() => onMove(item.key, 1)}
          />
        </span>
      ) : null}
      <IconButton
        icon={X}
        size="small"
        label={t(isBusy ? 'composer:tray.cancel' : 'conversation:tray.remove', { name })}
        onClick={() => onRemove(item.key)}
      />
    </li>
  );
}

const nameOf = (item: TrayFile) =>
  displayFileName(item.work?.file.name ?? item.media?.fileName ?? '', typeOf(item));

/** Why a file cannot go, or null. */
function useTrouble({ work }: TrayFile): string | null {
  const { language } = useLanguage();
  if (work?.problem) return refusalSentence(work.problem.code, work.problem.values, language);
  return work?.upload.kind === 'failed' ? work.upload.sentence : null;
}

interface FactsProps {
  readonly item: TrayFile;
  readonly name: string;
  readonly trouble: string | null;
}

function Facts({ item, name, trouble }: FactsProps) {
  const { t } = useTranslation(['conversation', 'composer']);
  const format = useFormat();
  const { work } = item;
  if (work?.upload.kind === 'preparing')
    return <ProgressBar label={t('composer:tray.preparing', { name })} value={null} />;
  if (work?.upload.kind === 'running')
    return <ProgressBar label={t('composer:tray.uploading', { name })} value={work.upload.share} />;
  const size = format.bytes(item.media?.byteSize ?? work?.file.size ?? 0);
  return (
    <>
      <bdi className="truncate text-sm font-medium">{name}</bdi>
      {trouble ? (
        <span role="alert" className="text-sm text-danger-ink">
          {trouble}
        </span>
      ) : (
        <span className="text-xs text-ink-faint">
          {work?.change ? t(`composer:tray.changed.${work.change}`, { size }) : size}
        </span>
      )}
    </>
  );
}

function Preview({ item }: { readonly item: TrayFile }) {
  const stored = item.media?.mimeType.startsWith('image/') ? mediaAddress(item.media.id) : null;
  const address = item.work?.problem ? null : (item.work?.previewUrl ?? stored);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  if (address && address !== unreadable) {
    return (
      <img
        src={address}
        alt=""
        onError={() => setUnreadable(address)}
        className="size-12 shrink-0 rounded-sm object-cover"
      />
    );
  }
  return (
    <span className="flex size-12 shrink-0 items-center justify-center rounded-sm bg-press text-ink-soft">
      <Icon of={iconOf(item)} size={20} />
    </span>
  );
}

function iconOf(item: TrayFile) {
  if (item.isVoice) return Mic;
  const type = typeOf(item);
  if (type.startsWith('audio/')) return Music;
  return type.startsWith('video/') ? Video : FileText;
}

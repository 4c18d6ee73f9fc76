import { CloudDownload, CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { Button } from '../../../../ui/Button.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import type { Box } from '../../picture-box.ts';

export interface MediaPlaceholderProps {
  readonly media: Media | null;
  /** What will stand here: the kind, or the name of a file. */
  readonly name: string;
  /** The size of what will stand here, so that nothing moves when it comes. */
  readonly box?: Box;
  readonly className?: string;
  /** Null for who may only look. */
  readonly onRetry: (() => void) | null;
}

const reasons = ['gone', 'too_large', 'hash_mismatch', 'network', 'refused', 'disk_full'] as const;

/**
 * Stands in for a file that is on its way or could not be fetched, with the reason and the way to try again. What went wrong
 * by accident is tried for days; a person who waits sees the reason meanwhile and need not wait for the next turn.
 */
export function MediaPlaceholder({ media, name, box, className, onRetry }: MediaPlaceholderProps) {
  const { t } = useTranslation('conversation');
  const isFailed = media === null || media.state === 'failed';
  const reason = reasons.find((known) => known === media?.failure) ?? 'other';
  const isDelayed = !isFailed && media.failure !== null;
  return (
    <div
      style={box && { width: box.width, minHeight: box.height }}
      className={classNames(
        'flex max-w-full gap-x-3 gap-y-2 rounded-md bg-press text-sm text-ink-soft',
        // What is a line of its own when it is here, a recording or a document, is one while it is awaited.
        box ? 'flex-col items-center justify-center p-3 text-center' : 'items-start p-2.5',
        !isFailed && !isDelayed && 'breathe',
        className,
      )}
    >
      <span
        className={classNames(
          box ? '' : 'flex size-9 shrink-0 items-center justify-center rounded-sm bg-surface-raised',
        )}
      >
        <Icon of={isFailed ? CloudOff : CloudDownload} size={20} />
      </span>
      <div
        className={classNames('flex min-w-0 flex-col', box ? 'max-w-full items-center gap-2' : 'items-start')}
      >
        <bdi className="max-w-full truncate font-medium text-ink" title={name}>
          {name}
        </bdi>
        {isFailed || isDelayed ? (
          <>
            <span className="flex flex-col">
              <span className={classNames(box && 'font-medium text-ink')}>
                {t(isFailed ? 'media.failed' : 'media.delayed')}
              </span>
              <span>{t(`media.failure.${reason}`)}</span>
              {isDelayed ? <span>{t('media.goesOn')}</span> : null}
            </span>
            {media && onRetry ? (
              <Button size="small" className={classNames(!box && 'mt-2')} onClick={onRetry}>
                {t('media.retry')}
              </Button>
            ) : null}
          </>
        ) : (
          <span>{t('media.waiting')}</span>
        )}
      </div>
    </div>
  );
}

import { Dialog as Base } from '@base-ui/react/dialog';
import { Download, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { mediaAddress, mediaDownloadAddress } from '../../../api/media-address.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';

export interface ImageViewerDialogProps {
  readonly media: Media;
  readonly caption: string | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** One photo over the whole window; a press beside it or Escape closes it. */
export function ImageViewerDialog({ media, caption, isOpen, onOpenChange }: ImageViewerDialogProps) {
  const { t } = useTranslation(['conversation', 'common']);
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim backdrop-blur-sm transition-opacity duration-(--motion-slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-0 z-40 flex flex-col outline-none transition-opacity duration-(--motion-slow) data-ending-style:opacity-0 data-starting-style:opacity-0">
          <header className="flex items-center gap-1 bg-surface-raised px-3 py-2">
            <Base.Title className="min-w-0 flex-1 truncate text-sm text-ink">
              <bdi>{caption ?? media.fileName ?? t('conversation:media.image')}</bdi>
            </Base.Title>
            <a
              href={mediaDownloadAddress(media.id)}
              download
              aria-label={t('conversation:media.save')}
              title={t('conversation:media.save')}
              className="inline-flex size-8 items-center justify-center rounded-sm text-ink-soft hover:bg-hover hover:text-ink"
            >
              <Icon of={Download} size={18} />
            </a>
            <Base.Close render={<IconButton icon={X} label={t('common:actions.close')} />} />
          </header>
          <Base.Close
            render={<div />}
            nativeButton={false}
            tabIndex={-1}
            aria-label={t('common:actions.close')}
            className="flex min-h-0 flex-1 items-center justify-center p-6 outline-none"
          >
            <img
              src={mediaAddress(media.id)}
              alt={caption ?? t('conversation:media.image')}
              className="max-h-full max-w-full rounded-md object-contain"
            />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

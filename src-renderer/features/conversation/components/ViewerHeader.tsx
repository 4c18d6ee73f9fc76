import { Dialog as Base } from '@base-ui/react/dialog';
import { Copy, Download, MessageSquareText, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { mediaAddress, mediaDownloadAddress } from '../../../api/media-address.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { copyPicture } from '../copy.ts';
import { saveFile } from '../save-file.ts';
import type { ViewerPlace } from '../use-viewer.ts';
import type { useZoom } from '../use-zoom.ts';
import { captionOf } from './content/BubbleContent.tsx';

export interface ViewerHeaderProps {
  readonly message: Message;
  readonly place: ViewerPlace;
  readonly customerName: string;
  readonly zoom: ReturnType<typeof useZoom>;
  readonly onGoToMessage: (message: Message) => void;
}

/** Who sent the picture and when, its place among the others, and what can be done with it. */
export function ViewerHeader({ message, place, customerName, zoom, onGoToMessage }: ViewerHeaderProps) {
  const { t } = useTranslation(['conversation', 'common']);
  const format = useFormat();
  const { media } = message;
  const isPicture = message.kind === 'image';
  return (
    <header className="flex items-center gap-1 px-3 py-2">
      <div className="flex min-w-0 flex-1 flex-col px-1">
        <Base.Title className="sr-only">
          {captionOf(message) || t(isPicture ? 'conversation:media.image' : 'conversation:media.video')}
        </Base.Title>
        <p className="truncate text-sm font-medium">
          {message.direction === 'out' ? t('conversation:bubble.you') : <bdi>{customerName}</bdi>}
        </p>
        <Base.Description className="truncate text-xs text-ink-faint tabular-nums">
          {format.moment(message.sentAt)}
        </Base.Description>
      </div>
      <p role="status" className="px-3 text-sm text-ink-soft tabular-nums">
        {place.position === null
          ? null
          : t('conversation:viewer.position', { position: place.position, count: place.count })}
      </p>
      {isPicture ? (
        <>
          <IconButton
            icon={ZoomOut}
            label={t('conversation:viewer.zoomOut')}
            shortcut={['−']}
            onClick={zoom.zoomOut}
          />
          <IconButton
            icon={ZoomIn}
            label={t('conversation:viewer.zoomIn')}
            shortcut={['+']}
            onClick={zoom.zoomIn}
          />
        </>
      ) : null}
      <IconButton
        icon={MessageSquareText}
        label={t('conversation:viewer.goToMessage')}
        onClick={() => onGoToMessage(message)}
      />
      {isPicture && media ? (
        <IconButton
          icon={Copy}
          label={t('conversation:actions.copyImage')}
          onClick={() =>
            copyPicture(
              mediaAddress(media.id),
              t('conversation:actions.imageCopied'),
              t('conversation:actions.copyFailed'),
            )
          }
        />
      ) : null}
      {media ? (
        <IconButton
          icon={Download}
          label={t('conversation:media.save')}
          onClick={() => saveFile(mediaDownloadAddress(media.id))}
        />
      ) : null}
      <Base.Close render={<IconButton icon={X} label={t('common:actions.close')} />} />
    </header>
  );
}

import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { mediaAddress, thumbnailAddress } from '../../../api/media-address.ts';
import { classNames } from '../../../ui/class-names.ts';
import type { useZoom } from '../use-zoom.ts';
import { captionOf } from './content/BubbleContent.tsx';

export interface ViewerPaneProps {
  readonly message: Message;
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly zoom: ReturnType<typeof useZoom>;
  readonly onClose: () => void;
}

/** The open picture or video; a press beside it closes. */
export function ViewerPane({ message, pane, zoom, onClose }: ViewerPaneProps) {
  const { t } = useTranslation('conversation');
  const { media } = message;
  if (!media) return null;
  const { scale, x, y } = zoom.zoom;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Escape does the same as a press beside the picture
    <div
      ref={pane}
      onClick={(event) => (event.target === event.currentTarget ? onClose() : undefined)}
      className="flex h-full items-center justify-center overflow-hidden px-20 py-2"
    >
      {message.kind === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: what customers send has no captions
        <video
          key={message.id}
          src={mediaAddress(media.id)}
          poster={media.hasThumbnail ? thumbnailAddress(media.id) : undefined}
          aria-label={captionOf(message) || t('media.video')}
          controls
          autoPlay
          className="max-h-full max-w-full rounded-md bg-[#000]"
        />
      ) : (
        <img
          key={message.id}
          src={mediaAddress(media.id)}
          alt={captionOf(message) || t('media.image')}
          draggable={false}
          onDoubleClick={zoom.toggle}
          {...zoom.drag}
          style={{
            transform: `translate(${x}px, ${y}px) scale(${scale})`,
            // A small picture of it stands there until the large one is decoded.
            backgroundImage: media.hasThumbnail ? `url("${thumbnailAddress(media.id)}")` : undefined,
          }}
          width={media.width ?? undefined}
          height={media.height ?? undefined}
          className={classNames(
            'size-auto max-h-full max-w-full touch-none rounded-sm bg-cover object-contain select-none',
            !zoom.isDragging && 'transition-transform duration-(--motion-fast)',
            scale > 1 ? (zoom.isDragging ? 'cursor-grabbing' : 'cursor-grab') : 'cursor-zoom-in',
          )}
        />
      )}
    </div>
  );
}

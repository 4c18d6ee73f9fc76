import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';
import { mediaAddress, thumbnailAddress } from '../../../../api/media-address.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { playbackTime } from '../../playback-time.ts';
import { useReadingTools } from '../../reading-tools.ts';
import { useSteadyBox } from '../../use-steady-box.ts';
import { DocumentContent } from './DocumentContent.tsx';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';

export interface VideoContentProps {
  readonly message: Message;
  readonly caption: string | null;
  readonly onRetry: (() => void) | null;
}

/** A video as a still picture with its length; a press plays it over the whole window. */
export function VideoContent({ message, caption, onRetry }: VideoContentProps) {
  const { t } = useTranslation('conversation');
  const tools = useReadingTools();
  const box = useSteadyBox(message);
  const { media } = message;
  if (media?.state !== 'stored')
    return <MediaPlaceholder media={media} name={t('media.video')} box={box} onRetry={onRetry} />;
  if (!isInlineSafe(media.mimeType))
    return <DocumentContent media={media} fileName={media.fileName} onRetry={onRetry} />;
  const length = media.durationMs === null ? null : playbackTime(media.durationMs / 1000);
  return (
    <button
      type="button"
      aria-label={[t('media.playVideo'), length, caption].filter(Boolean).join(', ')}
      onClick={() => tools?.openViewer(message)}
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      className="group/video relative block max-w-full overflow-hidden rounded-md bg-[#000]"
    >
      {media.hasThumbnail ? (
        <img src={thumbnailAddress(media.id)} alt="" draggable={false} className="size-full object-cover" />
      ) : (
        <video src={mediaAddress(media.id)} preload="metadata" muted className="size-full object-cover" />
      )}
      <span className="absolute inset-0 flex items-center justify-center">
        <span className="flex size-12 items-center justify-center rounded-full bg-[#000000a6] text-[#fff] transition-transform duration-(--motion-fast) group-hover/video:scale-105">
          <Icon of={Play} size={20} />
        </span>
      </span>
      {length === null ? null : (
        <span className="absolute start-2 bottom-2 rounded-full bg-[#000000a6] px-2 py-0.5 text-xs text-[#fff] tabular-nums">
          {length}
        </span>
      )}
    </button>
  );
}

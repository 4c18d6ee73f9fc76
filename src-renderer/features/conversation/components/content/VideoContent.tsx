import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { mediaAddress } from '../../../../api/media-address.ts';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';

export interface VideoContentProps {
  readonly media: Media | null;
  readonly caption: string | null;
  readonly onRetry: () => void;
}

const box = 'h-[200px] w-[340px] max-w-full';

/** A video with the player of the browser, in a box that does not move. */
export function VideoContent({ media, caption, onRetry }: VideoContentProps) {
  const { t } = useTranslation('conversation');
  if (media?.state !== 'stored')
    return <MediaPlaceholder media={media} name={t('media.video')} className={box} onRetry={onRetry} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: what customers send has no captions
    <video
      src={mediaAddress(media.id)}
      aria-label={caption ?? t('media.video')}
      controls
      preload="metadata"
      className={`${box} rounded-md bg-[#000] object-contain`}
    />
  );
}

import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';
import { mediaAddress, thumbnailAddress } from '../../../../api/media-address.ts';
import { useMediaQuery } from '../../../../state/use-media-query.ts';
import { DocumentContent } from './DocumentContent.tsx';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';
import { StillSticker } from './StillSticker.tsx';

export interface StickerContentProps {
  readonly media: Media | null;
  readonly isAnimated: boolean;
  readonly onRetry: (() => void) | null;
}

const SIDE_PX = 144;

/** A sticker, without a bubble around it; for who wants no motion, an animated one stands still. */
export function StickerContent({ media, isAnimated, onRetry }: StickerContentProps) {
  const { t } = useTranslation('conversation');
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)') && isAnimated;
  if (media?.state !== 'stored')
    return (
      <MediaPlaceholder
        media={media}
        name={t('media.sticker')}
        box={{ width: SIDE_PX, height: SIDE_PX }}
        onRetry={onRetry}
      />
    );
  if (!isInlineSafe(media.mimeType))
    return <DocumentContent media={media} fileName={media.fileName} onRetry={onRetry} />;
  if (isStill && !media.hasThumbnail) return <StillSticker media={media} />;
  return (
    <img
      src={isStill ? thumbnailAddress(media.id) : mediaAddress(media.id)}
      alt={t('media.sticker')}
      decoding="async"
      draggable={false}
      className="size-36 object-contain"
    />
  );
}

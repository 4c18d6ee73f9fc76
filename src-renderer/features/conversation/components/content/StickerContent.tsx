import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { mediaAddress } from '../../../../api/media-address.ts';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';

export interface StickerContentProps {
  readonly media: Media | null;
  readonly onRetry: () => void;
}

/** A sticker, without a bubble around it. */
export function StickerContent({ media, onRetry }: StickerContentProps) {
  const { t } = useTranslation('conversation');
  if (media?.state !== 'stored')
    return <MediaPlaceholder media={media} name={t('media.sticker')} className="size-36" onRetry={onRetry} />;
  return (
    <img
      src={mediaAddress(media.id)}
      alt={t('media.sticker')}
      loading="lazy"
      draggable={false}
      className="size-36 object-contain"
    />
  );
}

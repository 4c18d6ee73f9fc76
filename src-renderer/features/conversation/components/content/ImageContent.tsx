import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { mediaAddress } from '../../../../api/media-address.ts';
import { ImageViewerDialog } from '../ImageViewerDialog.tsx';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';

export interface ImageContentProps {
  readonly media: Media | null;
  readonly caption: string | null;
  readonly onRetry: () => void;
}

// A fixed box: the size of a picture is only known when it is here, and then nothing may move any more.
const box = 'h-[220px] w-[300px] max-w-full';

/** A photo, cut to a box; a press opens it whole. */
export function ImageContent({ media, caption, onRetry }: ImageContentProps) {
  const { t } = useTranslation('conversation');
  const [isOpen, setOpen] = useState(false);
  if (media?.state !== 'stored')
    return <MediaPlaceholder media={media} name={t('media.image')} className={box} onRetry={onRetry} />;
  return (
    <>
      <button
        type="button"
        aria-label={t('media.openImage')}
        onClick={() => setOpen(true)}
        className="block max-w-full cursor-zoom-in overflow-hidden rounded-md bg-press"
      >
        <img
          src={mediaAddress(media.id)}
          alt={caption ?? t('media.image')}
          loading="lazy"
          decoding="async"
          draggable={false}
          className={`${box} object-cover`}
        />
      </button>
      <ImageViewerDialog media={media} caption={caption} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  );
}

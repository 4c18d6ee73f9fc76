import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { mediaAddress } from '../../../../api/media-address.ts';
import { DocumentContent } from './DocumentContent.tsx';

export interface StillStickerProps {
  readonly media: Media;
}

/**
 * The first picture of a sticker that moves, where no small picture was kept: who may only look keeps none. A file that
 * cannot be drawn is there to be saved.
 */
export function StillSticker({ media }: StillStickerProps) {
  const { t } = useTranslation('conversation');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isBroken, setBroken] = useState(false);
  const address = mediaAddress(media.id);
  useEffect(() => {
    const picture = new Image();
    picture.onload = () => {
      const target = canvas.current;
      if (target === null) return;
      target.width = picture.naturalWidth;
      target.height = picture.naturalHeight;
      // Of a picture that moves, a canvas is given the first one.
      target.getContext('2d')?.drawImage(picture, 0, 0);
    };
    picture.onerror = () => setBroken(true);
    picture.src = address;
    return () => {
      picture.onload = null;
      picture.onerror = null;
    };
  }, [address]);
  if (isBroken) return <DocumentContent media={media} fileName={media.fileName} onRetry={null} />;
  return (
    <canvas ref={canvas} role="img" aria-label={t('media.sticker')} className="size-36 object-contain" />
  );
}

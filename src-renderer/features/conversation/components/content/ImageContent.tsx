import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';
import { mediaAddress, thumbnailAddress } from '../../../../api/media-address.ts';
import { useReadingTools } from '../../reading-tools.ts';
import { useSteadyBox } from '../../use-steady-box.ts';
import { DocumentContent } from './DocumentContent.tsx';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';

export interface ImageContentProps {
  readonly message: Message;
  readonly caption: string | null;
  readonly onRetry: (() => void) | null;
}

/** A smaller file is shown as it is: a copy of it would gain nothing. */
const SMALL_BYTES = 60_000;

/** A photo in its own shape; a press opens it over the whole window. */
export function ImageContent({ message, caption, onRetry }: ImageContentProps) {
  const { t } = useTranslation('conversation');
  const tools = useReadingTools();
  const box = useSteadyBox(message);
  const [isBroken, setBroken] = useState(false);
  const { media } = message;
  if (media?.state !== 'stored')
    return <MediaPlaceholder media={media} name={t('media.image')} box={box} onRetry={onRetry} />;
  // Called a picture, but its bytes are something else.
  if (isBroken || !isInlineSafe(media.mimeType))
    return <DocumentContent media={media} fileName={media.fileName} onRetry={onRetry} />;
  const isLarge = (media.byteSize ?? 0) > SMALL_BYTES;
  return (
    <button
      type="button"
      aria-label={t('media.openImage')}
      onClick={() => tools?.openViewer(message)}
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      className="block max-w-full cursor-zoom-in overflow-hidden rounded-md bg-press"
    >
      <img
        src={isLarge && media.hasThumbnail ? thumbnailAddress(media.id) : mediaAddress(media.id)}
        alt={caption || t('media.image')}
        decoding="async"
        draggable={false}
        onError={() => setBroken(true)}
        className="size-full object-cover"
      />
    </button>
  );
}

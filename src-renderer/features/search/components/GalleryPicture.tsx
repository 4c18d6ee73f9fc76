import { ImageOff, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';
import { mediaAddress, thumbnailAddress } from '../../../api/media-address.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Icon } from '../../../ui/Icon.tsx';

export interface GalleryPictureProps {
  readonly message: Message;
  /** In pixels, both ways. */
  readonly size: number;
  readonly onGoTo: (id: MessageId) => void;
}

/** A picture or the still of a video; a press shows it where it was said. */
export function GalleryPicture({ message, size, onGoTo }: GalleryPictureProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const isVideo = message.kind === 'video';
  const isHere = message.media?.state === 'stored';
  const when = format.moment(message.sentAt);
  return (
    <button
      type="button"
      aria-label={`${t(isVideo ? 'gallery.video' : 'gallery.picture', { when })}. ${t('gallery.toMessage')}`}
      title={when}
      onClick={() => onGoTo(message.id)}
      style={{ width: size, height: size }}
      className="relative flex shrink-0 items-center justify-center overflow-hidden rounded-sm bg-press text-ink-faint"
    >
      <Picture message={message} />
      {isVideo && isHere ? (
        <span className="absolute flex size-7 items-center justify-center rounded-full bg-[#000000a6] text-[#fff]">
          <Icon of={Play} size={14} />
        </span>
      ) : null}
    </button>
  );
}

function Picture({ message: { kind, media } }: Pick<GalleryPictureProps, 'message'>) {
  const [isBroken, setBroken] = useState(false);
  const isShown = media?.state === 'stored' && isInlineSafe(media.mimeType) && !isBroken;
  if (isShown && media.hasThumbnail)
    return <Image address={thumbnailAddress(media.id)} onBroken={() => setBroken(true)} />;
  if (isShown && kind === 'image')
    return <Image address={mediaAddress(media.id)} onBroken={() => setBroken(true)} />;
  if (isShown) {
    return (
      <video
        src={mediaAddress(media.id)}
        preload="metadata"
        muted
        onError={() => setBroken(true)}
        className="size-full object-cover"
      />
    );
  }
  return <Icon of={ImageOff} size={20} />;
}

function Image({ address, onBroken }: { readonly address: string; readonly onBroken: () => void }) {
  return (
    <img
      src={address}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={onBroken}
      className="size-full object-cover transition-opacity hover:opacity-90"
    />
  );
}

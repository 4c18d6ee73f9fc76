import { FileText, ImageIcon, type LucideIcon, MapPin, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

/** What stands above the words; `src` is an address of this page's own hub, null while there is no file. */
export type BubbleHeader =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image' | 'video'; readonly src: string | null }
  | { readonly kind: 'document'; readonly fileName: string | null }
  | { readonly kind: 'location'; readonly name: string; readonly address: string };

export interface HeaderPictureProps {
  readonly header: Exclude<BubbleHeader, { kind: 'text' }>;
}

/** The top of a template that is not words: a picture, a video, a file or a place. */
export function HeaderPicture({ header }: HeaderPictureProps) {
  const { t } = useTranslation('ui');
  switch (header.kind) {
    case 'image':
      return header.src === null ? (
        <EmptyPicture icon={ImageIcon} words={t('templateBubble.image')} />
      ) : (
        <img
          src={header.src}
          alt={t('templateBubble.image')}
          className="m-1 mb-0 max-h-56 rounded-[11px] object-cover"
        />
      );
    case 'video':
      return header.src === null ? (
        <EmptyPicture icon={Play} words={t('templateBubble.video')} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: a sample file of the shop's own; WhatsApp knows no captions
        <video
          src={header.src}
          aria-label={t('templateBubble.video')}
          controls
          preload="metadata"
          className="m-1 mb-0 max-h-56 rounded-[11px] bg-press"
        />
      );
    case 'document':
      return (
        <div className="m-1 mb-0 flex items-center gap-2.5 rounded-[11px] bg-press px-3 py-3">
          <Icon of={FileText} size={20} className="text-accent-ink" />
          <span className="min-w-0 truncate text-sm font-medium">
            {header.fileName ?? t('templateBubble.document')}
          </span>
        </div>
      );
    case 'location':
      return <PlaceCard name={header.name} address={header.address} />;
  }
}

function PlaceCard({ name, address }: { readonly name: string; readonly address: string }) {
  const { t } = useTranslation('ui');
  return (
    <div className="m-1 mb-0 overflow-clip rounded-[11px] bg-press">
      <div className="flex h-24 items-center justify-center">
        <Icon of={MapPin} size={24} className="text-accent-ink" />
      </div>
      <div className="px-3 pb-2.5">
        <p dir="auto" className="truncate text-sm font-medium">
          {name || t('templateBubble.location')}
        </p>
        {address ? (
          <p dir="auto" className="truncate text-sm text-ink-soft">
            {address}
          </p>
        ) : null}
      </div>
    </div>
  );
}

function EmptyPicture({ icon, words }: { readonly icon: LucideIcon; readonly words: string }) {
  return (
    <div className="m-1 mb-0 flex h-32 flex-col items-center justify-center gap-1.5 rounded-[11px] bg-press text-ink-soft">
      <Icon of={icon} size={24} />
      <span className="text-sm">{words}</span>
    </div>
  );
}

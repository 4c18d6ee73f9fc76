import { AudioLines, ExternalLink, FileText, Link2, type LucideIcon, Mic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { displayFileName } from '#shared/domain/file-name.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { findLinks } from '#shared/domain/links.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';
import { mediaAddress, mediaDownloadAddress } from '../../../api/media-address.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { GalleryKind } from '../gallery-queries.ts';

export interface GalleryItemProps {
  readonly message: Message;
  readonly kind: GalleryKind;
  readonly onGoTo: (id: MessageId) => void;
}

interface ItemLook {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly details: string;
  /** Opens the thing itself; null where that is not safe, or there is nothing to open. */
  readonly href: string | null;
}

/** A document, a sound or a link: what it is, when it was said, and the ways to it. */
export function GalleryItem({ message, kind, onGoTo }: GalleryItemProps) {
  const { t } = useTranslation('search');
  const { icon, title, details, href } = useItemLook(message, kind);
  return (
    <div className="flex h-14 items-center gap-1 rounded-md hover:bg-hover">
      <button
        type="button"
        onClick={() => onGoTo(message.id)}
        title={t('gallery.toMessage')}
        className="flex h-full min-w-0 flex-1 items-center gap-3 rounded-md px-2 text-start"
      >
        <span className="flex size-9 shrink-0 items-center justify-center rounded-sm bg-press text-ink-soft">
          <Icon of={icon} size={18} />
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <bdi className="truncate text-sm font-medium text-ink">{title}</bdi>
          <span className="truncate text-xs text-ink-faint tabular-nums">{details}</span>
        </span>
      </button>
      {href ? (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          aria-label={t('gallery.open', { name: title })}
          title={t('gallery.open', { name: title })}
          className="me-1 inline-flex size-8 shrink-0 items-center justify-center rounded-sm text-ink-soft hover:bg-press hover:text-ink"
        >
          <Icon of={ExternalLink} size={16} />
        </a>
      ) : null}
    </div>
  );
}

function useItemLook(message: Message, kind: GalleryKind): ItemLook {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { content, media, direction, sentAt } = message;
  const author = direction === 'out' ? t('gallery.fromUs') : null;
  const join = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' · ');
  if (kind === 'links') {
    const link = firstWebLink(contentText(content));
    return {
      icon: Link2,
      title: link?.text ?? contentText(content),
      details: join([link?.host ?? null, author, format.dayTime(sentAt)]),
      // One that leads elsewhere than it says is opened from the message, where this is told.
      href: link && link.caution === null ? link.href : null,
    };
  }
  const size = media?.byteSize == null ? null : format.bytes(media.byteSize);
  const state =
    media?.state === 'stored' ? size : t(media?.state === 'failed' ? 'gallery.missing' : 'gallery.waiting');
  const details = join([state, author, format.dayTime(sentAt)]);
  if (content.kind === 'audio') {
    const [icon, title] = content.isVoice ? [Mic, t('gallery.voice')] : [AudioLines, t('gallery.audio')];
    return { icon, title: content.isVoice ? title : (media?.fileName ?? title), details, href: null };
  }
  const given = (content.kind === 'document' ? content.fileName : null) ?? media?.fileName;
  const href =
    media?.state !== 'stored'
      ? null
      : isInlineSafe(media.mimeType)
        ? mediaAddress(media.id)
        : mediaDownloadAddress(media.id);
  return {
    icon: FileText,
    title: given ? displayFileName(given, media?.mimeType ?? '') : t('gallery.document'),
    details,
    href,
  };
}

const firstWebLink = (text: string) =>
  findLinks(text)
    .map(({ link }) => link)
    .find((link) => link.kind === 'web');

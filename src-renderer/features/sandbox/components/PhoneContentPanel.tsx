import { useTranslation } from 'react-i18next';
import type { PhoneMessage } from '#shared/contract/sandbox.ts';
import { kindLook } from '../../../state/message-kinds.ts';
import { Icon } from '../../../ui/Icon.tsx';

export interface PhoneContentPanelProps {
  readonly message: PhoneMessage;
  /** Where the file can be shown from; null where only its name is known here. */
  readonly mediaUrl: string | null;
}

/** Kinds that a phone shows as a thing with a name; the others are their words. */
const namedKinds = new Set([
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'order',
  'unsupported',
]);

/** What a bubble on the phone says: the picture or the name of what was sent, then its words. */
export function PhoneContentPanel({ message, mediaUrl }: PhoneContentPanelProps) {
  const { t } = useTranslation('sandbox');
  const { t: shell } = useTranslation('shell');
  // WhatsApp sends what it records as audio; nearly always that is a voice message.
  const look = kindLook(message.kind === 'audio' ? 'voice' : message.kind);
  const word = message.kind === 'unsupported' ? t('samples.unsupported') : shell(`kinds.${look.word}`);
  const isPicture = message.kind === 'image' || message.kind === 'sticker';
  const hasWords = message.text.trim() !== '';
  const isNamed = namedKinds.has(message.kind) || !hasWords;
  return (
    <>
      {isPicture && mediaUrl ? (
        <img
          src={mediaUrl}
          alt={word}
          className={
            message.kind === 'sticker' ? 'size-28 object-contain' : 'aspect-4/3 w-52 rounded-md object-cover'
          }
        />
      ) : isNamed ? (
        <p className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
          {look.icon ? <Icon of={look.icon} className="text-sandbox-ink" /> : null}
          <bdi className="min-w-0 truncate">{message.media?.fileName ?? word}</bdi>
        </p>
      ) : null}
      {hasWords ? <p className="break-words whitespace-pre-wrap select-text">{message.text}</p> : null}
    </>
  );
}

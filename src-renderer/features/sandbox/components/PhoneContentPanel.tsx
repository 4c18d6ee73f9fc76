import { useTranslation } from 'react-i18next';
import type { PhoneMessage } from '#shared/contract/sandbox.ts';
import { kindLook } from '../../../state/message-kinds.ts';
import { Icon } from '../../../ui/Icon.tsx';

export interface PhoneContentPanelProps {
  readonly message: PhoneMessage;
  /** Where the file can be shown from; null where only its name is known here. */
  readonly mediaUrl: string | null;
}

/** What a bubble on the phone says: the picture or the name of its file, then its words. */
export function PhoneContentPanel({ message, mediaUrl }: PhoneContentPanelProps) {
  const { t } = useTranslation('shell');
  const isVoice = message.kind === 'audio' || message.kind === 'voice';
  const look = kindLook(isVoice ? 'voice' : message.kind);
  const word = t(`kinds.${look.word}`);
  const isPicture = message.kind === 'image' || message.kind === 'sticker';
  const hasWords = message.text.trim() !== '';
  // Kinds that are their words need no label above them.
  const isPlain =
    look.icon === null || (message.media === null && hasWords && message.kind !== 'unsupported');
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
      ) : isPlain ? null : (
        <p className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
          {look.icon ? <Icon of={look.icon} className="text-sandbox-ink" /> : null}
          <bdi className="min-w-0 truncate">{message.media?.fileName ?? word}</bdi>
        </p>
      )}
      {hasWords ? <p className="break-words whitespace-pre-wrap select-text">{message.text}</p> : null}
    </>
  );
}

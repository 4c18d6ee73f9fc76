import type { Conversation } from '#shared/contract/conversations.ts';
import { plainWords } from '#shared/domain/text-formatting.ts';
import { kindLook } from '../../../state/message-kinds.ts';
import { tickKind } from '../../../state/tick-kind.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { TickMark } from '../../../ui/TickMark.tsx';
import type { RowWords } from '../use-row-words.ts';

export interface PreviewLineProps {
  readonly preview: Conversation['preview'];
  /** What the operator has begun to write; it goes before the last message. */
  readonly draft: string;
  readonly words: RowWords;
}

/** One line about the newest thing in a conversation. */
export function PreviewLine({ preview, draft, words }: PreviewLineProps) {
  const { t } = words;
  if (draft !== '') {
    return (
      <span className="truncate">
        <span className="text-danger-ink">{t('inbox:draft')}</span> {draft}
      </span>
    );
  }
  if (!preview) return <span className="truncate">{t('inbox:noMessages')}</span>;
  return (
    <span className="flex min-w-0 items-center gap-1">
      {preview.direction === 'out' && preview.status ? (
        <TickMark kind={tickKind(preview.status)} label={t(`shell:ticks.${preview.status}`)} size={14} />
      ) : null}
      <PreviewWords preview={preview} words={words} />
    </span>
  );
}

interface PreviewWordsProps {
  readonly preview: NonNullable<Conversation['preview']>;
  readonly words: RowWords;
}

function PreviewWords({ preview, words: { t } }: PreviewWordsProps) {
  const { word, icon } = kindLook(preview.kind);
  if (preview.kind === 'reaction') {
    const sentence =
      preview.text === '' ? t('inbox:reactionRemoved') : t('inbox:reactedWith', { emoji: preview.text });
    return <span className="truncate">{sentence}</span>;
  }
  // Words of the message are enough for what is read; what is seen or heard needs its kind as well.
  const text = plainWords(preview.text).replace(/\s+/g, ' ').trim();
  const isSilent = text === '';
  return (
    <>
      {icon && preview.kind !== 'system' ? <Icon of={icon} size={14} /> : null}
      <span className="truncate">{isSilent ? t(`shell:kinds.${word}`) : <bdi>{text}</bdi>}</span>
    </>
  );
}

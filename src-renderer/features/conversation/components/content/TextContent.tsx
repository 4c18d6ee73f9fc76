import { useTranslation } from 'react-i18next';
import { isEmojiOnly, splitText } from '../../text-parts.ts';

export interface TextContentProps {
  readonly body: string;
}

/** The words of a message: line breaks as written, links that say where they lead. */
export function TextContent({ body }: TextContentProps) {
  const { t } = useTranslation('conversation');
  if (isEmojiOnly(body)) return <span className="block text-[40px] leading-[48px]">{body.trim()}</span>;
  return (
    <span dir="auto" className="text-bubble break-words whitespace-pre-wrap select-text">
      {splitText(body).map((part, place) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <a
            // Parts have no identity of their own: the words of a message change as a whole.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={place}
            href={part.href}
            target="_blank"
            rel="noreferrer"
            title={t('bubble.link', { host: part.host })}
            className="text-accent-ink underline decoration-1 underline-offset-2"
          >
            {part.text}
            {part.isPlain ? null : <span className="text-ink-faint"> ({part.host})</span>}
          </a>
        ),
      )}
    </span>
  );
}

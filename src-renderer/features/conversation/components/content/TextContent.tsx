import { useTranslation } from 'react-i18next';
import { parseFormattedText } from '#shared/domain/text-formatting.ts';
import { FormattedText, type InlineLooks, type TextDirection } from '../../../../ui/FormattedText.tsx';
import { foldText } from '../../fold-text.ts';
import { useReadingTools } from '../../reading-tools.ts';
import { isEmojiOnly } from '../../text-parts.ts';
import { LinkText } from './LinkText.tsx';

export interface TextContentProps {
  readonly body: string;
  /** Names the text among all of the conversation, so that it stays unfolded; without it a long text is shown whole. */
  readonly foldKey?: string;
  /** Where it is known without looking at the words. */
  readonly direction?: TextDirection;
}

const looks: InlineLooks = { link: (link) => <LinkText link={link} /> };

/** The words of a message in WhatsApp's formatting: line breaks as written, links that say where they lead. */
export function TextContent({ body, foldKey, direction = 'auto' }: TextContentProps) {
  const tools = useReadingTools();
  if (isEmojiOnly(body)) return <span className="block text-[40px] leading-[48px]">{body.trim()}</span>;
  const isUnfolded = foldKey === undefined || tools === null || tools.unfolded.has(foldKey);
  const beginning = isUnfolded ? null : foldText(body);
  return (
    // No box of its own: the time of the message stands beside the end of its last line.
    <div className="text-bubble contents [overflow-wrap:anywhere] whitespace-pre-wrap select-text">
      <FormattedText
        blocks={parseFormattedText(beginning === null ? body : `${beginning}…`)}
        looks={looks}
        direction={direction}
      />
      {beginning === null || foldKey === undefined ? null : (
        <MoreButton onClick={() => tools?.unfold(foldKey)} />
      )}
    </div>
  );
}

/** On its own, as is everything in a bubble that few have: the words of the screen are asked for by each that wants some. */
function MoreButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('conversation');
  return (
    <button
      type="button"
      onClick={onClick}
      className="block py-0.5 text-sm font-medium text-accent-ink hover:underline"
    >
      {t('bubble.showMore')}
    </button>
  );
}

import { List } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseFormattedText } from '#shared/domain/text-formatting.ts';
import { type BubbleCard, BubbleCards } from './BubbleCards.tsx';
import { BubbleOffer, type OfferWords } from './BubbleOffer.tsx';
import { type BubbleButton, bubbleButtonIcons } from './bubble-button.ts';
import { classNames } from './class-names.ts';
import { FormattedText, type InlineLooks, type TextDirection } from './FormattedText.tsx';
import { type BubbleHeader, HeaderPicture } from './HeaderPicture.tsx';
import { Icon } from './Icon.tsx';
import { keyed } from './keyed.ts';

/** What a customer sees of a template, with its values written in; a place that is left, `{{1}}`, is shown as one. */
export interface BubbleContent {
  readonly header: BubbleHeader | null;
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly BubbleButton[];
  /** Of all its words, also of a line that begins with a value in other letters; without it each line finds its own. */
  readonly direction?: TextDirection;
  readonly offer?: OfferWords;
  readonly cards?: readonly BubbleCard[];
}

export interface TemplateBubbleProps extends BubbleContent {
  /** The accessible name of the picture as a whole. */
  readonly label: string;
  /** When it came, as it is written: "14:05". */
  readonly time?: string;
  /** What stands instead of a body that has not been written. */
  readonly placeholder?: string;
}

/** WhatsApp shows three buttons; of more, two and a list. */
const MOST_SHOWN = 3;

/** A template as the customer will see it, in the order of WhatsApp and in our own bubble; its cards stand below it. */
export function TemplateBubble(props: TemplateBubbleProps) {
  const { label, direction = 'auto', cards = [] } = props;
  return (
    <figure
      aria-label={label}
      className={classNames(
        'm-0 flex w-full min-w-0 flex-col gap-2',
        // A row of cards takes the room that there is.
        cards.length === 0 && 'max-w-[340px]',
      )}
    >
      <Words {...props} direction={direction} />
      {cards.length > 0 ? <BubbleCards cards={cards} direction={direction} words={withPlaces} /> : null}
    </figure>
  );
}

function Words(props: TemplateBubbleProps & { readonly direction: TextDirection }) {
  const { header, offer, body, footer, buttons, direction, time, placeholder } = props;
  return (
    <div className="flex max-w-[340px] min-w-0 flex-col overflow-clip rounded-bubble bg-bubble-out text-ink shadow-bubble">
      {header && header.kind !== 'text' ? <HeaderPicture header={header} /> : null}
      {offer ? (
        <div className="p-1 pb-0">
          <BubbleOffer {...offer} words={withPlaces} />
        </div>
      ) : null}
      <div className="flow-root px-3 py-2">
        {header?.kind === 'text' && header.text !== '' ? (
          <p dir={direction} className="pb-1 text-bubble font-semibold [overflow-wrap:anywhere]">
            {withPlaces(header.text)}
          </p>
        ) : null}
        {body === '' && placeholder ? (
          <p className="text-bubble text-ink-faint italic">{placeholder}</p>
        ) : (
          <div className="text-bubble [overflow-wrap:anywhere] whitespace-pre-wrap select-text">
            <FormattedText blocks={parseFormattedText(body)} looks={looks} direction={direction} />
          </div>
        )}
        {footer ? (
          <p dir={direction} className="pt-1 text-sm text-ink-faint [overflow-wrap:anywhere]">
            {footer}
          </p>
        ) : null}
        {time ? (
          <span className="float-end ms-3 mt-1 -mb-0.5 text-xs leading-4 text-ink-faint tabular-nums select-none">
            {time}
          </span>
        ) : null}
      </div>
      <Buttons buttons={buttons} direction={direction} />
    </div>
  );
}

function Buttons({ buttons, direction }: Required<Pick<BubbleContent, 'buttons' | 'direction'>>) {
  const { t } = useTranslation('ui');
  const [isUnfolded, setUnfolded] = useState(false);
  if (buttons.length === 0) return null;
  const isFolded = buttons.length > MOST_SHOWN && !isUnfolded;
  const shown = isFolded ? buttons.slice(0, MOST_SHOWN - 1) : buttons;
  return (
    <div className="flex flex-col">
      {keyed(shown).map(({ key, item }) => (
        <p key={key} className={buttonClass}>
          <Icon of={bubbleButtonIcons[item.kind]} size={16} />
          <span dir={direction} className="min-w-0 [overflow-wrap:anywhere]">
            {withPlaces(item.text)}
          </span>
        </p>
      ))}
      {isFolded ? (
        <button
          type="button"
          onClick={() => setUnfolded(true)}
          className={`${buttonClass} -outline-offset-2`}
        >
          <Icon of={List} size={16} />
          {t('templateBubble.allButtons')}
        </button>
      ) : null}
    </div>
  );
}

const buttonClass =
  'flex min-h-10 items-center justify-center gap-2 border-t border-line-strong/60 px-3 py-2 text-center text-sm font-medium text-accent-ink';

const looks: InlineLooks = {
  // Nothing is opened from a picture of a message.
  link: (link) => (
    <span className="text-accent-ink underline decoration-1 underline-offset-2">{withPlaces(link.text)}</span>
  ),
  text: withPlaces,
};

const place = /(\{\{[^{}\n]{0,100}\}\})/;

/** The words with every place that is left as a small sign of its own. */
function withPlaces(text: string): ReactNode {
  const parts = text.split(place);
  if (parts.length === 1) return text;
  return keyed(parts).map(({ key, item }, index) =>
    index % 2 === 0 ? (
      item
    ) : (
      <bdi
        key={key}
        className="rounded-xs bg-note-paper px-1 py-px font-mono text-[0.85em] text-note-ink box-decoration-clone"
      >
        {item.slice(2, -2).trim() || '…'}
      </bdi>
    ),
  );
}

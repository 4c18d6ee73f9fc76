import { ShoppingBag } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BubbleButton, bubbleButtonIcons } from './bubble-button.ts';
import type { TextDirection } from './FormattedText.tsx';
import { type BubbleHeader, HeaderPicture } from './HeaderPicture.tsx';
import { Icon } from './Icon.tsx';
import { keyed } from './keyed.ts';

/** One card of a carousel. */
export interface BubbleCard {
  /** A product is shown by WhatsApp with its picture, name and price. */
  readonly header:
    | Extract<BubbleHeader, { kind: 'image' | 'video' }>
    | { readonly kind: 'product'; readonly productId: string };
  readonly body: string;
  readonly buttons: readonly BubbleButton[];
}

export interface BubbleCardsProps {
  readonly cards: readonly BubbleCard[];
  /** Of all words, also of a line that begins with a value in other letters. */
  readonly direction: TextDirection;
  /** The words of a card and of its buttons, where places that are left are drawn as such. */
  readonly words?: (text: string) => ReactNode;
}

/** The cards of a carousel side by side; the row scrolls by wheel, finger and, once it has the focus, by the arrows. */
export function BubbleCards({ cards, direction, words = (text) => text }: BubbleCardsProps) {
  const { t } = useTranslation('ui');
  return (
    <section
      aria-label={t('templateBubble.cards')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
      tabIndex={0}
      className="overflow-x-auto overscroll-x-contain rounded-lg -outline-offset-2 [scrollbar-width:thin]"
    >
      <ol className="m-0 flex w-max list-none snap-x gap-2 p-0 pb-2">
        {keyed(cards).map(({ key, item }, index) => (
          <li
            key={key}
            aria-label={t('templateBubble.card', { number: index + 1, total: cards.length })}
            className="flex w-52 shrink-0 snap-start flex-col overflow-clip rounded-lg border border-line bg-surface-raised text-ink"
          >
            {/* One height for all: WhatsApp cuts the pictures of a carousel alike. */}
            <div className="flex flex-col *:h-40! *:max-h-none!">
              {item.header.kind === 'product' ? (
                <Product productId={item.header.productId} />
              ) : (
                <HeaderPicture header={item.header} />
              )}
            </div>
            {item.body === '' ? null : (
              <p
                dir={direction}
                className="px-3 pt-2 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap select-text"
              >
                {words(item.body)}
              </p>
            )}
            <Buttons buttons={item.buttons} direction={direction} words={words} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type ButtonsProps = Required<Pick<BubbleCardsProps, 'direction' | 'words'>> & Pick<BubbleCard, 'buttons'>;

function Buttons({ buttons, direction, words }: ButtonsProps) {
  return (
    // At the bottom of every card, however long its words are.
    <div className="mt-auto flex flex-col pt-2">
      {keyed(buttons).map(({ key, item }) => (
        <p
          key={key}
          className="flex min-h-9 items-center justify-center gap-2 border-t border-line px-2.5 py-1.5 text-center text-sm font-medium text-accent-ink"
        >
          <Icon of={bubbleButtonIcons[item.kind]} size={14} className="shrink-0" />
          <span dir={direction} className="min-w-0 [overflow-wrap:anywhere]">
            {words(item.text)}
          </span>
        </p>
      ))}
    </div>
  );
}

function Product({ productId }: { readonly productId: string }) {
  const { t } = useTranslation('ui');
  return (
    <div className="m-1 mb-0 flex h-32 flex-col items-center justify-center gap-1.5 rounded-[11px] bg-press px-2 text-ink-soft">
      <Icon of={ShoppingBag} size={24} />
      <span className="text-sm">{t('templateBubble.product')}</span>
      {productId === '' ? null : <bdi className="max-w-full truncate font-mono text-xs">{productId}</bdi>}
    </div>
  );
}

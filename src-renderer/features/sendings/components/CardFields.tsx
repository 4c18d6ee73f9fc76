import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardAnswer, SendAnswers } from '#shared/contract/sendings.ts';
import type { TemplateCard } from '#shared/domain/template-draft.ts';
import { HeaderField } from './HeaderField.tsx';

export interface CardFieldsProps {
  readonly cards: readonly TemplateCard[];
  readonly answers: SendAnswers['cards'];
  /** What is sent with a card for which no file was chosen: the sample of the template, or nothing. */
  readonly hasSample: (card: number) => boolean;
  /** What is wrong with the file of a card. */
  readonly problemOf: (card: number) => string | null;
  readonly onCards: (cards: NonNullable<SendAnswers['cards']>) => void;
  /** The values of a card, drawn where it is; null where nothing is asked. */
  readonly valuesOf: (card: number) => ReactNode;
}

/** What each card of a carousel wants: its picture or video, and its values. */
export function CardFields(props: CardFieldsProps) {
  const { cards, answers, hasSample, problemOf, onCards, valuesOf } = props;
  const { t } = useTranslation('sendings');
  const [names, setNames] = useState<Readonly<Record<number, string>>>({});
  const set = (card: number, answer: CardAnswer) => onCards({ ...answers, [card]: answer });
  return cards.map(({ header: { kind } }, card) => {
    const values = valuesOf(card);
    if (kind === 'product' && values === null) return null;
    return (
      <fieldset
        // Cards have no names; their order is the template's.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={card}
        className="m-0 flex min-w-0 flex-col gap-4 rounded-lg border border-line p-3"
      >
        <legend className="px-1 text-sm font-medium text-ink-soft">
          {t('values.card', { number: card + 1 })}
        </legend>
        {kind === 'product' ? null : (
          <HeaderField
            kind={kind}
            label={t(kind === 'image' ? 'header.cardImage' : 'header.cardVideo')}
            isThere={answers?.[card] !== undefined}
            fileName={names[card] ?? null}
            fallback={hasSample(card) ? t('header.sample') : undefined}
            problem={problemOf(card)}
            onFile={(media) => {
              setNames((all) => ({ ...all, [card]: media.fileName ?? '' }));
              set(card, { kind: 'file', mediaId: media.id });
            }}
          />
        )}
        {values}
      </fieldset>
    );
  });
}

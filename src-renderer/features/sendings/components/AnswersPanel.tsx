import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { valueProblems } from '#shared/domain/template-values.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { samplesOf } from '../../../state/template-bubble.ts';
import { type AskedPlace, askedPlaces, cardSource, headerNeed, type TemplateView } from '../template-view.ts';
import { CardFields } from './CardFields.tsx';
import { FilledBubble } from './FilledBubble.tsx';
import { HeaderField } from './HeaderField.tsx';
import { OfferEndField } from './OfferEndField.tsx';
import { PlaceField } from './PlaceField.tsx';
import { ValueField } from './ValueField.tsx';

export interface AnswersPanelProps {
  readonly template: Template;
  readonly view: TemplateView;
  readonly answers: SendAnswers;
  readonly onChange: (answers: SendAnswers) => void;
}

/** What everybody gets alike, beside a picture of the template with its samples. */
export function AnswersPanel({ template, view, answers, onChange }: AnswersPanelProps) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const [fileName, setFileName] = useState<string | null>(null);
  const asked = askedPlaces(template, view);
  const need = headerNeed(view);
  const isHeaderAsked = need !== null && template.binding.headerSource.kind === 'ask';
  const labelOf = ({ label, place }: AskedPlace) =>
    label ||
    (place.card !== undefined && place.part === 'header'
      ? t('values.product')
      : t(`values.${place.part}`, { name: place.part === 'button' ? Number(place.name) + 1 : place.name }));
  const problems = valueProblems(view.text, answers.values);
  const fieldsOf = (card: number | undefined) =>
    asked
      .filter(({ place }) => place.card === card)
      .map((one) => {
        const { key, place, sample } = one;
        const shared = {
          label: labelOf(one),
          value: answers.values[key] ?? '',
          problem: problems[key]?.sentence[language] ?? null,
          isFromData: false,
          onChange: (text: string) => onChange({ ...answers, values: { ...answers.values, [key]: text } }),
        };
        return place.part === 'offer' ? (
          <OfferEndField key={key} {...shared} />
        ) : (
          <ValueField key={key} {...shared} placeholder={sample || undefined} />
        );
      });
  const typed = Object.entries(answers.values).filter(([, value]) => value.trim() !== '');
  return (
    <div className="@container">
      <div className="flex flex-col gap-5 @[680px]:flex-row @[680px]:gap-8">
        <div className="flex min-w-0 flex-col gap-1.5 @[680px]:w-[400px] @[680px]:shrink-0">
          <FilledBubble
            template={template}
            view={view}
            values={{
              ...view.samples,
              ...samplesOf(template.binding.variables),
              ...Object.fromEntries(typed),
            }}
            header={answers.header}
            cards={answers.cards}
            fileName={fileName ?? undefined}
          />
          <p className="text-xs text-ink-faint">{t('new.sample')}</p>
        </div>
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          {asked.length > 0 || isHeaderAsked || view.text.cards ? (
            <div>
              <h3 className="text-base font-medium text-ink">{t('new.answers')}</h3>
              <p className="text-sm text-pretty text-ink-faint">{t('new.answersHint')}</p>
            </div>
          ) : (
            <p className="max-w-80 pt-1 text-sm text-pretty text-ink-soft">{t('new.nothingToFill')}</p>
          )}
          {isHeaderAsked && need === 'location' ? (
            <PlaceField
              place={answers.header?.kind === 'place' ? answers.header : null}
              onPlace={(header) => onChange({ ...answers, header })}
            />
          ) : null}
          {isHeaderAsked && need !== 'location' ? (
            <HeaderField
              kind={need}
              isThere={answers.header !== null}
              fileName={fileName}
              problem={null}
              onFile={(media) => {
                setFileName(media.fileName ?? '');
                onChange({ ...answers, header: { kind: 'file', mediaId: media.id } });
              }}
            />
          ) : null}
          {fieldsOf(undefined)}
          <CardFields
            cards={view.text.cards ?? []}
            answers={answers.cards}
            hasSample={(card) => cardSource(template, view, card)?.kind === 'sample'}
            problemOf={() => null}
            onCards={(cards) => onChange({ ...answers, cards })}
            valuesOf={(card) => (asked.some(({ place }) => place.card === card) ? fieldsOf(card) : null)}
          />
        </div>
      </div>
    </div>
  );
}

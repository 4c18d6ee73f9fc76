import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { FilledTemplate } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { placeOfKey } from '#shared/domain/template-draft.ts';
import { whyNotSent } from '#shared/domain/template-life.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { closeSendDialog } from '../../../state/send-store.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { reachedAt } from '../sending-view.ts';
import { headerNeed, type TemplateView } from '../template-view.ts';
import type { useSendOne } from '../use-send-one.ts';
import { CardFields } from './CardFields.tsx';
import { FilledBubble } from './FilledBubble.tsx';
import { HeaderField } from './HeaderField.tsx';
import { OfferEndField } from './OfferEndField.tsx';
import { PlaceField } from './PlaceField.tsx';
import { ValueField } from './ValueField.tsx';

export interface FillPanelProps {
  readonly template: Template;
  readonly view: TemplateView;
  readonly one: ReturnType<typeof useSendOne>;
}

/** To whom, how it reads, and what is still wanted. */
export function FillPanel({ template, view, one }: FillPanelProps) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const sentenceOf = useFailureSentence();
  const [fileName, setFileName] = useState<string | null>(null);
  const { filled, answers, values, open, obstacle } = one;
  const known = values.filter((value) => !open.includes(value));
  const need = headerNeed(view);
  const nameOf = ({ key, label }: FilledTemplate['values'][number]) => {
    const card = placeOfKey(key)?.card;
    return card === undefined
      ? label[language]
      : t('values.onCard', { number: card + 1, label: label[language] });
  };
  const isHeaderAsked = need !== null && template.binding.headerSource.kind !== 'file';
  return (
    <div className="flex flex-col gap-4">
      <Recipient recipient={filled.data?.recipient ?? null} />
      {filled.isError ? (
        <LoadFailure
          title={t('one.fillFailed')}
          reason={sentenceOf(filled.error)}
          onRetry={() => void filled.refetch()}
        />
      ) : null}
      {obstacle ? (
        <Obstacle
          sentence={obstacle.sentence[language]}
          contactId={filled.data?.recipient?.contactId ?? null}
        />
      ) : null}
      {template.unknownParts.length > 0 ? (
        <Banner tone="waiting">{whyNotSent(template.unknownParts)[language]}</Banner>
      ) : null}
      <section aria-label={t('one.preview')} className="flex flex-col gap-1.5">
        <h3 className="text-xs font-medium text-ink-faint">{t('one.preview')}</h3>
        <FilledBubble
          template={template}
          view={view}
          values={Object.fromEntries(values.map(({ key, value }) => [key, value]))}
          header={answers.header}
          cards={answers.cards}
          fileName={fileName ?? filled.data?.header.fileName ?? undefined}
        />
      </section>
      {need === 'location' && filled.data && (!filled.data.header.isFilled || answers.header) ? (
        <PlaceField
          place={answers.header?.kind === 'place' ? answers.header : null}
          onPlace={(place) => one.setHeader(place)}
        />
      ) : null}
      {need !== null && need !== 'location' && isHeaderAsked ? (
        <HeaderField
          kind={need}
          isThere={answers.header !== null}
          fileName={fileName}
          problem={filled.data?.header.problem?.[language] ?? null}
          onFile={(media) => {
            setFileName(media.fileName ?? '');
            one.setHeader({ kind: 'file', mediaId: media.id });
          }}
        />
      ) : null}
      <OpenValues template={template} view={view} one={one} card={undefined} />
      <CardFields
        cards={view.text.cards ?? []}
        answers={answers.cards}
        hasSample={(card) => filled.data?.cards?.[card]?.isSample ?? false}
        problemOf={(card) => filled.data?.cards?.[card]?.problem?.[language] ?? null}
        onCards={one.setCards}
        valuesOf={(card) =>
          open.some(({ key }) => placeOfKey(key)?.card === card) ? (
            <OpenValues template={template} view={view} one={one} card={card} />
          ) : null
        }
      />
      {known.length > 0 ? (
        <Fold title={t('one.filledFrom', { count: known.length })}>
          <DescriptionList>
            {known.map((value) => (
              <KeyValue key={value.key} name={nameOf(value)}>
                <bdi>{value.value}</bdi>
              </KeyValue>
            ))}
          </DescriptionList>
        </Fold>
      ) : null}
      {one.send.isError ? <Banner tone="danger">{sentenceOf(one.send.error)}</Banner> : null}
    </div>
  );
}

/** The fields of the values that are still wanted: of one card, or of none. */
function OpenValues({ template, view, one, card }: FillPanelProps & { readonly card: number | undefined }) {
  const { language } = useLanguage();
  const mine = one.open.filter(({ key }) => placeOfKey(key)?.card === card);
  return mine.map((value) => {
    const { key, label, problem } = value;
    const shared = {
      label: label[language],
      value: one.answers.values[key] ?? '',
      problem: problem?.[language] ?? null,
      isFromData: one.isExpected(value),
      onChange: (text: string) => one.setValue(key, text),
    };
    return placeOfKey(key)?.part === 'offer' ? (
      <OfferEndField key={key} {...shared} />
    ) : (
      <ValueField
        key={key}
        {...shared}
        placeholder={template.binding.variables[key]?.sample || view.samples[key]}
      />
    );
  });
}

function Recipient({ recipient }: { readonly recipient: FilledTemplate['recipient'] }) {
  const { t } = useTranslation('sendings');
  return (
    // The line is there before the name is known, so that nothing below it jumps.
    <p className="flex min-h-5 items-baseline gap-2 pt-1 text-sm">
      <span className="text-ink-faint">{t('one.recipient')}</span>
      {recipient ? (
        <>
          <bdi className="min-w-0 truncate font-medium text-ink">{recipient.name || t('ready.noName')}</bdi>
          <span className="shrink-0 text-ink-soft tabular-nums">
            {reachedAt({ phone: recipient.phone, record: null }) ?? t('one.noNumber')}
          </span>
        </>
      ) : null}
    </p>
  );
}

interface ObstacleProps {
  readonly sentence: string;
  readonly contactId: number | null;
}

/** Why this person cannot get it, with the place where it can be changed. */
function Obstacle({ sentence, contactId }: ObstacleProps) {
  const { t } = useTranslation('sendings');
  const [, navigate] = useLocation();
  const open = () => {
    closeSendDialog();
    navigate(`/contacts/${contactId}`);
  };
  return (
    <Banner
      tone="waiting"
      action={
        contactId === null ? undefined : (
          <Button size="small" onClick={open}>
            {t('one.openContact')}
          </Button>
        )
      }
    >
      {sentence}
    </Banner>
  );
}

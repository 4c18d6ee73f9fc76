import { Field } from '@base-ui/react/field';
import { Fieldset } from '@base-ui/react/fieldset';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NumberCard } from '#shared/contract/connect.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { StatusDot, type StatusDotKind } from '../../../ui/StatusDot.tsx';
import { Tag } from '../../../ui/Tag.tsx';

export interface NumberCardFieldProps {
  readonly numbers: readonly NumberCard[];
  /** A phone number id. */
  readonly value: string | null;
  readonly onValueChange: (phoneNumberId: string) => void;
}

/** The numbers to choose from, one card each; arrows move and choose. */
export function NumberCardField({ numbers, value, onValueChange }: NumberCardFieldProps) {
  const { t } = useTranslation('connect');
  return (
    <Field.Root>
      <Fieldset.Root
        render={<RadioGroup value={value ?? ''} onValueChange={(next: string) => onValueChange(next)} />}
        className="flex flex-col gap-2.5"
      >
        <Fieldset.Legend className="sr-only">{t('number.choose')}</Fieldset.Legend>
        {numbers.map((card) => (
          <CardChoice key={card.phoneNumberId} card={card} />
        ))}
      </Fieldset.Root>
    </Field.Root>
  );
}

const dots: Record<string, StatusDotKind> = { GREEN: 'good', YELLOW: 'waiting', RED: 'bad' };

function CardChoice({ card }: { readonly card: NumberCard }) {
  const { t } = useTranslation('connect');
  const rating = card.qualityRating ?? 'UNKNOWN';
  const quality = rating === 'GREEN' || rating === 'YELLOW' || rating === 'RED' ? rating : 'UNKNOWN';
  const name = card.verifiedName ?? t('number.unnamed');
  const number = card.displayPhoneNumber ?? t('number.noNumber');
  return (
    <Radio.Root
      value={card.phoneNumberId}
      aria-label={`${name}, ${number}, ${t(card.mode === 'live' ? 'number.live' : 'number.test')}`}
      className="group flex w-full items-center gap-4 rounded-md border border-line-strong bg-surface-raised px-4 py-3.5 text-start transition-colors hover:border-control data-checked:border-accent data-checked:bg-accent-soft"
    >
      <span className="flex size-5 shrink-0 items-center justify-center rounded-full border border-control bg-field text-on-accent group-data-checked:border-accent group-data-checked:bg-accent">
        <Radio.Indicator render={<span />}>
          <Icon of={Check} size={14} />
        </Radio.Indicator>
      </span>
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="truncate text-base font-semibold text-ink">{name}</span>
        <span dir="ltr" className="truncate text-start text-base text-ink-soft tabular-nums">
          {number}
        </span>
        {card.wabaName ? <span className="truncate text-sm text-ink-faint">{card.wabaName}</span> : null}
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1.5">
        <Tag tone={card.mode === 'live' ? 'success' : 'waiting'}>
          {t(card.mode === 'live' ? 'number.live' : 'number.test')}
        </Tag>
        {card.accountId === null ? null : <Tag>{t('number.already')}</Tag>}
        <StatusDot kind={dots[quality] ?? 'off'} label={t(`number.quality.${quality}`)} />
      </span>
    </Radio.Root>
  );
}

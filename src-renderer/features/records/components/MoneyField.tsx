import { Field } from '@base-ui/react/field';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FieldFrame } from '../../../ui/field-parts.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { currencyOptions } from '../currencies.ts';

export interface MoneyFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly amount: string;
  readonly currency: string;
  readonly error: string | undefined;
  readonly onAmountChange: (amount: string) => void;
  readonly onCurrencyChange: (currency: string) => void;
}

/** An amount and its currency, side by side under one name. */
export function MoneyField(props: MoneyFieldProps) {
  const { label, hint, amount, currency, error, onAmountChange, onCurrencyChange } = props;
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  return (
    <div className="flex items-start gap-2">
      <FieldFrame label={label} hint={hint} error={error} className="flex-1">
        <Field.Control
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          placeholder={t('edit.example.money')}
          onChange={(event) => onAmountChange(event.target.value)}
          className="field-control min-h-8 w-full min-w-0 px-2.5 text-base tabular-nums"
        />
      </FieldFrame>
      {/* In line with the amount, whose name stands above it. */}
      <SelectField
        label={`${label}: ${t('edit.currency')}`}
        isLabelHidden
        value={currency}
        options={currencyOptions(language, currency)}
        onValueChange={onCurrencyChange}
        className="mt-6 w-40"
      />
    </div>
  );
}

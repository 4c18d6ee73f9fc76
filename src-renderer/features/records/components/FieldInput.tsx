import { useTranslation } from 'react-i18next';
import type { FieldKind, RecordField } from '#shared/contract/records.ts';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useRecordLabel } from '../queries.ts';
import { MoneyField } from './MoneyField.tsx';
import { ReferenceField } from './ReferenceField.tsx';

export interface FieldInputProps {
  readonly field: RecordField;
  readonly isKey: boolean;
  /** The key of a record that is here already does not change. */
  readonly isFixed: boolean;
  readonly text: string;
  readonly currency: string;
  readonly error: string | undefined;
  readonly onTextChange: (text: string) => void;
  readonly onCurrencyChange: (currency: string) => void;
}

const inputTypes: Partial<Record<FieldKind, string>> = {
  phone: 'tel',
  email: 'email',
  link: 'url',
  date: 'date',
};
const LONG_TEXT = 60;

const hasExample = (kind: FieldKind) =>
  kind === 'number' || kind === 'phone' || kind === 'email' || kind === 'link';

/** One field of a record, by its kind. */
export function FieldInput(props: FieldInputProps) {
  const { field, isKey, isFixed, text, currency, error, onTextChange, onCurrencyChange } = props;
  const { t } = useTranslation('records');
  const label = useRecordLabel()(field);
  const hint = isKey ? t('edit.key') : field.isRequired ? t('edit.required') : undefined;
  const { kind } = field;
  if (kind === 'reference' && field.referenceTo !== null) {
    return (
      <ReferenceField
        {...{ label, hint, error }}
        to={field.referenceTo}
        value={text}
        onValueChange={onTextChange}
      />
    );
  }
  if (kind === 'money') {
    return (
      <MoneyField
        {...{ label, hint, error, currency, onCurrencyChange }}
        amount={text}
        onAmountChange={onTextChange}
      />
    );
  }
  if (kind === 'text' && (text.includes('\n') || text.length > LONG_TEXT)) {
    return (
      <TextArea
        {...{ label, hint, error }}
        value={text}
        rows={2}
        dir="auto"
        isDisabled={isFixed}
        onChange={(event) => onTextChange(event.target.value)}
      />
    );
  }
  // A date with a time of day has no control of its own and is written as it is kept.
  const isPlain = kind === 'date' && text.includes('T');
  return (
    <TextField
      {...{ label, hint, error }}
      type={isPlain ? 'text' : (inputTypes[kind] ?? 'text')}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      dir={kind === 'text' ? 'auto' : undefined}
      autoComplete="off"
      value={text}
      placeholder={hasExample(kind) ? t(`edit.example.${kind}`) : undefined}
      description={isFixed ? t('edit.keyFixed') : undefined}
      isDisabled={isFixed}
      onChange={(event) => onTextChange(event.target.value)}
    />
  );
}

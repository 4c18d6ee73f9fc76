import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/SelectField.tsx';

export interface EscalationFieldProps {
  /** Minutes; null: never. */
  readonly value: number | null;
  readonly isDisabled: boolean;
  readonly onChange: (value: number | null) => void;
}

const usualMinutes = [5, 10, 15, 30, 60, 120, 240, 480, 1440];
const NEVER = 'never';

/** How long a customer may wait before everybody of the account is told. */
export function EscalationField({ value, isDisabled, onChange }: EscalationFieldProps) {
  const { t } = useTranslation('accountRules');
  // Another program may have set what is not in the list.
  const minutes = [...new Set(value === null ? usualMinutes : [...usualMinutes, value])].sort(
    (a, b) => a - b,
  );
  const label = (count: number) =>
    count % 60 === 0 ? t('escalate.hours', { count: count / 60 }) : t('escalate.minutes', { count });
  return (
    <SelectField
      label={t('escalate.title')}
      description={t('escalate.text')}
      isDisabled={isDisabled}
      value={value === null ? NEVER : String(value)}
      options={[
        { value: NEVER, label: t('escalate.never') },
        ...minutes.map((count) => ({ value: String(count), label: label(count) })),
      ]}
      onValueChange={(chosen) => onChange(chosen === NEVER ? null : Number(chosen))}
    />
  );
}

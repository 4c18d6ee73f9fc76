import { useTranslation } from 'react-i18next';
import { type Sound, soundSchema } from '#shared/contract/events.ts';
import { SelectField } from '../../../ui/SelectField.tsx';

export interface SoundFieldProps {
  readonly value: Sound;
  readonly isDisabled: boolean;
  readonly onChange: (value: Sound) => void;
}

/** What rings when a customer of this account writes. */
export function SoundField({ value, isDisabled, onChange }: SoundFieldProps) {
  const { t } = useTranslation('accountRules');
  return (
    <SelectField
      label={t('sound.title')}
      description={t('sound.text')}
      isDisabled={isDisabled}
      value={value}
      options={soundSchema.options.map((sound) => ({ value: sound, label: t(`sound.names.${sound}`) }))}
      onValueChange={onChange}
    />
  );
}

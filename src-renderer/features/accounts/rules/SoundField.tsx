import { Volume2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Sound, soundSchema } from '#shared/contract/events.ts';
import { playSound } from '../../../state/play-sound.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { notify } from '../../../ui/notify.ts';
import { SelectField } from '../../../ui/SelectField.tsx';

export interface SoundFieldProps {
  readonly value: Sound;
  readonly isDisabled: boolean;
  readonly onChange: (value: Sound) => void;
}

/** What rings when a customer of this account writes. */
export function SoundField({ value, isDisabled, onChange }: SoundFieldProps) {
  const { t } = useTranslation('accountRules');
  const play = async () => {
    try {
      if ((await playSound(value)) === 'played') return;
    } catch {
      // No sound card, or one that is taken: the words below say all that can be known.
    }
    notify({ title: t('sound.notPlayed'), tone: 'danger' });
  };
  return (
    <div className="flex items-start gap-2">
      <SelectField
        className="flex-1"
        label={t('sound.title')}
        description={t('sound.text')}
        isDisabled={isDisabled}
        value={value}
        options={soundSchema.options.map((sound) => ({ value: sound, label: t(`sound.names.${sound}`) }))}
        onValueChange={onChange}
      />
      <span className="mt-6">
        <IconButton
          icon={Volume2}
          label={t('sound.play')}
          disabledReason={value === 'none' ? t('sound.nothingToPlay') : undefined}
          onClick={() => void play()}
        />
      </span>
    </div>
  );
}

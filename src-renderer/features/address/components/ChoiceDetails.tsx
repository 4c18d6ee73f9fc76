import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { ChoiceBeingMade } from '../use-choice.ts';

export interface ChoiceDetailsProps {
  readonly making: ChoiceBeingMade;
  readonly isConsentGiven: boolean;
}

/** What the chosen way needs beyond being chosen: an address, or the owner's word on a relay that can read along. */
export function ChoiceDetails({ making, isConsentGiven }: ChoiceDetailsProps) {
  const { t } = useTranslation('address');
  if (making.choice.provider === 'own') {
    return <HostField making={making} label={t('choice.ownHost')} description={t('choice.ownDescription')} />;
  }
  return (
    <>
      <Banner tone="waiting">{t('choice.consentText')}</Banner>
      {isConsentGiven ? (
        <p className="text-sm text-ink-faint">{t('choice.consentGiven')}</p>
      ) : (
        <Checkbox
          label={t('choice.consent')}
          isChecked={making.choice.consent}
          onChange={(consent) => making.change({ consent })}
        />
      )}
      <Fold title={t('choice.relay')} isOpen={making.hasOwnRelay}>
        <HostField making={making} label={t('choice.relay')} description={t('choice.relayDescription')} />
      </Fold>
    </>
  );
}

interface HostFieldProps {
  readonly making: ChoiceBeingMade;
  readonly label: string;
  readonly description: string;
}

function HostField({ making, label, description }: HostFieldProps) {
  return (
    <TextField
      label={label}
      description={description}
      placeholder="https://chat.example.com"
      isCode
      inputMode="url"
      value={making.choice.host}
      error={making.problem}
      onChange={(event) => making.change({ host: event.target.value })}
      onBlur={() => (making.choice.host.trim() === '' ? undefined : making.touch())}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Settings } from '#shared/contract/app.ts';
import { Button } from '../../../ui/Button.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { SettingRow } from './SettingRow.tsx';

export interface WritingRowsProps {
  readonly settings: Settings;
  readonly errorOf: (name: keyof Settings) => string | undefined;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** What Enter does, and what the customer sees of our reading and writing. */
export function WritingRows({ settings, errorOf, onChange }: WritingRowsProps) {
  const { t } = useTranslation('settings');
  const [, navigate] = useLocation();
  return (
    <>
      <SettingRow error={errorOf('enterSends')}>
        <Switch
          label={t('general.enterSends')}
          description={t(settings.enterSends ? 'general.enterSendsOn' : 'general.enterSendsOff')}
          isOn={settings.enterSends}
          onChange={(enterSends) => onChange({ enterSends })}
        />
      </SettingRow>
      <SettingRow error={errorOf('showsTyping')}>
        <Switch
          label={t('general.showsTyping')}
          description={t(settings.showsTyping ? 'general.showsTypingOn' : 'general.showsTypingOff')}
          isOn={settings.showsTyping}
          onChange={(showsTyping) => onChange({ showsTyping })}
        />
      </SettingRow>
      <SettingRow label={t('general.blueTicks')} description={t('general.blueTicksDescription')}>
        <Button onClick={() => navigate('/accounts')}>{t('general.blueTicksOpen')}</Button>
      </SettingRow>
    </>
  );
}

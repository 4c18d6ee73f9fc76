import { useTranslation } from 'react-i18next';
import { runCommand } from '../../../state/commands-store.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

/** The way to the keys: the palette that teaches them, and the sheet that lists them. */
export function KeyboardPanel() {
  const { t } = useTranslation('settings');
  return (
    <SectionPanel id="keyboard" title={t('keyboard.title')} lead={t('keyboard.lead')}>
      {(['palette', 'sheet'] as const).map((name) => {
        const command = name === 'palette' ? 'go.palette' : 'go.cheatSheet';
        return (
          <SettingRow key={name} label={t(`keyboard.${name}`)} description={t(`keyboard.${name}Description`)}>
            <div className="flex flex-wrap items-center gap-3">
              <Kbd keys={keysOf(command)} />
              <Button onClick={() => runCommand(command)}>
                {t(name === 'palette' ? 'keyboard.openPalette' : 'keyboard.openSheet')}
              </Button>
            </div>
          </SettingRow>
        );
      })}
    </SectionPanel>
  );
}

import { Monitor, Moon, Rows3, Rows4, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/contract/app.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useUpdateSettings } from '../../../api/use-update-settings.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';
import { WritingRows } from './WritingRows.tsx';

export interface GeneralPanelProps {
  readonly settings: Settings;
}

/** Language, theme, density, and what Enter does. */
export function GeneralPanel({ settings }: GeneralPanelProps) {
  const { t } = useTranslation('settings');
  const { t: word } = useTranslation('common');
  const update = useUpdateSettings();
  const sentenceOf = useFailureSentence();
  const errorOf = (name: keyof Settings) =>
    update.isError && update.variables && name in update.variables
      ? t('notSaved', { reason: sentenceOf(update.error) })
      : undefined;
  const change = (next: Partial<Settings>) => update.mutate(next);
  return (
    <SectionPanel id="general" title={t('general.title')}>
      <SettingRow
        label={t('general.language')}
        description={t('general.languageDescription')}
        error={errorOf('language')}
      >
        <SegmentedControl
          label={t('general.language')}
          segments={[
            { value: 'system', label: t('general.languageSystem') },
            { value: 'uk', label: word('language.uk') },
            { value: 'en', label: word('language.en') },
          ]}
          value={settings.language}
          onValueChange={(language) => change({ language })}
        />
      </SettingRow>
      <SettingRow
        label={t('general.theme')}
        description={t('general.themeDescription')}
        error={errorOf('theme')}
      >
        <SegmentedControl
          label={t('general.theme')}
          segments={[
            { value: 'system', label: word('theme.system'), icon: Monitor },
            { value: 'light', label: word('theme.light'), icon: Sun },
            { value: 'dark', label: word('theme.dark'), icon: Moon },
          ]}
          value={settings.theme}
          onValueChange={(theme) => change({ theme })}
        />
      </SettingRow>
      <SettingRow
        label={t('general.density')}
        description={t('general.densityDescription')}
        error={errorOf('density')}
      >
        <SegmentedControl
          label={t('general.density')}
          segments={[
            { value: 'comfortable', label: t('general.comfortable'), icon: Rows3 },
            { value: 'compact', label: t('general.compact'), icon: Rows4 },
          ]}
          value={settings.density}
          onValueChange={(density) => change({ density })}
        />
      </SettingRow>
      <WritingRows settings={settings} errorOf={errorOf} onChange={change} />
    </SectionPanel>
  );
}

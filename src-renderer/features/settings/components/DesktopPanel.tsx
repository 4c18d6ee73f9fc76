import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

/** How the program behaves on this computer: tray, start with the system, and whether notifications come through. */
export function DesktopPanel({ role }: { readonly role: Role }) {
  const { t } = useTranslation('settings');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const facts = useQuery(query.desktop.get.queryOptions()).data;
  const refresh = () => queryClient.invalidateQueries({ queryKey: query.desktop.key() });
  const update = useMutation(query.desktop.update.mutationOptions({ onSettled: refresh }));
  const test = useMutation(query.desktop.testNotification.mutationOptions({ onSettled: refresh }));
  const mayChange = roleIncludes(role, 'admin');
  const failed = update.isError ? t('notSaved', { reason: sentenceOf(update.error) }) : undefined;
  if (facts === undefined) return null;
  if (facts === null)
    return (
      <SectionPanel id="desktop" title={t('desktop.title')} lead={t('desktop.none')}>
        {null}
      </SectionPanel>
    );
  const { settings, hasTray, canStartWithSystem, notificationTrouble } = facts;
  return (
    <SectionPanel id="desktop" title={t('desktop.title')}>
      <SettingRow error={failed}>
        <Switch
          label={t('desktop.closesToTray')}
          description={t(hasTray ? 'desktop.closesToTrayDescription' : 'desktop.noTray')}
          isOn={settings.closesToTray}
          isDisabled={!mayChange || !hasTray}
          onChange={(closesToTray) => update.mutate({ closesToTray })}
        />
      </SettingRow>
      <SettingRow>
        <Switch
          label={t('desktop.startsWithSystem')}
          description={t(canStartWithSystem ? 'desktop.startsWithSystemDescription' : 'desktop.noStart')}
          isOn={settings.startsWithSystem}
          isDisabled={!mayChange || !canStartWithSystem}
          onChange={(startsWithSystem) => update.mutate({ startsWithSystem })}
        />
      </SettingRow>
      <SettingRow
        label={t('desktop.test')}
        description={t('desktop.testDescription')}
        error={test.isError ? sentenceOf(test.error) : undefined}
      >
        <Button onClick={() => test.mutate(undefined)}>{t('desktop.testShow')}</Button>
      </SettingRow>
      {notificationTrouble ? (
        <div className="py-3">
          <Banner tone="waiting">{t(`desktop.trouble.${notificationTrouble}`)}</Banner>
        </div>
      ) : null}
    </SectionPanel>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operator, Settings } from '#shared/contract/app.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useUpdateSettings } from '../../../api/use-update-settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { PinDialog } from '../../../ui/PinDialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { BrowserNoticesRow } from './BrowserNoticesRow.tsx';
import { QuietHoursRow } from './QuietHoursRow.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

export interface PersonPanelProps {
  readonly settings: Settings;
  readonly operator: Operator;
}

const never = 'never';
const lockTimes = [1, 5, 15, 30, 60, 120];

/** What belongs to the person at this seat: being told, quiet hours, the PIN and the lock. */
export function PersonPanel({ settings, operator }: PersonPanelProps) {
  const { t } = useTranslation('settings');
  const update = useUpdateSettings();
  const sentenceOf = useFailureSentence();
  const errorOf = (name: keyof Settings) =>
    update.isError && update.variables && name in update.variables
      ? t('notSaved', { reason: sentenceOf(update.error) })
      : undefined;
  const locks = settings.locksAfterMinutes;
  const times = locks === null || lockTimes.includes(locks) ? lockTimes : [...lockTimes, locks];
  return (
    <SectionPanel id="me" title={t('me.title')} lead={operator.name}>
      <SettingRow error={errorOf('notifies')}>
        <Switch
          label={t('me.notifies')}
          description={t('me.notifiesDescription')}
          isOn={settings.notifies}
          onChange={(notifies) => update.mutate({ notifies })}
        />
      </SettingRow>
      <BrowserNoticesRow />
      <SettingRow error={errorOf('notificationText')}>
        <Switch
          label={t('me.notificationText')}
          description={t(settings.notificationText ? 'me.notificationTextOn' : 'me.notificationTextOff')}
          isOn={settings.notificationText}
          onChange={(notificationText) => update.mutate({ notificationText })}
        />
      </SettingRow>
      <SettingRow error={errorOf('sounds')}>
        <Switch
          label={t('me.sounds')}
          description={t('me.soundsDescription')}
          isOn={settings.sounds}
          onChange={(sounds) => update.mutate({ sounds })}
        />
      </SettingRow>
      <QuietHoursRow
        quietHours={settings.quietHours}
        error={errorOf('quietHours')}
        onChange={(quietHours) => update.mutate({ quietHours })}
      />
      <PinRow operator={operator} />
      <SettingRow
        label={t('me.locksAfter')}
        description={t('me.locksAfterDescription')}
        error={errorOf('locksAfterMinutes')}
      >
        <SelectField
          label={t('me.locksAfter')}
          isLabelHidden
          className="w-44"
          options={[
            { value: never, label: t('me.locksNever') },
            ...times.map((count) => ({ value: String(count), label: t('me.minutes', { count }) })),
          ]}
          value={locks === null ? never : String(locks)}
          onValueChange={(value) =>
            update.mutate({ locksAfterMinutes: value === never ? null : Number(value) })
          }
        />
      </SettingRow>
    </SectionPanel>
  );
}

function PinRow({ operator }: Pick<PersonPanelProps, 'operator'>) {
  const { t } = useTranslation('settings');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [isOpen, setOpen] = useState(false);
  const people = useQuery(query.team.list.queryOptions()).data;
  const setPin = useMutation(query.team.setPin.mutationOptions({ onSuccess: () => setOpen(false) }));
  const hasPin = people?.find(({ id }) => id === operator.id)?.hasPin ?? false;
  const open = () => {
    setPin.reset();
    setOpen(true);
  };
  return (
    <SettingRow label={t('me.pin')} description={t(hasPin ? 'me.pinSet' : 'me.pinNone')}>
      <Button onClick={open}>{t(hasPin ? 'me.pinChange' : 'me.pinChoose')}</Button>
      {isOpen ? (
        <PinDialog
          title={t('me.pin')}
          asksCurrent
          hasPin={hasPin}
          error={setPin.isError ? sentenceOf(setPin.error) : undefined}
          isPending={setPin.isPending}
          onSave={(pin, currentPin) => setPin.mutate({ id: operator.id, pin, currentPin })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </SettingRow>
  );
}

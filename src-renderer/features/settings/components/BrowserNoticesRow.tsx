import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../../../api/use-bootstrap.ts';
import { Button } from '../../../ui/Button.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Whether this browser lets notifications pop up, and the question where it has not been asked; the program's window needs no leave. */
export function BrowserNoticesRow() {
  const { t } = useTranslation('settings');
  const { seat } = useBootstrap();
  const canNotify = 'Notification' in window;
  const [permission, setPermission] = useState(() => (canNotify ? Notification.permission : 'denied'));
  if (seat !== 'browser') return null;
  const state = canNotify ? permission : 'missing';
  // A browser may refuse to ask at all; then its answer is the one from before, and the words say where to look.
  const ask = () => void Notification.requestPermission().then(setPermission);
  return (
    <SettingRow label={t('me.browserNotices')} description={t(`me.browserNoticesStates.${state}`)}>
      {state === 'default' ? <Button onClick={ask}>{t('me.browserNoticesAllow')}</Button> : null}
    </SettingRow>
  );
}

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '../../api/use-may.ts';
import { type Command, useCommands } from '../../state/commands-store.ts';
import { openBulkSending } from '../../state/send-store.ts';

/** Offers the sendings to the palette of commands on every screen. */
export function SendingCommands() {
  const { t } = useTranslation('sendings');
  const [, navigate] = useLocation();
  const mayWrite = useMay('operator');
  const open: Command = {
    id: 'sendings.open',
    group: 'go',
    title: t('list.title'),
    run: () => navigate('/sendings'),
  };
  const add: Command = {
    id: 'sendings.new',
    group: 'go',
    title: t('list.new'),
    run: () => openBulkSending(),
  };
  useCommands(mayWrite ? [open, add] : [open]);
  return null;
}

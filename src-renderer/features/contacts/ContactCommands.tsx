import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '../../api/use-may.ts';
import { type Command, useCommands } from '../../state/commands-store.ts';

const none: readonly Command[] = [];

/** The commands about people that can be given from every screen; nothing for a viewer. */
export function ContactCommands() {
  const { t } = useTranslation(['contacts', 'commands']);
  const [, navigate] = useLocation();
  const commands: readonly Command[] = [
    {
      id: 'go.newChat',
      group: 'go',
      title: t('commands:names.go.newChat'),
      run: () => navigate('/contacts/new'),
    },
    {
      id: 'contacts.new',
      group: 'go',
      title: t('contacts:commands.new'),
      keywords: t('contacts:commands.newWords'),
      run: () => navigate('/contacts/new'),
    },
    {
      id: 'contacts.import',
      group: 'go',
      title: t('contacts:commands.import'),
      keywords: t('contacts:commands.importWords'),
      run: () => navigate('/contacts/import'),
    },
  ];
  const mayAct = useMay('operator');
  useCommands(mayAct ? commands : none);
  return null;
}

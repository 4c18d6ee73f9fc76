import { useTranslation } from 'react-i18next';
import { useAccounts } from '../../api/use-accounts.ts';
import { type Command, useCommands } from '../../state/commands-store.ts';
import { openMetaConsole } from '../../state/meta-console-store.ts';
import { openMetaTemplates } from '../../state/meta-templates-store.ts';

/** Offers what the pretend Meta has to the palette of commands, where there is a sandbox. */
export function SandboxCommands() {
  const { t } = useTranslation('sandbox');
  const hasSandbox = useAccounts().some(({ kind }) => kind === 'sandbox');
  const commands: readonly Command[] = [
    {
      id: 'sandbox.metaConsole',
      group: 'view',
      title: t('connect.title'),
      keywords: t('connect.keywords'),
      run: openMetaConsole,
    },
    {
      id: 'sandbox.metaTemplates',
      group: 'view',
      title: t('templates.title'),
      keywords: t('templates.keywords'),
      run: openMetaTemplates,
    },
  ];
  useCommands(hasSandbox ? commands : []);
  return null;
}

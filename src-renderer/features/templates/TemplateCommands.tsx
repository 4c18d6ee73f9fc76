import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '../../state/commands-store.ts';
import { showAttention } from './templates-store.ts';

/** The commands about templates that can be given from every screen. */
export function TemplateCommands() {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const commands: readonly Command[] = [
    {
      id: 'templates.new',
      group: 'go',
      title: t('commands.new'),
      keywords: t('commands.newWords'),
      run: () => navigate('/templates/examples'),
    },
    {
      id: 'templates.attention',
      group: 'go',
      title: t('commands.attention'),
      keywords: t('commands.attentionWords'),
      run: () => {
        showAttention(true);
        navigate('/templates');
      },
    },
  ];
  useCommands(commands);
  return null;
}

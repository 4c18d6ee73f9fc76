import { useTranslation } from 'react-i18next';
import { useLocation, useRoute } from 'wouter';
import type { Settings } from '#shared/contract/app.ts';
import { conversationFilterSchema } from '#shared/contract/conversations.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useUpdateSettings } from '../../api/use-update-settings.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Command } from '../../state/commands-store.ts';
import { toggleDetails } from '../../state/layout-store.ts';
import { chooseAccount, chooseFilter } from '../../state/scope-store.ts';
import { useShowSearch } from '../../state/use-show-list.ts';
import { notify } from '../../ui/notify.ts';

/** The ways to every screen, and to every part of the list. */
export function useGoCommands(): readonly Command[] {
  const { t } = useTranslation(['commands', 'shell', 'address']);
  const [, navigate] = useLocation();
  const showSearch = useShowSearch();
  const filters = conversationFilterSchema.options.map(
    (filter): Command => ({
      id: `go.filter-${filter}`,
      group: 'go',
      title: t('commands:showFilter', { filter: t(`shell:rail.${filter}`) }),
      run: () => {
        chooseFilter(filter);
        navigate('/');
      },
    }),
  );
  return [
    {
      id: 'go.search',
      group: 'go',
      title: t('commands:names.go.search'),
      run: showSearch,
    },
    {
      id: 'go.contacts',
      group: 'go',
      title: t('commands:names.go.contacts'),
      run: () => navigate('/contacts'),
    },
    {
      id: 'go.records',
      group: 'go',
      title: t('commands:names.go.records'),
      run: () => navigate('/records'),
    },
    {
      id: 'go.templates',
      group: 'go',
      title: t('commands:names.go.templates'),
      run: () => navigate('/templates'),
    },
    {
      id: 'go.numbers',
      group: 'go',
      title: t('shell:rail.numbers'),
      run: () => navigate('/numbers'),
    },
    {
      id: 'go.team',
      group: 'go',
      title: t('shell:rail.team'),
      keywords: t('commands:keywords.team'),
      run: () => navigate('/team'),
    },
    {
      id: 'go.audit',
      group: 'go',
      title: t('commands:audit'),
      keywords: t('commands:keywords.audit'),
      run: () => navigate('/team/audit'),
    },
    {
      id: 'go.settings',
      group: 'go',
      title: t('commands:names.go.settings'),
      run: () => navigate('/settings'),
    },
    {
      id: 'go.help',
      group: 'go',
      title: t('commands:names.go.help'),
      keywords: t('commands:keywords.help'),
      run: () => navigate('/help'),
    },
    {
      id: 'go.accounts',
      group: 'go',
      title: t('shell:rail.manageAccounts'),
      keywords: t('commands:keywords.accounts'),
      run: () => navigate('/accounts'),
    },
    {
      id: 'go.doctor',
      group: 'go',
      title: t('commands:checkConnection'),
      keywords: t('commands:keywords.doctor'),
      run: () => navigate('/doctor'),
    },
    {
      id: 'go.address',
      group: 'go',
      title: t('address:title'),
      keywords: t('commands:keywords.address'),
      run: () => navigate('/accounts/address'),
    },
    {
      id: 'go.inbox',
      group: 'go',
      title: t('commands:inbox'),
      run: () => {
        chooseAccount(null);
        chooseFilter('all');
        navigate('/');
      },
    },
    ...filters,
  ];
}

/** What stands beside the open conversation; nothing where none is open. */
export function useDetailsCommands(): readonly Command[] {
  const { t } = useTranslation('commands');
  const [isConversation] = useRoute('/c/:conversationId');
  if (!isConversation) return [];
  return (['contact', 'gallery'] as const).map((details) => ({
    id: `conversation.${details}`,
    group: 'conversation',
    title: t(`names.conversation.${details}`),
    run: () => toggleDetails(details),
  }));
}

/** How the console looks: theme, density and language; what the hub refuses is told in the corner. */
export function useViewCommands(): readonly Command[] {
  const { t } = useTranslation(['commands', 'settings']);
  const { settings } = useBootstrap();
  const { language } = useLanguage();
  const update = useUpdateSettings();
  const sentenceOf = useFailureSentence();
  const change = (next: Partial<Settings>) => {
    update.mutate(next, {
      onError: (error) =>
        notify({ tone: 'danger', title: t('settings:notSaved', { reason: sentenceOf(error) }) }),
    });
  };
  const isDark =
    settings.theme === 'dark' ||
    (settings.theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  const view = (id: string, title: string, next: Partial<Settings>): Command => ({
    id,
    group: 'view',
    title,
    run: () => change(next),
  });
  return [
    view('view.theme', t(isDark ? 'commands:theme.light' : 'commands:theme.dark'), {
      theme: isDark ? 'light' : 'dark',
    }),
    view('view.theme-system', t('commands:theme.system'), { theme: 'system' }),
    view(
      'view.density',
      t(settings.density === 'compact' ? 'commands:density.comfortable' : 'commands:density.compact'),
      { density: settings.density === 'compact' ? 'comfortable' : 'compact' },
    ),
    view('view.language', t(language === 'uk' ? 'commands:language.en' : 'commands:language.uk'), {
      language: language === 'uk' ? 'en' : 'uk',
    }),
  ];
}

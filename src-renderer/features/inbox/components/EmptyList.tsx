import { CheckCheck, Inbox, MailCheck, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationListScope } from '../../../api/conversation-list.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';

export interface EmptyListProps {
  readonly scope: ConversationListScope;
  readonly isSandbox: boolean;
  readonly onClearSearch: () => void;
  readonly onShowAll: () => void;
}

/** Why a list is empty, and what to do about it. */
export function EmptyList({ scope, isSandbox, onClearSearch, onShowAll }: EmptyListProps) {
  const { t } = useTranslation('inbox');
  if (scope.search !== '') {
    return (
      <EmptyState
        icon={Search}
        title={t('empty.search', { search: scope.search })}
        description={t('empty.searchHint')}
        action={<Button onClick={onClearSearch}>{t('empty.clearSearch')}</Button>}
      />
    );
  }
  const showAll = <Button onClick={onShowAll}>{t('empty.showAll')}</Button>;
  switch (scope.filter) {
    case 'unread':
      return (
        <EmptyState
          icon={MailCheck}
          title={t('empty.unread')}
          description={t('empty.unreadHint')}
          action={showAll}
        />
      );
    case 'waiting':
      return (
        <EmptyState
          icon={CheckCheck}
          title={t('empty.waiting')}
          description={t('empty.waitingHint')}
          action={showAll}
        />
      );
    case 'all':
      return (
        <EmptyState
          icon={Inbox}
          title={t('empty.all')}
          description={t(isSandbox ? 'empty.allSandboxHint' : 'empty.allHint')}
        />
      );
  }
}

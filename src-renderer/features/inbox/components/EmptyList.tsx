import {
  AlarmClock,
  CheckCheck,
  CircleCheck,
  Hourglass,
  Inbox,
  type LucideIcon,
  MailCheck,
  Search,
  Tag,
  UserRound,
  UserRoundCheck,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationFilter } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import type { ConversationListScope } from '../../../api/conversation-list.ts';
import { chooseAccount, chooseFilter, searchConversations } from '../../../state/scope-store.ts';
import { openSearch } from '../../../state/search-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';

export interface EmptyListProps {
  readonly scope: ConversationListScope;
  readonly label: Label | undefined;
  readonly isSandbox: boolean;
}

const icons: Record<ConversationFilter, LucideIcon> = {
  all: Inbox,
  mine: UserRound,
  unassigned: UserRoundCheck,
  unread: MailCheck,
  waiting: CheckCheck,
  closing: Hourglass,
  snoozed: AlarmClock,
  done: CircleCheck,
};

/** Why a list is empty, and what to do about it. */
export function EmptyList({ scope, label, isSandbox }: EmptyListProps) {
  const { t } = useTranslation('inbox');
  const { filter, search } = scope;
  if (search !== '') {
    return (
      <EmptyState
        icon={Search}
        title={t('empty.search', { search })}
        description={t('empty.searchHint')}
        action={
          <>
            <Button onClick={() => openSearch(search)}>{t('empty.searchMessages')}</Button>
            <Button variant="quiet" onClick={() => searchConversations('')}>
              {t('empty.clearSearch')}
            </Button>
          </>
        }
      />
    );
  }
  const showAll = (
    <Button
      onClick={() => {
        chooseFilter('all');
        chooseAccount(null);
      }}
    >
      {t('empty.showAll')}
    </Button>
  );
  if (label) {
    return (
      <EmptyState
        icon={Tag}
        title={t('empty.label', { name: label.name })}
        description={t('empty.labelHint')}
        action={showAll}
      />
    );
  }
  if (filter === 'all') {
    const hint = t(isSandbox ? 'empty.allSandboxHint' : 'empty.allHint');
    return <EmptyState icon={icons.all} title={t('empty.all')} description={hint} />;
  }
  return (
    <EmptyState
      icon={icons[filter]}
      title={t(`empty.${filter}`)}
      description={t(`empty.${filter}Hint`)}
      action={
        filter === 'mine' ? (
          <Button onClick={() => chooseFilter('unassigned')}>{t('empty.showUnassigned')}</Button>
        ) : (
          showAll
        )
      }
    />
  );
}

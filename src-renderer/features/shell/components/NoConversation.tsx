import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Mark } from '../../../ui/Mark.tsx';

/** What stands beside the list until a conversation is chosen. */
export function NoConversation() {
  const { t } = useTranslation('shell');
  const { query } = useHub();
  const counts = useQuery(query.conversations.counts.queryOptions()).data;
  // With nothing to choose from, the list itself says what to do next.
  if (counts?.total.all === 0)
    return <main aria-label={t('panes.noConversation')} className="h-full bg-surface" />;
  return (
    <main className="h-full bg-surface">
      <EmptyState
        picture={
          <span className="text-line-strong">
            <Mark size={56} tone="plain" />
          </span>
        }
        title={t('panes.chooseConversation')}
        description={t('panes.chooseConversationHint', { keys: 'Alt+↓' })}
      />
    </main>
  );
}

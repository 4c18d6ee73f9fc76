import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Mark } from '../../../ui/Mark.tsx';

/** What stands beside the list until a conversation is chosen. */
export function NoConversation() {
  const { t } = useTranslation('shell');
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

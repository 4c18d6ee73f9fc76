import { useQuery } from '@tanstack/react-query';
import { MessageCircleOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { toFailure } from '../../api/refusal.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { OpenConversation } from './OpenConversation.tsx';

export interface ConversationScreenProps {
  readonly conversationId: ConversationId;
  readonly isBackShown: boolean;
  readonly onBack: () => void;
  readonly onOpenAccounts: () => void;
  /** Who owns it and who else is here, for its header. */
  readonly team: ReactNode;
  /** What can be done with the conversation, for its header. */
  readonly headerActions: ReactNode;
}

/** The open conversation: who it is with, what was said, and where one answers. */
export function ConversationScreen(props: ConversationScreenProps) {
  const { conversationId, isBackShown, onBack } = props;
  const { t } = useTranslation('conversation');
  const { query } = useHub();
  const failureSentence = useFailureSentence();
  const { data, error, refetch } = useQuery(
    query.conversations.get.queryOptions({ input: { id: conversationId } }),
  );
  const failure = error ? toFailure(error) : null;
  const isGone = failure?.kind === 'refused' && failure.code === 'NOT_FOUND';
  if (data && !isGone) return <OpenConversation key={data.id} conversation={data} {...props} />;
  if (!error) {
    return (
      <main className="flex h-full flex-col justify-end bg-surface">
        <Skeleton shape="bubbles" />
      </main>
    );
  }
  return (
    <main className="h-full bg-surface">
      {isBackShown ? <h1 className="sr-only">{t('header.page')}</h1> : null}
      {isGone ? (
        <EmptyState
          icon={MessageCircleOff}
          title={t('notFound')}
          description={t('notFoundHint')}
          action={<Button onClick={onBack}>{t('backToList')}</Button>}
        />
      ) : (
        <div className="p-4">
          <LoadFailure
            title={t('loadFailed')}
            reason={failureSentence(error)}
            onRetry={() => void refetch()}
          />
        </div>
      )}
    </main>
  );
}

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { refusalSentence } from '#shared/domain/refusals.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { canSend } from '#shared/domain/send-rules.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { setComposerMode } from '../../state/note-drafts-store.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { useNow } from '../../state/use-now.ts';
import { windowState } from '../../state/window-state.ts';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { notify } from '../../ui/notify.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AnswerPanel } from './AnswerPanel.tsx';
import type { ConversationScreenProps } from './ConversationScreen.tsx';
import { ConversationHeader } from './components/ConversationHeader.tsx';
import { DropZone } from './components/DropZone.tsx';
import { FindBar } from './components/FindBar.tsx';
import { MessagesPanel } from './MessagesPanel.tsx';
import { useMessages } from './queries.ts';
import type { ScrollWish } from './scroll-wish.ts';
import { useAddFiles } from './use-add-files.ts';
import { useSeenUpTo } from './use-seen-up-to.ts';

export interface OpenConversationProps extends ConversationScreenProps {
  readonly conversation: Conversation;
}

/** A conversation that was found; one instance for each, so that nothing of the last one is left in it. */
export function OpenConversation({
  conversation,
  isBackShown,
  onBack,
  onOpenAccounts,
  team,
  headerActions,
}: OpenConversationProps) {
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  const failureSentence = useFailureSentence();
  const account = useAccounts().find(({ id }) => id === conversation.accountId);
  const { role } = useBootstrap().operator;
  const clockOffsetMs = account?.clockOffsetMs ?? 0;
  const now = useNow() + clockOffsetMs;
  const name = useContactName()(conversation.contact);
  const answer = useRef<HTMLDivElement>(null);
  const [endWish, setEndWish] = useState<ScrollWish | null>(null);
  const { window, error, refetch, ...moves } = useMessages(conversation);
  const seenUpTo = useSeenUpTo(window);
  const verdict = canSend({
    role,
    lastInboundAt: conversation.lastInboundAt,
    accountState: account?.state ?? 'active',
    isBlocked: conversation.isBlocked,
    isTemplate: false,
    now,
  });
  const sendBarrier =
    verdict === true
      ? null
      : verdict === 'WINDOW_CLOSED'
        ? t('actions.windowClosed')
        : refusalSentence(verdict, {}, language);
  const onSent = () => {
    if (window?.after) void moves.openNewest();
    setEndWish({ kind: 'end' });
  };
  const { addFiles } = useAddFiles(conversation.id);
  const onFiles = (files: readonly File[]) => {
    // Files are for the customer, also while a note is being written.
    if (verdict === true) {
      setComposerMode(conversation.id, 'answer');
      addFiles(files);
    } else notify({ title: refusalSentence(verdict, {}, language), id: 'files-refused' });
  };
  return (
    <main aria-label={t('label', { name })} className="h-full bg-surface">
      <DropZone isEnabled={verdict === true} onFiles={onFiles}>
        <ConversationHeader
          conversation={conversation}
          account={account}
          name={name}
          window={windowState(conversation.lastInboundAt, now)}
          onBack={isBackShown ? onBack : null}
          team={team}
          actions={headerActions}
        />
        <FindBar conversationId={conversation.id} />
        {window ? (
          <MessagesPanel
            conversation={conversation}
            window={window}
            customerName={name}
            now={now}
            sendBarrier={sendBarrier}
            mayMark={roleIncludes(role, 'operator')}
            endWish={endWish}
            composer={answer}
            loadOlder={() => void moves.loadOlder()}
            loadNewer={() => void moves.loadNewer()}
            openAround={moves.openAround}
            openNewest={moves.openNewest}
          />
        ) : error ? (
          <div className="min-h-0 flex-1 p-4">
            <LoadFailure
              title={t('loadFailed')}
              reason={failureSentence(error)}
              onRetry={() => void refetch()}
            />
          </div>
        ) : (
          <div className="flex min-h-0 flex-1 flex-col justify-end">
            <Skeleton shape="bubbles" />
          </div>
        )}
        <div ref={answer}>
          <AnswerPanel
            conversation={conversation}
            account={account}
            customerName={name}
            messages={window?.items ?? []}
            seenUpTo={seenUpTo}
            verdict={verdict}
            drawnAt={now}
            clockOffsetMs={clockOffsetMs}
            onSent={onSent}
            onOpenAccounts={onOpenAccounts}
          />
        </div>
      </DropZone>
    </main>
  );
}

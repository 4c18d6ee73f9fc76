import { type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import type { MessageWindow } from '../../api/message-window.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MessageAnnouncer } from './components/MessageAnnouncer.tsx';
import { MessageList } from './components/MessageList.tsx';
import { MessageInfoDialog } from './MessageInfoDialog.tsx';
import { buildRows } from './message-rows.ts';
import { useOutgoing } from './outgoing-store.ts';
import type { ScrollWish } from './scroll-wish.ts';
import { useBubbleActions } from './use-bubble-actions.ts';
import { useReading } from './use-reading.ts';

export interface MessagesPanelProps {
  readonly conversation: Conversation;
  readonly window: MessageWindow;
  readonly customerName: string;
  /** UTC ms by the clock of the account. */
  readonly now: number;
  readonly isWindowOpen: boolean;
  /** Whether this seat may mark a conversation read. */
  readonly mayMark: boolean;
  /** Changes when something was sent: then the list goes to its end. */
  readonly endWish: ScrollWish | null;
  readonly composer: RefObject<HTMLElement | null>;
  readonly loadOlder: () => void;
  readonly loadNewer: () => void;
  readonly openAround: (id: MessageId) => Promise<void>;
  readonly openNewest: () => Promise<void>;
}

/** The messages of a conversation and what is on its way, with everything that can be done to them. */
export function MessagesPanel(props: MessagesPanelProps) {
  const { conversation, window, customerName, endWish } = props;
  const { t } = useTranslation(['conversation', 'common']);
  const { messages, refusals } = useWithOutgoing(conversation, window);
  const { firstUnreadId, newCount, setAtEnd } = useReading(conversation, window.items, props.mayMark);
  const rows = useMemo(() => buildRows(messages, firstUnreadId), [messages, firstUnreadId]);
  const [jump, setJump] = useState<{ after: ScrollWish | null; wish: ScrollWish } | null>(null);

  const focusComposer = () => props.composer.current?.querySelector('textarea')?.focus();
  const wishFor = (wish: ScrollWish) => setJump({ after: endWish, wish });
  const jumpTo = async (id: MessageId) => {
    if (!messages.some((message) => message.id === id)) await props.openAround(id);
    wishFor({ kind: 'message', id });
  };
  const jumpToLatest = async () => {
    if (window.after !== null) await props.openNewest();
    wishFor({ kind: 'end' });
  };
  const { actions, info, confirmation } = useBubbleActions({
    conversationId: conversation.id,
    focusComposer,
    jumpTo: (id) => void jumpTo(id),
  });
  // The newer of the two wishes counts: a jump that was made after the last message was sent, or that sending.
  const wish = jump && jump.after === endWish ? jump.wish : endWish;

  return (
    <>
      {rows.length === 0 ? (
        <div className="min-h-0 flex-1">
          <EmptyState title={t('conversation:list.empty')} />
        </div>
      ) : (
        <MessageList
          rows={rows}
          hasNewer={window.after !== null}
          now={props.now}
          customerName={customerName}
          newCount={newCount}
          wish={wish}
          refusals={refusals}
          isWindowOpen={props.isWindowOpen}
          actions={actions}
          onNearStart={props.loadOlder}
          onNearEnd={props.loadNewer}
          onAtEndChange={setAtEnd}
          onJumpToLatest={() => void jumpToLatest()}
          onEscape={focusComposer}
        />
      )}
      <MessageAnnouncer messages={window.items} customerName={customerName} />
      <MessageInfoDialog message={info.message} onClose={info.close} />
      <ConfirmDialog
        isOpen={confirmation.isOpen}
        onOpenChange={(isOpen) => (isOpen ? undefined : confirmation.close())}
        title={t('conversation:failure.confirmTitle')}
        description={t('conversation:failure.confirmText')}
        confirmLabel={t('conversation:failure.confirm')}
        onConfirm={confirmation.confirm}
      />
    </>
  );
}

/** The hub's messages, and after them what is on its way and has not come back as one of them. */
function useWithOutgoing(conversation: Conversation, window: MessageWindow) {
  const outgoing = useOutgoing();
  return useMemo(() => {
    const known = new Set(window.items.map((message) => message.clientId));
    const pending = outgoing.filter(
      (item) => item.conversationId === conversation.id && !known.has(item.clientId),
    );
    const failedOnes = pending.filter((item) => item.failure !== null);
    const refusals = new Map(failedOnes.map((item) => [item.clientId, item.failure ?? '']));
    const messages: readonly Message[] = [
      ...window.items,
      // A refused bubble says so by its ring and its sentence; a clock beside them would contradict.
      ...pending.map(({ message, failure }) =>
        failure === null ? message : { ...message, status: 'failed' as const },
      ),
    ];
    return { messages, refusals };
  }, [outgoing, window, conversation.id]);
}

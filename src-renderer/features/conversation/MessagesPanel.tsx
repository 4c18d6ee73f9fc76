import { type RefObject, useEffect, useEffectEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import type { MessageWindow } from '../../api/message-window.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { LinkDialog } from './components/LinkDialog.tsx';
import { MessageAnnouncer } from './components/MessageAnnouncer.tsx';
import { MessageList } from './components/MessageList.tsx';
import { ViewerDialog } from './components/ViewerDialog.tsx';
import { EditNoteDialog } from './EditNoteDialog.tsx';
import { ForwardDialog } from './ForwardDialog.tsx';
import { useWithoutHidden } from './hidden-notes.ts';
import { MessageInfoDialog } from './MessageInfoDialog.tsx';
import { buildRows } from './message-rows.ts';
import { useOutgoing } from './outgoing-store.ts';
import { ReadingToolsContext } from './reading-tools.ts';
import type { ScrollWish } from './scroll-wish.ts';
import { useBubbleActions } from './use-bubble-actions.ts';
import { useJumps } from './use-jumps.ts';
import { useMediaFacts } from './use-media-facts.ts';
import { useReading } from './use-reading.ts';
import { useReadingToolsOf } from './use-reading-tools.ts';
import { useViewer } from './use-viewer.ts';

export interface MessagesPanelProps {
  readonly conversation: Conversation;
  readonly window: MessageWindow;
  readonly customerName: string;
  /** UTC ms by the clock of the account. */
  readonly now: number;
  readonly sendBarrier: string | null;
  /** Whether this seat may change anything: mark it read, keep a contact. */
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
  const { conversation, window, customerName } = props;
  const { t } = useTranslation(['conversation', 'common']);
  const { messages, refusals } = useWithOutgoing(conversation, window);
  const { firstUnreadId, newCount, setAtEnd } = useReading(conversation, window, props.mayMark);
  const shown = useWithoutHidden(messages);
  const rows = useMemo(() => buildRows(shown, firstUnreadId), [shown, firstUnreadId]);
  const jumps = useJumps({ ...props, conversationId: conversation.id });
  const viewer = useViewer(conversation.id, window.items);
  const reading = useReadingToolsOf(conversation, props.mayMark, viewer.open);
  useMediaFacts(window.items, props.mayMark);
  const isOnTheWay = useUntilShown(rows.length === 0, props);

  const focusComposer = () => props.composer.current?.querySelector('textarea')?.focus();
  const { actions, info, forwarded, editedNote, confirmation } = useBubbleActions({
    conversationId: conversation.id,
    mayAct: props.mayMark,
    focusComposer,
    jumpToQuoted: jumps.goToQuoted,
  });
  const goFromViewer = (message: Message) => {
    viewer.close();
    jumps.goTo(message.id);
  };

  return (
    <ReadingToolsContext value={reading.tools}>
      {rows.length > 0 && !jumps.isArriving ? (
        <MessageList
          rows={rows}
          edges={window}
          now={props.now}
          customerName={customerName}
          newCount={newCount}
          wish={jumps.wish}
          canGoBack={jumps.canGoBack}
          refusals={refusals}
          sendBarrier={props.sendBarrier}
          actions={actions}
          onNearStart={props.loadOlder}
          onNearEnd={props.loadNewer}
          onAtEndChange={setAtEnd}
          onJumpToLatest={() => void jumps.goDown()}
          onEscape={focusComposer}
        />
      ) : isOnTheWay || jumps.isArriving ? (
        <div className="flex min-h-0 flex-1 flex-col justify-end">
          <Skeleton shape="bubbles" />
        </div>
      ) : (
        <div className="min-h-0 flex-1">
          <EmptyState title={t('conversation:list.empty')} />
        </div>
      )}
      <MessageAnnouncer messages={window.items} customerName={customerName} />
      <MessageInfoDialog message={info.message} onClose={info.close} />
      {forwarded.message && forwarded.content ? (
        <ForwardDialog
          key={forwarded.message.id}
          message={forwarded.message}
          content={forwarded.content}
          customerName={customerName}
          onClose={forwarded.close}
        />
      ) : null}
      {editedNote.message?.content.kind === 'note' ? (
        <EditNoteDialog
          key={editedNote.message.id}
          note={editedNote.message}
          text={editedNote.message.content.text}
          onClose={editedNote.close}
        />
      ) : null}
      <LinkDialog link={reading.link} onClose={reading.closeLink} />
      <ViewerDialog
        place={viewer.place}
        customerName={customerName}
        onOpen={viewer.open}
        onClose={viewer.close}
        onGoToMessage={goFromViewer}
      />
      <ConfirmDialog
        isOpen={confirmation.isOpen}
        onOpenChange={(isOpen) => (isOpen ? undefined : confirmation.close())}
        title={t('conversation:failure.confirmTitle')}
        description={t('conversation:failure.confirmText')}
        confirmLabel={t('conversation:failure.confirm')}
        onConfirm={confirmation.confirm}
      />
    </ReadingToolsContext>
  );
}

/** A page may hold nothing but reactions to older messages: then more is loaded until there is something to see. */
function useUntilShown(isEmpty: boolean, { window, loadOlder, loadNewer }: MessagesPanelProps): boolean {
  const { before, after } = window;
  const load = useEffectEvent(() => (before === null ? loadNewer() : loadOlder()));
  const cursor = before ?? after;
  const isOnTheWay = isEmpty && cursor !== null;
  // Once for each page.
  useEffect(() => {
    if (isOnTheWay && cursor !== null) load();
  }, [isOnTheWay, cursor]);
  return isOnTheWay;
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

import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import type { RefusalCode } from '#shared/domain/refusals.ts';
import { customerServiceWindow } from '#shared/domain/window.ts';
import { useMay } from '../../api/use-may.ts';
import { useCommands } from '../../state/commands-store.ts';
import { useDraft } from '../../state/drafts-store.ts';
import { showDetails } from '../../state/layout-store.ts';
import { readComposerMode, setComposerMode, useComposerMode } from '../../state/note-drafts-store.ts';
import { openSendDialog } from '../../state/send-store.ts';
import { ComposerPanel } from './ComposerPanel.tsx';
import { ClosedWindowPanel } from './components/ClosedWindowPanel.tsx';
import { NotePanel } from './NotePanel.tsx';

export interface AnswerPanelProps {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  readonly customerName: string;
  readonly messages: readonly Message[];
  /** The newest message that was before the eyes of the writer. */
  readonly seenUpTo: MessageId | undefined;
  /** Whether one may write freely now, or why not. */
  readonly verdict: true | RefusalCode;
  /** UTC ms by the clock of the account, as it was when the screen was drawn. */
  readonly drawnAt: number;
  /** How far that clock is ahead of this computer's. */
  readonly clockOffsetMs: number;
  readonly onSent: () => void;
  readonly onOpenAccounts: () => void;
}

/** The lower edge of a conversation: a note for colleagues, the composer, or what stands there when nothing can be typed. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { conversation, onSent } = props;
  const mode = useComposerMode(conversation.id);
  const mayWrite = useMay('operator');
  useNoteCommand(conversation.id, mayWrite);
  if (mayWrite && mode === 'note') return <NotePanel conversationId={conversation.id} onSent={onSent} />;
  return (
    <CustomerPanel {...props} onNote={mayWrite ? () => setComposerMode(conversation.id, 'note') : null} />
  );
}

/** Offers the switch between answer and note to its key and the palette. */
function useNoteCommand(conversationId: Conversation['id'], isOffered: boolean): void {
  const { t } = useTranslation('engagement');
  const title = t('mode.command');
  const commands = useMemo(
    () =>
      isOffered
        ? [{ id: 'write.note', group: 'write' as const, title, run: () => toggleMode(conversationId) }]
        : [],
    [conversationId, isOffered, title],
  );
  useCommands(commands);
}

interface CustomerPanelProps extends AnswerPanelProps {
  /** Goes over to a note; null where this person may only look. */
  readonly onNote: (() => void) | null;
}

function CustomerPanel(props: CustomerPanelProps) {
  const { conversation, verdict, drawnAt, clockOffsetMs } = props;
  const draft = useDraft(conversation.id);
  const now = () => Date.now() + clockOffsetMs;
  if (verdict === true) return <ComposerPanel {...props} now={now} />;

  const window = customerServiceWindow(conversation.lastInboundAt, drawnAt);
  const choose = () => openSendDialog({ target: { kind: 'conversation', conversationId: conversation.id } });
  const takesTemplate = verdict === 'WINDOW_CLOSED' || verdict === 'WINDOW_NEVER_OPENED';
  return (
    <>
      <ClosedWindowPanel
        reason={verdict}
        closedAt={window.kind === 'closed' ? window.closedAt : null}
        now={drawnAt}
        draft={draft.text}
        onSendTemplate={takesTemplate ? choose : null}
        onNote={props.onNote}
        onOpenAccounts={props.onOpenAccounts}
        onOpenContact={() => showDetails('contact')}
      />
      {takesTemplate ? <TemplateCommand onRun={choose} /> : null}
    </>
  );
}

const toggleMode = (id: Conversation['id']) =>
  setComposerMode(id, readComposerMode(id) === 'note' ? 'answer' : 'note');

/** Lets the command palette open the templates where nothing else can be sent. */
function TemplateCommand({ onRun }: { readonly onRun: () => void }) {
  const { t } = useTranslation('composer');
  const title = t('plus.template');
  const latest = useRef(onRun);
  useEffect(() => {
    latest.current = onRun;
  });
  const commands = useMemo(
    () => [{ id: 'write.template', group: 'write' as const, title, run: () => latest.current() }],
    [title],
  );
  useCommands(commands);
  return null;
}

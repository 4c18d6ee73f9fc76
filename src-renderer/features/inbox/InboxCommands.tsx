import { useEffect } from 'react';
import type { ConversationId } from '#shared/domain/ids.ts';
import { settleConversation } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { useCommands } from '../../state/commands-store.ts';
import { isDialogOpen } from '../../state/is-dialog-open.ts';
import { undoLast } from '../../state/undo-store.ts';
import { PickerDialog } from './PickerDialog.tsx';
import { useInboxGoCommands } from './use-go-commands.ts';
import { useTriageCommands } from './use-triage-commands.ts';

export interface InboxCommandsProps {
  readonly openId: ConversationId | null;
}

/** What can be done in the inbox by keys, whether the list is on the screen or not, and the questions it asks. */
export function InboxCommands({ openId }: InboxCommandsProps) {
  useCommands(useTriageCommands(openId));
  useCommands(useInboxGoCommands(openId));
  useUndoKey();
  useSettling(openId);
  return <PickerDialog />;
}

/** Ctrl+Z takes the last deed back while its notice is shown; in a text that was begun it belongs to the text. */
function useUndoKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      // By the place of the key as well: a Ukrainian layout has another letter there.
      if (!isUndo || (event.key !== 'z' && event.code !== 'KeyZ') || isDialogOpen()) return;
      const { target } = event;
      const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (isText && target.value !== '') return;
      if (undoLast()) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The open conversation keeps its place in the list; when it is left, it goes where it belongs by now. */
function useSettling(openId: ConversationId | null): void {
  const hub = useHub();
  useEffect(() => {
    if (openId === null) return;
    return () => settleConversation(hub, openId);
  }, [hub, openId]);
}

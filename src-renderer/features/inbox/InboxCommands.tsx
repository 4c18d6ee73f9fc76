import { useEffect } from 'react';
import type { ConversationId } from '#shared/domain/ids.ts';
import { settleConversation } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { useCommands } from '../../state/commands-store.ts';
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
  useSettling(openId);
  return <PickerDialog />;
}

/** The open conversation keeps its place in the list; when it is left, it goes where it belongs by now. */
function useSettling(openId: ConversationId | null): void {
  const hub = useHub();
  useEffect(() => {
    if (openId === null) return;
    return () => settleConversation(hub, openId);
  }, [hub, openId]);
}

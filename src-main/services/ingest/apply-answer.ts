import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { setConversationAssignee } from '../../db/queries/conversation-changes.ts';
import { requireConversation } from '../../db/queries/conversations.ts';
import { answerTemplates } from '../../db/queries/message-templates.ts';
import { getOperator } from '../../db/queries/operators.ts';
import type { IngestContext } from './context.ts';

/** What is written within a day after a template arrived counts as an answer to it. */
const ANSWER_MS = 24 * 60 * 60 * 1000;
/** Meta tells whole seconds, and its clock is not ours: an answer may seem to come a little before what it answers. */
const CLOCKS_MS = 2 * 60 * 1000;

/**
 * A customer wrote: templates that they got within the last day are answered now. An answer to a sending goes to whoever sent it,
 * unless somebody has taken the conversation already.
 */
export function applyAnswer(
  message: { conversationId: ConversationId; sentAt: number },
  { db }: Pick<IngestContext, 'db'>,
): void {
  const { conversationId, sentAt } = message;
  const answered = answerTemplates(db, {
    conversationId,
    at: sentAt,
    since: sentAt - ANSWER_MS,
    until: sentAt + CLOCKS_MS,
  });
  // Row ids of operators, as they were written with the sending.
  const senderId = answered.find((template) => template.senderId !== null)?.senderId as
    | OperatorId
    | undefined;
  if (senderId === undefined || requireConversation(db, conversationId).assigneeId !== null) return;
  // They may have left since.
  if (getOperator(db, senderId) === null) return;
  setConversationAssignee(db, conversationId, senderId);
}

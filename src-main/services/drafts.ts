import type { Draft, DraftAttachment } from '#shared/contract/drafts.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import { requireConversation } from '../db/queries/conversations.ts';
import { deleteDraft, getDraft, listDrafts, upsertDraft } from '../db/queries/drafts.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';

export interface DraftInput {
  conversationId: ConversationId;
  text: string;
  quotedMessageId: MessageId | null;
  attachments: readonly DraftAttachment[];
}

export interface DraftsService {
  list(operatorId: OperatorId): Draft[];
  save(operatorId: OperatorId, draft: DraftInput): Draft | null;
}

/** What operators have begun to write. */
export function createDrafts({
  db,
  clock,
  publish,
}: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): DraftsService {
  return {
    list: (operatorId) => listDrafts(db, operatorId),
    save(operatorId, draft) {
      const { conversationId } = draft;
      requireConversation(db, conversationId);
      const saved = inTransaction(db, () => {
        if (isEmpty(draft)) return { hasChanged: deleteDraft(db, operatorId, conversationId), draft: null };
        upsertDraft(db, { ...draft, operatorId, updatedAt: clock.now() });
        return { hasChanged: true, draft: getDraft(db, operatorId, conversationId) };
      });
      if (saved.hasChanged) publish([{ entity: 'draft', conversationId, operatorId }]);
      return saved.draft;
    },
  };
}

const isEmpty = ({ text, quotedMessageId, attachments }: DraftInput): boolean =>
  text.trim() === '' && quotedMessageId === null && attachments.length === 0;

import type { Draft, DraftAttachment } from '#shared/contract/drafts.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface DraftsService {
  list(operatorId: OperatorId): Draft[];
  save(
    operatorId: OperatorId,
    draft: {
      conversationId: ConversationId;
      text: string;
      quotedMessageId: MessageId | null;
      attachments: readonly DraftAttachment[];
    },
  ): Draft | null;
}

export function createDrafts(_options: { db: Db; clock: Clock; publish: Publish }): DraftsService {
  return notBuilt('drafts');
}

import type { QuickReply } from '#shared/contract/quick-replies.ts';
import type { OperatorId, QuickReplyId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface QuickReplyInput {
  shortcut: string;
  body: string;
  isShared: boolean;
}

export interface QuickRepliesService {
  list(operatorId: OperatorId): QuickReply[];
  create(operatorId: OperatorId, reply: QuickReplyInput): QuickReply;
  update(operatorId: OperatorId, id: QuickReplyId, reply: QuickReplyInput): QuickReply;
  delete(operatorId: OperatorId, id: QuickReplyId): { deleted: boolean };
}

export function createQuickReplies(_options: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): QuickRepliesService {
  return notBuilt('quick-replies');
}

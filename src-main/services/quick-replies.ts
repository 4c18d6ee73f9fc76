import type { QuickReply } from '#shared/contract/quick-replies.ts';
import { invariant } from '#shared/domain/assert.ts';
import type { OperatorId, QuickReplyId } from '#shared/domain/ids.ts';
import { isQuickReplyShortcut } from '#shared/domain/quick-reply.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireOperator } from '../db/queries/operators.ts';
import {
  deleteQuickReply,
  getQuickReply,
  getQuickReplyIdByShortcut,
  insertQuickReply,
  listQuickReplies,
  type StoredQuickReply,
  toQuickReply,
  updateQuickReply,
} from '../db/queries/quick-replies.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { bringTogether } from './changed-meanwhile.ts';

export interface QuickReplyInput {
  shortcut: string;
  body: string;
  isShared: boolean;
}

export interface QuickRepliesService {
  list(operatorId: OperatorId): QuickReply[];
  create(operatorId: OperatorId, reply: QuickReplyInput): QuickReply;
  /** `changedFrom`: what the operator had before their eyes. Throws CHANGED_MEANWHILE. */
  update(
    operatorId: OperatorId,
    id: QuickReplyId,
    reply: QuickReplyInput & { changedFrom?: QuickReplyInput | undefined },
  ): QuickReply;
  delete(operatorId: OperatorId, id: QuickReplyId): { deleted: boolean };
}

/** Ready answers, of everybody and of each operator. */
export function createQuickReplies({
  db,
  clock,
  publish,
}: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): QuickRepliesService {
  const tell = () => publish([{ entity: 'quick_reply' }]);
  return {
    list: (operatorId) => listQuickReplies(db, operatorId).map(toQuickReply),

    create(operatorId, { isShared, shortcut, body }) {
      const ownerId = isShared ? null : operatorId;
      const id = inTransaction(db, () => {
        checkShortcut(db, ownerId, shortcut, null);
        return insertQuickReply(db, { ownerId, shortcut: shortcut.normalize('NFC'), body }, clock.now());
      });
      tell();
      return toQuickReply(requireAccessible(db, id, operatorId));
    },

    update(operatorId, id, { changedFrom, ...wanted }) {
      const updated = inTransaction(db, () => {
        const known = requireAccessible(db, id, operatorId);
        const now = { shortcut: known.shortcut, body: known.body, isShared: known.ownerId === null };
        const { isShared, shortcut, body } = bringTogether(now, changedFrom, wanted);
        const ownerId = isShared ? null : (known.ownerId ?? operatorId);
        checkShortcut(db, ownerId, shortcut, id);
        updateQuickReply(db, {
          id,
          ownerId,
          shortcut: shortcut.normalize('NFC'),
          body,
          updatedAt: clock.now(),
        });
        return getQuickReply(db, id);
      });
      invariant(updated, 'what was just changed is there');
      tell();
      return toQuickReply(updated);
    },

    delete(operatorId, id) {
      const deleted = inTransaction(db, () => {
        requireAccessible(db, id, operatorId);
        return deleteQuickReply(db, id);
      });
      tell();
      return { deleted };
    },
  };
}

/** Shared ones are every operator's; a personal one is its owner's and an admin's. Throws NOT_FOUND for the others. */
function requireAccessible(db: Db, id: QuickReplyId, operatorId: OperatorId): StoredQuickReply {
  const reply = getQuickReply(db, id);
  const isForeign = reply !== null && reply.ownerId !== null && reply.ownerId !== operatorId;
  if (reply === null || (isForeign && requireOperator(db, operatorId).role !== 'admin'))
    throw new Refusal('NOT_FOUND');
  return reply;
}

/** `ownId`: the one that may keep its shortcut. */
function checkShortcut(
  db: Db,
  ownerId: OperatorId | null,
  shortcut: string,
  ownId: QuickReplyId | null,
): void {
  if (!isQuickReplyShortcut(shortcut)) throw new Refusal('SHORTCUT_MALFORMED');
  const taken = getQuickReplyIdByShortcut(db, ownerId, shortcut.normalize('NFC'));
  if (taken !== null && taken !== ownId) throw new Refusal('SHORTCUT_TAKEN', { shortcut });
}

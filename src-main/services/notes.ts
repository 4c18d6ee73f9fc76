import type { Operator } from '#shared/contract/app.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { requireAccount } from '../db/queries/accounts.ts';
import { editMessage, insertMessage } from '../db/queries/message-writes.ts';
import { getMessageByClientId, requireMessage } from '../db/queries/messages.ts';
import { deleteNote } from '../db/queries/notes.ts';
import { getOperator } from '../db/queries/operators.ts';
import { getAddressee } from '../db/queries/outgoing-messages.ts';
import { insertParticipant } from '../db/queries/participants.ts';
import { raiseUnread } from '../db/queries/unread.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import type { OperatorServiceOf } from './service-of.ts';

export type NotesService = Pick<OperatorServiceOf<'messages'>, 'addNote' | 'editNote' | 'deleteNote'>;

interface NotesOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
}

/**
 * What colleagues write to each other in a conversation. A note is a message without a job in the outbox: nothing that sends
 * ever sees it, and the order of the list, its preview and the customer service window stay as they are.
 */
export function createNotes(options: NotesOptions): NotesService {
  const { db, publish } = options;
  return {
    addNote(input, by) {
      const known = getMessageByClientId(db, input.clientId);
      if (known) return known;
      const note = inTransaction(db, () => {
        const added = requireMessage(db, insertNote(options, input, by));
        bringIn(db, added, by, input.mentions);
        return added;
      });
      tell(publish, note, 'message.sent');
      return note;
    },

    editNote({ id, text, mentions }, by) {
      const note = inTransaction(db, () => {
        const before = requireOwnNote(db, id, by);
        const called = before.content.kind === 'note' ? before.content.mentions : [];
        editMessage(db, id, { kind: 'note', text, mentions: known(db, mentions) }, options.clock.now());
        const edited = requireMessage(db, id);
        const added = mentions.filter((operatorId) => !called.includes(operatorId));
        bringIn(db, edited, by, added);
        return edited;
      });
      tell(publish, note, 'message.changed');
      return note;
    },

    deleteNote({ id }, by) {
      const gone = inTransaction(db, () => {
        const note = requireOwnNote(db, id, by);
        return deleteNote(db, id) ? note : null;
      });
      if (gone === null) return { deleted: false };
      const { conversationId } = gone;
      publish([{ entity: 'message', id, conversationId, name: 'message.discarded' }]);
      return { deleted: true };
    },
  };
}

/** Throws NOT_FOUND for what is no note, NOT_YOURS for a colleague's. */
function requireOwnNote(db: Db, id: MessageId, by: Operator): Message {
  const note = requireMessage(db, id);
  if (note.kind !== 'note') throw new Refusal('NOT_FOUND');
  if (note.operatorId !== by.id) throw new Refusal('NOT_YOURS');
  return note;
}

function insertNote(
  { db, clock }: NotesOptions,
  input: { conversationId: ConversationId; clientId: string; text: string; mentions: readonly OperatorId[] },
  by: Operator,
): MessageId {
  const addressee = getAddressee(db, input.conversationId);
  if (addressee === null) throw new Refusal('NOT_FOUND');
  const now = clock.now();
  const accountNow = now + requireAccount(db, addressee.accountId).clockOffsetMs;
  const id = insertMessage(db, {
    conversationId: input.conversationId,
    accountId: addressee.accountId,
    direction: 'system',
    content: { kind: 'note', text: input.text, mentions: known(db, input.mentions) },
    wamid: null,
    clientId: input.clientId,
    // Under what it speaks of, also where Meta's clock is ahead of ours.
    sentAt: Math.max(accountNow, addressee.lastMessageAt),
    receivedAt: now,
    raw: null,
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: by.id,
    isOurs: true,
  });
  // Without a wamid there is nothing that could be there already.
  if (id === null) throw new Error('a note was not inserted');
  return id;
}

/** Those who work here; a name that was chosen a moment before its owner left is left out. */
const known = (db: Db, ids: readonly OperatorId[]): OperatorId[] =>
  [...new Set(ids)].filter((id) => getOperator(db, id) !== null);

/** Whoever is called takes part from now on and has something to read; one who may only read does not take part. */
function bringIn(db: Db, note: Message, by: Operator, ids: readonly OperatorId[]): void {
  const { conversationId, accountId } = note;
  const called = known(db, ids).filter((id) => id !== by.id);
  for (const operatorId of called) {
    const role = getOperator(db, operatorId)?.role ?? 'viewer';
    if (!roleIncludes(role, 'operator')) continue;
    insertParticipant(db, {
      conversationId,
      operatorId,
      joinedAt: note.sentAt,
      how: 'mentioned',
      addedBy: by.id,
    });
  }
  raiseUnread(db, { conversationId, accountId }, called);
}

function tell(publish: Publish, note: Message, name: 'message.sent' | 'message.changed'): void {
  const { id, conversationId, accountId } = note;
  publish([
    { entity: 'message', id, conversationId, name },
    { entity: 'conversation', id: conversationId, accountId },
  ]);
}

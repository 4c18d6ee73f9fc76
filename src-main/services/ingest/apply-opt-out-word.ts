import type { MessageContent } from '#shared/domain/content.ts';
import type { AccountId, ContactId, ConversationId } from '#shared/domain/ids.ts';
import { optOutMeaning } from '#shared/domain/opt-out-words.ts';
import { requireContact, setContactOptOut } from '../../db/queries/contacts.ts';
import { insertMessage } from '../../db/queries/message-writes.ts';
import { readOptOutWords } from '../sendings/opt-out-words.ts';
import { type IngestContext, tellOfMessage } from './context.ts';

/**
 * A message that consists of a word such as STOP takes its writer off marketing, one such as START back on. Only what a word did
 * is undone by a word: what Meta, staff or a file put down stays. A line in the conversation says it.
 */
export function applyOptOutWord(
  message: {
    contactId: ContactId;
    conversationId: ConversationId;
    accountId: AccountId;
    content: MessageContent;
    sentAt: number;
  },
  context: IngestContext,
): void {
  const { db, delivery } = context;
  const { contactId, conversationId, accountId, sentAt } = message;
  const text = writtenIn(message.content);
  const meaning = text === null ? null : optOutMeaning(text, readOptOutWords(db));
  if (meaning === null) return;
  const hasChanged =
    meaning === 'stop'
      ? setContactOptOut(db, contactId, { at: sentAt, source: 'word' })
      : requireContact(db, contactId).optOutSource === 'word' && setContactOptOut(db, contactId, null);
  if (!hasChanged) return;
  context.changes.push({ entity: 'contact', id: contactId });
  const id = insertMessage(db, {
    conversationId,
    accountId,
    direction: 'system',
    content: {
      kind: 'system',
      event: meaning === 'stop' ? 'opted_out' : 'opted_in',
      body: '',
      newWaId: null,
      newUserId: null,
    },
    wamid: null,
    clientId: null,
    sentAt,
    receivedAt: delivery.receivedAt,
    raw: null,
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: null,
    isOurs: false,
  });
  if (id !== null) tellOfMessage(context, { id, conversationId, accountId }, 'message.changed');
}

/** Typed, or tapped on a button of a template that says it. */
function writtenIn(content: MessageContent): string | null {
  if (content.kind === 'text') return content.body;
  if (content.kind === 'button') return content.text;
  return content.kind === 'interactive_reply' ? content.title : null;
}

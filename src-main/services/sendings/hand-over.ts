import type { Sentence } from '#shared/contract/base.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { Refusal, type RefusalCode, refusalSentence } from '#shared/domain/refusals.ts';
import { sendFailures } from '#shared/domain/send-failures.ts';
import type { LeftOutReason } from '#shared/domain/sending.ts';
import { leftOutWords, pauseWords } from '#shared/domain/sending-words.ts';
import { customerServiceWindow } from '#shared/domain/window.ts';
import { followMerges } from '../../db/queries/contacts.ts';
import {
  giveRecipientBack,
  hasRecipient,
  isServedAsAnother,
  leaveOutRecipient,
  listWaitingRecipients,
  type StoredRecipient,
  setRecipientMessage,
  setRecipientState,
} from '../../db/queries/sending-recipients.ts';
import type { StoredSending } from '../../db/queries/sendings.ts';
import { isStorageFailure, sqliteCode } from '../../db/sqlite-failures.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import { type Composer, compose } from './compose.ts';
import { deliver } from './deliver.ts';
import { type Found, findByContact, findByRecord, personKey } from './find-person.ts';
import type { Obstacle } from './obstacles.ts';
import type { SendingsOptions } from './options.ts';
import type { Trouble } from './trouble.ts';

/** How long one turn may keep the event loop from everything else. */
const SLICE_MS = 15;

export interface HandedOver {
  /** People who were written to first, for the limit of the day. */
  started: number;
  changes: Change[];
  /** Why nobody else can be handed over now. */
  trouble: Trouble | null;
  /** Recipients that were dealt with, also those left out. */
  count: number;
}

interface Slice {
  options: SendingsOptions;
  sending: StoredSending;
  composer: Composer;
  /** The account's time. */
  accountNow: number;
  /** How many more people may be written to first today. */
  room: number;
}

/** Refusals that concern everybody: the sending waits until the account can send again. */
const accountTrouble: Partial<Record<RefusalCode, Sentence>> = {
  ACCOUNT_PAUSED: pauseWords.account_paused,
  ACCOUNT_DISCONNECTED: pauseWords.account_disconnected,
  ACCOUNT_NEEDS_TOKEN: pauseWords.no_token,
  SANDBOX_OFF: pauseWords.sandbox_off,
};

/**
 * Hands the next recipients of a sending to the outbox: recipient, message and job change together in one transaction, so that
 * a kill at any moment leaves each of them either waiting or handed over once.
 */
export function handOver(slice: Slice, limit: number): HandedOver {
  const { options, sending } = slice;
  const { db } = options;
  const result: HandedOver = { started: 0, changes: [], trouble: null, count: 0 };
  const start = performance.now();
  inTransaction(db, () => {
    for (const recipient of listWaitingRecipients(db, sending.id, limit)) {
      if (result.count > 0 && performance.now() - start > SLICE_MS) return;
      const outcome = handOverOne(slice, recipient, result);
      if (outcome !== null) {
        result.trouble = outcome;
        return;
      }
      result.count += 1;
    }
  });
  return result;
}

/** Null when it is done with this one; otherwise why the sending must wait. */
function handOverOne(slice: Slice, recipient: StoredRecipient, result: HandedOver): Trouble | null {
  const { options } = slice;
  try {
    // A savepoint of its own: what one person cannot get leaves no half of a conversation behind.
    return inTransaction(options.db, () =>
      recipient.messageId === null
        ? sendFirst(slice, recipient, result)
        : sendAgain(slice, recipient, recipient.messageId),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) {
      leaveOutBroken(slice, recipient, error);
      return null;
    }
    const sentence = accountTrouble[error.code];
    if (sentence) return { kind: 'account', sentence, until: null };
    refuse(slice, recipient, error);
    return null;
  }
}

/**
 * A bug of ours with one person keeps the others from nothing. Two of the list may also turn out to be one only when their
 * contact is looked for: then the constraint of the table has kept the second message back.
 */
function leaveOutBroken({ options }: Slice, recipient: StoredRecipient, error: unknown): void {
  if (isStorageFailure(error)) throw error;
  const isDuplicate = sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE';
  if (!isDuplicate)
    options.log.error('sendings.recipient_failed', { recipientId: recipient.id, error: String(error) });
  leaveOut(
    options,
    recipient,
    isDuplicate
      ? { reason: 'duplicate', sentence: leftOutWords.duplicate }
      : { reason: 'bad_value', sentence: sendFailures.internal.sentence },
  );
}

function sendFirst(slice: Slice, recipient: StoredRecipient, result: HandedOver): Trouble | null {
  const { options, sending, composer, accountNow } = slice;
  const { db, outbox, clock } = options;
  const found = findAgain(composer, recipient);
  // Looked at once more: people opt out and records change while a sending runs.
  const composed = compose(composer, found);
  const obstacle = duplicateObstacle(options, recipient, found) ?? composed.obstacle;
  if (obstacle !== null || found.person === null) {
    const { reason, sentence } = obstacle ?? {
      reason: 'no_number' as const,
      sentence: leftOutWords.no_number,
    };
    leaveOut(options, recipient, { reason, sentence });
    return null;
  }
  const isFirst = customerServiceWindow(found.person.lastInboundAt, accountNow).kind !== 'open';
  if (isFirst && result.started >= slice.room)
    return { kind: 'wait', sentence: pauseWords.limit, until: null };
  const delivered = deliver(db, outbox, {
    accountId: sending.accountId,
    person: found.person,
    content: composed.content,
    clientId: recipient.clientId,
    operatorId: sending.operatorId,
    now: accountNow,
    isPatient: true,
    isProgram: sending.isProgram,
  });
  setRecipientMessage(db, recipient.id, {
    messageId: delivered.message.id,
    contactId: delivered.contactId,
    person: `contact ${delivered.contactId}`,
    now: clock.now(),
  });
  if (isFirst) result.started += 1;
  result.changes.push(...delivered.changes);
  return null;
}

/** The same message once more, under the same id: what came of the first one settles it as well. */
function sendAgain(
  { options }: Slice,
  recipient: StoredRecipient,
  messageId: NonNullable<StoredRecipient['messageId']>,
): null {
  const contactId = recipient.contactId === null ? null : followMerges(options.db, recipient.contactId);
  if (hasItAsAnother(options.db, recipient, contactId)) {
    leaveOut(options, recipient, { reason: 'duplicate', sentence: leftOutWords.duplicate });
    return null;
  }
  options.outbox.retry(messageId, true);
  setRecipientState(options.db, recipient.id, 'queued', options.clock.now());
  return null;
}

function findAgain({ finder }: Composer, { record, contactId, waId }: StoredRecipient): Found {
  if (record !== null) return findByRecord(finder, record);
  const id: ContactId | null = contactId === null ? null : followMerges(finder.db, contactId);
  if (id !== null) return findByContact(finder, id);
  // A contact of a sandbox that was reset.
  return { person: null, record: null, isRecordGone: waId === null };
}

/** Two who were two when they were found may be one by now: merged, or one number learnt of both. */
function duplicateObstacle({ db }: SendingsOptions, recipient: StoredRecipient, { person }: Found) {
  const key = person && personKey(person);
  const { sendingId } = recipient;
  const isThere = key !== null && key !== recipient.person && hasRecipient(db, sendingId, key);
  const isDuplicate = isThere || hasItAsAnother(db, recipient, person?.contactId ?? null);
  return isDuplicate ? { reason: 'duplicate' as const, sentence: leftOutWords.duplicate } : null;
}

const hasItAsAnother = (db: Db, { id, sendingId }: StoredRecipient, contactId: ContactId | null): boolean =>
  contactId !== null && isServedAsAnother(db, { sendingId, recipientId: id, contactId });

const reasons: Partial<Record<RefusalCode, LeftOutReason>> = {
  CONTACT_OPTED_OUT: 'opted_out',
  CONTACT_BLOCKED: 'blocked',
  RECIPIENT_UNKNOWN: 'no_number',
  NOT_FOUND: 'record_gone',
};

/** This person cannot get it: left out with the sentence; whoever it was tried with before stays as they were. */
function refuse({ options }: Slice, recipient: StoredRecipient, { code, values }: Refusal): void {
  const { db, clock } = options;
  if (recipient.messageId !== null) {
    giveRecipientBack(db, recipient.id, clock.now());
    return;
  }
  const sentence = { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
  leaveOut(options, recipient, { reason: reasons[code] ?? 'bad_value', sentence });
}

const leaveOut = ({ db, clock }: SendingsOptions, { id }: StoredRecipient, why: Obstacle): void =>
  leaveOutRecipient(db, id, { reason: why.reason, detail: why.sentence, now: clock.now() });

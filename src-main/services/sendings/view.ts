import type { Sentence } from '#shared/contract/base.ts';
import type { MessageError } from '#shared/contract/messages.ts';
import type { Sending, SendingRecipient } from '#shared/contract/sendings.ts';
import type { LeftOutReason, RecipientState } from '#shared/domain/sending.ts';
import { leftOutWords } from '#shared/domain/sending-words.ts';
import { getAccount } from '../../db/queries/accounts.ts';
import { toMessageError } from '../../db/queries/message-error.ts';
import {
  listRecipientTallies,
  type RecipientTally,
  type StoredRecipient,
} from '../../db/queries/sending-recipients.ts';
import type { StoredSending } from '../../db/queries/sendings.ts';
import { getTemplate } from '../../db/queries/templates.ts';
import type { SendingsOptions } from './options.ts';
import { viewUnheard } from './unheard.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Meta's cap of marketing for one person. */
const MARKETING_CAP = 131_049;

/** A sending as a seat sees it. */
export function viewSending(options: SendingsOptions, sending: StoredSending): Sending {
  const { db, clock, limits } = options;
  const tallies = listRecipientTallies(db, sending.id);
  const template = getTemplate(db, sending.templateId);
  const isOver = sending.state === 'done' || sending.state === 'cancelled' || sending.state === 'failed';
  const accountNow = clock.now() + (getAccount(db, sending.accountId)?.clockOffsetMs ?? 0);
  const daily = isOver ? null : limits.daily(sending.accountId, accountNow);
  const counts = countsOf(tallies);
  return {
    id: sending.id,
    accountId: sending.accountId,
    templateId: sending.templateId,
    templateName: template?.name ?? '',
    templateLanguage: template?.language ?? '',
    title: sending.title,
    state: sending.state,
    answers: sending.answers,
    pause: sending.pause && {
      kind: sending.pause.kind,
      sentence: sending.pause.sentence,
      until: sending.pause.until,
    },
    counts,
    unheard: viewUnheard(options, sending, counts.unconfirmed),
    leftOutBy: leftOutOf(tallies),
    price: { currency: sending.currency, amount: sending.price, unknownCount: sending.unknownPrices },
    dailyLimit: daily && { perDay: daily.perDay, startedToday: Math.min(daily.startedToday, daily.perDay) },
    createdBy: sending.operatorId,
    createdAt: sending.createdAt,
    startedAt: sending.startedAt,
    endedAt: sending.endedAt,
  };
}

function countsOf(tallies: readonly RecipientTally[]): Sending['counts'] {
  const sum = (fits: (tally: RecipientTally) => boolean) =>
    tallies.reduce((total, tally) => total + (fits(tally) ? tally.count : 0), 0);
  const of = (state: RecipientState) => sum((tally) => tally.state === state);
  return {
    total: sum(() => true),
    leftOut: of('left_out'),
    waiting: of('waiting'),
    queued: of('queued'),
    accepted: of('accepted'),
    delivered: of('delivered'),
    read: of('read'),
    failed: of('failed'),
    unconfirmed: of('unconfirmed'),
    cancelled: of('cancelled'),
    answered: sum(({ isAnswered }) => isAnswered === 1),
  };
}

const leftOutOf = (tallies: readonly RecipientTally[]): Sending['leftOutBy'] =>
  tallies
    .filter(({ state }) => state === 'left_out')
    // Written by `insertRecipient` and `leaveOutRecipient`, which take nothing else.
    .map(({ reason, count }) => ({ reason: reason as LeftOutReason, count }))
    .sort((a, b) => b.count - a.count);

/** A recipient as a seat sees it; the account's clock may be ahead of ours (a sandbox in which time passed). */
export function viewRecipient(recipient: StoredRecipient, clockOffsetMs: number): SendingRecipient {
  const error = toMessageError(recipient.error);
  return {
    id: recipient.id,
    name: recipient.name,
    phone: recipient.waId === null ? null : `+${recipient.waId}`,
    contactId: recipient.contactId,
    conversationId: recipient.conversationId,
    messageId: recipient.messageId,
    record: recipient.record,
    state: recipient.state,
    leftOut: recipient.leftOut,
    sentence: sentenceOf(recipient, error),
    canRetry: canRetry(recipient, error),
    retryNotBefore: retryNotBefore(recipient, error, clockOffsetMs),
    isAnswered: recipient.answeredAt !== null,
    updatedAt: recipient.updatedAt,
  };
}

function sentenceOf(recipient: StoredRecipient, error: MessageError | null): Sentence | null {
  if (recipient.leftOut !== null) return recipient.detail ?? leftOutWords[recipient.leftOut];
  const isTold = ['failed', 'unconfirmed', 'queued'].includes(recipient.state);
  return isTold ? (error?.sentence ?? null) : null;
}

/** Whether it makes sense to send once more what failed; what may have arrived is a question of its own (`unheard`). */
export const canRetry = (recipient: StoredRecipient, error: MessageError | null): boolean =>
  recipient.state === 'failed' && recipient.messageId !== null && error !== null && isWorthATry(error);

/**
 * What was wrong with the number, the account or the template may be mended by now: a person sends again after mending it. What
 * Meta refuses for this person stays refused.
 */
const isWorthATry = (error: MessageError): boolean =>
  error.retry !== 'no' || (error.code !== null && MENDABLE.has(error.code));
const MENDABLE = new Set([
  10, 200, 131_005, 131_031, 131_037, 131_042, 131_045, 131_063, 132_001, 132_015, 133_010,
]);

/** Before which time of ours Meta refuses once more; null when it may be tried at once. Meta told the state by the account's clock. */
export const retryNotBefore = (
  recipient: StoredRecipient,
  error: MessageError | null,
  clockOffsetMs: number,
): number | null =>
  error?.code === MARKETING_CAP && recipient.state === 'failed'
    ? (recipient.statusAt ?? recipient.updatedAt) - clockOffsetMs + DAY_MS
    : null;

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
import { canRetry, retryNotBefore, viewAgain } from './retries.ts';
import { viewUnheard } from './unheard.ts';

/** A sending as a seat sees it. */
export function viewSending(options: SendingsOptions, sending: StoredSending): Sending {
  const { db, clock, limits } = options;
  const tallies = listRecipientTallies(db, sending.id);
  const template = getTemplate(db, sending.templateId);
  const isOver = sending.state === 'done' || sending.state === 'cancelled' || sending.state === 'failed';
  const clockOffsetMs = getAccount(db, sending.accountId)?.clockOffsetMs ?? 0;
  const accountNow = clock.now() + clockOffsetMs;
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
    again: viewAgain(db, tallies, { sendingId: sending.id, clockOffsetMs, now: clock.now() }),
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
    canRetry: canRetry(recipient),
    retryNotBefore: retryNotBefore(recipient, clockOffsetMs),
    isAnswered: recipient.answeredAt !== null,
    updatedAt: recipient.updatedAt,
  };
}

function sentenceOf(recipient: StoredRecipient, error: MessageError | null): Sentence | null {
  if (recipient.leftOut !== null) return recipient.detail ?? leftOutWords[recipient.leftOut];
  const isTold = ['failed', 'unconfirmed', 'queued'].includes(recipient.state);
  return isTold ? (error?.sentence ?? null) : null;
}

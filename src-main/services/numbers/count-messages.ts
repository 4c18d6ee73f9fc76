import {
  addTraffic,
  beginWait,
  type CountedMessage,
  deleteFirstAnswer,
  endWait,
  getCounted,
  insertFirstAnswer,
  listCountedAfter,
  listMessagesToCount,
  setCounted,
  takeChangedAnswers,
} from '../../db/queries/numbers.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Log } from '../../ports.ts';
import { localDay } from '../local-days.ts';

/** Little enough that a key stroke which waits behind it is not felt. */
const BATCH = 200;
const BUSY_MS = 60;
const IDLE_MS = 2_000;
/** Meta tries for a week to deliver; what is told later than that is history, and nobody waits for its answer any more. */
const HISTORY_MS = 8 * 24 * 60 * 60 * 1000;
/** After an answer that failed this many are looked through for the one that the customer got instead. */
const LOOKED_THROUGH = 50;

/** Counts messages soon after they were stored, a few at a time. Returns what ends it. */
export function keepCounting({ db, log }: { db: Db; log: Log }): () => void {
  let timer: NodeJS.Timeout | undefined;
  const step = () => {
    let isBusy = false;
    try {
      const changed = recountAnswers(db, BATCH);
      const counted = getCounted(db).behind > 0 ? countMessages(db, BATCH) : 0;
      isBusy = Math.max(changed, counted) === BATCH;
    } catch (error) {
      // A full disk: the mark stays where it was, and the same messages are counted later.
      log.error('numbers.not_counted', { error });
    }
    timer = setTimeout(step, isBusy ? BUSY_MS : IDLE_MS);
    timer.unref();
  };
  timer = setTimeout(step, IDLE_MS);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Counts at most `limit` messages and moves the mark behind them, in one transaction; how many there were. */
export function countMessages(db: Db, limit: number): number {
  return inTransaction(db, () => {
    const messages = listMessagesToCount(db, getCounted(db).messageId, limit);
    for (const message of messages) countMessage(db, message);
    const last = messages.at(-1);
    if (last) setCounted(db, last.id);
    return messages.length;
  });
}

/**
 * Looks once more at counted messages that failed, or that went out in the end: whose only answer failed waits again since the
 * time at which they wrote. How many messages there were is kept by the database itself (migrations/0240-left-and-failed.ts).
 */
export function recountAnswers(db: Db, limit: number): number {
  return inTransaction(db, () => {
    const changed = takeChangedAnswers(db, limit);
    for (const message of changed) {
      if (message.isFailed) takeAnswerBack(db, message);
      else countAnswer(db, message);
    }
    return changed.length;
  });
}

function countMessage(db: Db, message: CountedMessage): void {
  if (message.isQuiet || message.isFailed || message.direction === 'system') return;
  const { accountId, conversationId, sentAt } = message;
  const isIn = message.direction === 'in';
  const at = new Date(sentAt);
  const operatorId = isIn ? 0 : (message.operatorId ?? 0);
  const place = { day: localDay(at), accountId, operatorId, hour: at.getHours() };
  addTraffic(db, place, { received: Number(isIn), sent: Number(!isIn) });
  const isHistory = message.receivedAt - sentAt > HISTORY_MS;
  if (!isIn) countAnswer(db, message);
  else if (!isHistory) beginWait(db, { conversationId, accountId, since: sentAt });
}

function countAnswer(db: Db, message: CountedMessage): void {
  if (!isAnswer(message)) return;
  const { accountId, sentAt, operatorId } = message;
  const since = endWait(db, message.conversationId);
  if (since === null) return;
  insertFirstAnswer(db, {
    day: localDay(new Date(sentAt)),
    messageId: message.id,
    accountId,
    operatorId: operatorId ?? 0,
    waitedMs: Math.max(0, sentAt - since),
  });
}

function takeAnswerBack(db: Db, failed: CountedMessage): void {
  const waitedMs = deleteFirstAnswer(db, failed.id);
  if (waitedMs === null) return;
  const { conversationId, accountId, sentAt } = failed;
  beginWait(db, { conversationId, accountId, since: sentAt - waitedMs });
  const instead = listCountedAfter(db, failed, LOOKED_THROUGH).find(isAnswer);
  if (instead) countAnswer(db, instead);
}

/** A person answered: here, or on the business's own phone. What a program or a sending to many says is no answer. */
const isAnswer = ({ operatorId, isOurs, isBulk, isQuiet }: CountedMessage): boolean =>
  !isBulk && !isQuiet && (operatorId !== null || !isOurs);

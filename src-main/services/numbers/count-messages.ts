import {
  addTraffic,
  beginWait,
  type CountedMessage,
  endWait,
  getCounted,
  insertFirstAnswer,
  listMessagesToCount,
  setCounted,
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

/** Counts messages soon after they were stored, a few at a time. Returns what ends it. */
export function keepCounting({ db, log }: { db: Db; log: Log }): () => void {
  let timer: NodeJS.Timeout | undefined;
  const step = () => {
    let isBusy = false;
    try {
      isBusy = getCounted(db).behind > 0 && countMessages(db, BATCH) === BATCH;
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

function countMessage(db: Db, message: CountedMessage): void {
  if (message.isQuiet || message.direction === 'system') return;
  const { accountId, conversationId, sentAt } = message;
  const at = new Date(sentAt);
  const isIn = message.direction === 'in';
  const operatorId = isIn ? 0 : (message.operatorId ?? 0);
  const place = { day: localDay(at), accountId, operatorId, hour: at.getHours() };
  addTraffic(db, place, { received: Number(isIn), sent: Number(!isIn) });
  if (isIn) {
    const isHistory = message.receivedAt - sentAt > HISTORY_MS;
    if (!isHistory) beginWait(db, { conversationId, accountId, since: sentAt });
    return;
  }
  if (!isAnswer(message)) return;
  const since = endWait(db, conversationId);
  if (since === null) return;
  const waitedMs = Math.max(0, sentAt - since);
  insertFirstAnswer(db, { day: place.day, messageId: message.id, accountId, operatorId, waitedMs });
}

/** A person answered: here, or on the business's own phone. What a program or a sending to many says is no answer. */
const isAnswer = ({ operatorId, isOurs, isBulk }: CountedMessage): boolean =>
  !isBulk && (operatorId !== null || !isOurs);

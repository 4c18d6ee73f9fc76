import type { Change } from '#shared/contract/events.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { listAccounts } from '../db/queries/accounts.ts';
import {
  getNextWakeAt,
  listConversationsToWake,
  wakeConversation,
} from '../db/queries/conversation-changes.ts';
import { markUnread } from '../db/queries/unread.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Log, Publish } from '../ports.ts';
import { toldOf } from './engagement/told-of.ts';

/** A computer that slept, or whose clock was set, is noticed after this at the latest. */
const LONGEST_WAIT_MS = 60_000;
/** Woken in one transaction; more of them follow in the next. */
const WAKE_AT_ONCE = 500;

export interface SnoozeWaker {
  /** Wakes what is due and waits for the next; cheap to call whenever a snooze or a clock may have changed. */
  wake(): void;
  /** An account's clock may have been set with it. */
  onChanges(changes: readonly Change[]): void;
  close(): void;
}

/** Opens snoozed conversations when their time has come, as unread for those who are told of them. */
export function createSnoozeWaker(options: {
  db: Db;
  clock: Clock;
  publish: Publish;
  log: Log;
}): SnoozeWaker {
  const { db, clock, publish, log } = options;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function wake(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (isClosed) return;
    try {
      const waitMs = wakeDue(db, clock, publish);
      if (waitMs !== null) timer = setTimeout(wake, Math.min(waitMs, LONGEST_WAIT_MS));
    } catch (error) {
      // A full disk must not end all snoozes for good.
      log.error('snooze.not_woken', { error });
      timer = setTimeout(wake, LONGEST_WAIT_MS);
    }
  }

  return {
    wake,
    onChanges(changes) {
      if (changes.some(({ entity }) => entity === 'account')) wake();
    },
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** Gives how long it is until the next one, or null when nothing waits for a time. */
function wakeDue(db: Db, clock: Clock, publish: Publish): number | null {
  const accounts = listAccounts(db);
  const waits: number[] = [];
  for (const { id: accountId, clockOffsetMs } of accounts) {
    const accountNow = clock.now() + clockOffsetMs;
    const ids = listConversationsToWake(db, { accountId, accountNow, limit: WAKE_AT_ONCE });
    open(db, ids, { accountId, accountNow });
    publish(ids.map((id) => ({ entity: 'conversation', id, accountId })));
    const next = getNextWakeAt(db, accountId);
    if (next !== null) waits.push(Math.max(0, next - accountNow));
  }
  return waits.length === 0 ? null : Math.min(...waits);
}

function open(
  db: Db,
  ids: readonly ConversationId[],
  { accountId, accountNow }: { accountId: number; accountNow: number },
): void {
  if (ids.length === 0) return;
  inTransaction(db, () => {
    // In whole seconds, as Meta tells times: what is said right after it must not stand below it.
    const wokenAt = Math.floor(accountNow / 1000) * 1000;
    for (const id of ids) {
      wakeConversation(db, id, wokenAt);
      const place = { conversationId: id, accountId };
      for (const operatorId of toldOf(db, id, accountNow).operatorIds) markUnread(db, place, operatorId);
    }
  });
}

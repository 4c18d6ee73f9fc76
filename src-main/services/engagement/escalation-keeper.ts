import type { AccountRules } from '#shared/contract/accounts.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { addOfficeTime } from '#shared/domain/office-hours.ts';
import { getAccountRules } from '../../db/queries/account-rules.ts';
import { listAccounts } from '../../db/queries/accounts.ts';
import { listWaits, noteEscalated } from '../../db/queries/participants.ts';
import { markUnread } from '../../db/queries/unread.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Log, Publish } from '../../ports.ts';
import { startDeed, tellTeam } from './deed.ts';
import { toldOf } from './told-of.ts';

/** A computer that slept, or whose clock was set, is noticed after this at the latest. */
const LONGEST_WAIT_MS = 60_000;
/** After a change the waits are looked at this much later, once for all that changed. */
const GATHER_MS = 1_000;
/** Brought before everybody in one transaction; more of them follow in the next. */
const AT_ONCE = 100;
const MINUTE_MS = 60_000;

export interface EscalationKeeper {
  /** Brings before everybody who has waited too long, and waits for the next; cheap to call. */
  wake(): void;
  /** Somebody may wait now, or the rules or the clock of an account may be different. */
  onChanges(changes: readonly Change[]): void;
  close(): void;
}

/** Brings customers who have waited too long for an answer before everybody of the account's list. */
export function createEscalationKeeper(options: {
  db: Db;
  clock: Clock;
  publish: Publish;
  log: Log;
}): EscalationKeeper {
  const { log } = options;
  let timer: NodeJS.Timeout | null = null;
  let isSoon = false;
  let isClosed = false;

  function wakeIn(ms: number): void {
    if (timer) clearTimeout(timer);
    timer = setTimeout(wake, ms);
  }

  function wake(): void {
    isSoon = false;
    if (isClosed) return;
    let wait = LONGEST_WAIT_MS;
    try {
      wait = Math.min(escalateDue(options), LONGEST_WAIT_MS);
    } catch (error) {
      // A full disk must not end all of it for good.
      log.error('escalation.not_done', { error });
    }
    // Who was just brought before everybody is a change as well, and has asked for a look sooner than this.
    if (!isSoon) wakeIn(wait);
  }

  return {
    wake,
    onChanges(changes) {
      const concerns = changes.some(
        ({ entity }) => entity === 'conversation' || entity === 'account' || entity === 'account_rules',
      );
      if (!concerns || isSoon || isClosed) return;
      isSoon = true;
      wakeIn(GATHER_MS);
    },
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** Gives how long it is until the next one. */
function escalateDue(options: { db: Db; clock: Clock; publish: Publish }): number {
  const { db, clock } = options;
  const waits = listAccounts(db).map(({ id, clockOffsetMs }) => {
    const rules = getAccountRules(db, id);
    if (rules.escalateAfterMinutes === null) return LONGEST_WAIT_MS;
    return escalateInAccount(options, { accountId: id, rules, accountNow: clock.now() + clockOffsetMs });
  });
  return Math.min(LONGEST_WAIT_MS, ...waits);
}

function escalateInAccount(
  { db, clock, publish }: { db: Db; clock: Clock; publish: Publish },
  { accountId, rules, accountNow }: { accountId: number; rules: AccountRules; accountNow: number },
): number {
  const page = listWaits(db, accountId, AT_ONCE);
  const patienceMs = (rules.escalateAfterMinutes ?? 0) * MINUTE_MS;
  const isDue = (at: number | null) => at !== null && at <= accountNow;
  const dueAt = (waitingSince: number) => addOfficeTime(rules.officeHours, waitingSince, patienceMs);
  // Who has waited longer is due sooner, so that the first one who is not due ends it.
  const firstLater = page.findIndex(({ waitingSince }) => !isDue(dueAt(waitingSince)));
  const due = firstLater < 0 ? page : page.slice(0, firstLater);
  if (due.length > 0) {
    publish(inTransaction(db, () => due.flatMap(({ id }) => escalate(db, id, clock.now()))));
  }
  if (firstLater < 0) return due.length === AT_ONCE ? 0 : LONGEST_WAIT_MS;
  const next = dueAt(page[firstLater]?.waitingSince ?? accountNow);
  return next === null ? LONGEST_WAIT_MS : Math.max(0, next - accountNow);
}

function escalate(db: Db, conversationId: ConversationId, now: number): Change[] {
  const started = startDeed(db, { conversationId, by: null, now });
  if (started === null) return [];
  const { deed } = started;
  noteEscalated(db, conversationId, deed.now);
  for (const operatorId of toldOf(db, conversationId, deed.now).operatorIds) markUnread(db, deed, operatorId);
  return tellTeam(db, deed, { event: 'escalated', operatorId: null });
}

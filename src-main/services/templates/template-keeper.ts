import type { Change } from '#shared/contract/events.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { listAccounts, type StoredAccount } from '../../db/queries/accounts.ts';
import { getTemplateSync } from '../../db/queries/template-history.ts';
import {
  getTemplate,
  hasTemplateInReview,
  listTemplatesToRead,
  updateTemplate,
} from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock, Log } from '../../ports.ts';
import type { GraphTargets } from '../graph-targets.ts';
import type { TemplateSync } from './sync.ts';

export interface TemplateKeeper {
  /** Looks what is to be read from Meta; cheap to call whenever something may have changed. */
  wake(): void;
  /** Something went to review: asks soon how it stands, then more and more seldom. */
  watchReviews(): void;
  /** A webhook may have told of a template without telling all of it. */
  onChanges(changes: readonly Change[]): void;
  close(): void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** What happened at Meta's side while nobody looked. */
const OLD_AFTER_MS = 24 * HOUR;
/** Several webhooks of one template come together: they are one reading. */
const READ_AFTER_MS = 400;
/** Meta's webhook tells a decision at once; asking is for those whom webhooks do not reach. */
const REVIEW_FIRST_MS = 30 * SECOND;
const REVIEW_LONGEST_MS = HOUR;
/** After a failure; doubled each time. Meta counts 200 management calls an hour. */
const FAILURE_FIRST_MS = 5 * MINUTE;
const FAILURE_LONGEST_MS = 6 * HOUR;
const LONGEST_SLEEP_MS = 30 * MINUTE;

interface Wait {
  waitMs: number;
  until: number;
}

interface KeeperOptions {
  db: Db;
  clock: Clock;
  log: Log;
  targets: Pick<GraphTargets, 'find'>;
  sync: Pick<TemplateSync, 'account' | 'one'>;
}

/** Reads templates from Meta by itself, quietly: what is new, what is old, what is in review, what a webhook half told. */
export function createTemplateKeeper(options: KeeperOptions): TemplateKeeper {
  const { db, clock, log, targets } = options;
  const reviews = new Map<number, Wait>();
  const failures = new Map<number, Wait>();
  let timer: NodeJS.Timeout | null = null;
  let plannedAt = Number.POSITIVE_INFINITY;
  let running: Promise<void> | null = null;
  let isClosed = false;
  /** Somebody asked while a round was under way. */
  let isAgain = false;

  const plan = (waitMs: number) => {
    const at = performance.now() + waitMs;
    if (isClosed || at >= plannedAt) return;
    if (timer) clearTimeout(timer);
    plannedAt = at;
    timer = setTimeout(run, waitMs);
    timer.unref();
  };

  function run(): void {
    plannedAt = Number.POSITIVE_INFINITY;
    if (isClosed) return;
    if (running) {
      isAgain = true;
      return;
    }
    isAgain = false;
    running = round()
      .catch((error: unknown) => {
        if (!isClosed) log.error('templates.keeper_failed', { error });
      })
      .finally(() => {
        running = null;
        plan(isAgain ? 0 : nextWait());
      });
  }

  async function round(): Promise<void> {
    for (const account of listAccounts(db)) {
      if (isClosed) return;
      if (isAccountDue(account)) await readAccount(account);
    }
    for (;;) {
      const [template] = isClosed ? [] : listTemplatesToRead(db).filter(({ accountId }) => canAsk(accountId));
      if (!template) return;
      await quietly(template.accountId, async () => {
        await options.sync.one(template);
        // Whatever came of it: it has been read, and is not read again and again.
        if (getTemplate(db, template.id)) updateTemplate(db, template.id, { isToRead: false });
      });
    }
  }

  const canAsk = (accountId: number): boolean =>
    (failures.get(accountId)?.until ?? 0) <= clock.now() && targets.find(accountId) !== null;

  function isAccountDue(account: StoredAccount): boolean {
    if (!canAsk(account.id)) return false;
    const readAt = getTemplateSync(db, account.id)?.at ?? null;
    const isOld = readAt === null || clock.now() + account.clockOffsetMs - readAt > OLD_AFTER_MS;
    return isOld || isReviewDue(account);
  }

  function isReviewDue({ id }: StoredAccount): boolean {
    if (!hasTemplateInReview(db, id)) {
      reviews.delete(id);
      return false;
    }
    const known = reviews.get(id);
    if (!known) reviews.set(id, { waitMs: REVIEW_FIRST_MS, until: clock.now() + REVIEW_FIRST_MS });
    return known !== undefined && known.until <= clock.now();
  }

  async function readAccount({ id }: StoredAccount): Promise<void> {
    const review = reviews.get(id);
    if (review) {
      const waitMs = Math.min(review.waitMs * 2, REVIEW_LONGEST_MS);
      reviews.set(id, { waitMs, until: clock.now() + waitMs });
    }
    await quietly(id, () => options.sync.account(id));
  }

  /** What does not come is tried again later; nobody asked for it, so nobody is told. */
  async function quietly(accountId: number, deed: () => Promise<unknown>): Promise<void> {
    try {
      await deed();
      failures.delete(accountId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const waitMs = Math.min(
        (failures.get(accountId)?.waitMs ?? FAILURE_FIRST_MS / 2) * 2,
        FAILURE_LONGEST_MS,
      );
      failures.set(accountId, { waitMs, until: clock.now() + waitMs });
      log.info('templates.not_read', { accountId, code: error.code, again: waitMs });
    }
  }

  function nextWait(): number {
    const waits = [...reviews.values(), ...failures.values()].map(({ until }) => until - clock.now());
    return Math.max(SECOND, Math.min(LONGEST_SLEEP_MS, ...waits));
  }

  return {
    wake: () => {
      failures.clear();
      plan(0);
    },
    watchReviews: () => {
      reviews.clear();
      plan(READ_AFTER_MS);
    },
    onChanges(changes) {
      if (changes.some(({ entity }) => entity === 'template')) plan(READ_AFTER_MS);
    },
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
    },
  };
}

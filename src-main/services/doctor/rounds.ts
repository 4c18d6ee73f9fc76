import type { Change } from '#shared/contract/events.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import { listAccounts } from '../../db/queries/accounts.ts';
import { getMessageFailure } from '../../db/queries/doctor-traffic.ts';
import type { StoredMessageError } from '../../db/queries/message-error.ts';
import type { Db } from '../../db/statements.ts';
import type { GraphError } from '../../meta/graph-error.ts';
import type { AccountSecretsReader, GraphTarget, Log } from '../../ports.ts';
import type { RunningDoctor } from './create-doctor.ts';

export interface Rounds {
  /** A call to Meta failed somewhere in the hub. */
  onFailedCall(target: GraphTarget, error: GraphError): void;
  onChanges(changes: readonly Change[]): void;
  /** Something of an account changed that the doctor should see. */
  lookSoon(accountId: AccountId | null): void;
  close(): void;
}

/** Milliseconds; tests bring their own. */
export interface RoundsPace {
  /** From the start of the hub to the first look, which must not compete with it. */
  firstMs: number;
  /** Between the looks at two accounts. */
  spreadMs: number;
  everyMs: number;
  /** From a reason to look until it is done: more reasons come together. */
  soonMs: number;
  /** At the least between two looks for a reason. */
  restMs: number;
}

const USUAL: RoundsPace = {
  firstMs: 15_000,
  spreadMs: 4_000,
  everyMs: 24 * 60 * 60_000,
  soonMs: 4_000,
  restMs: 60_000,
};

/** When the doctor looks by itself: at the start, each day, and after a call that failed for a reason that is its business. */
export function createRounds(options: {
  db: Db;
  log: Log;
  secrets: AccountSecretsReader;
  doctor: Pick<RunningDoctor, 'look' | 'isKnown'>;
  pace?: Partial<RoundsPace> | undefined;
}): Rounds {
  const { db, log, secrets, doctor } = options;
  const pace = { ...USUAL, ...options.pace };
  const planned = new Map<AccountId | null, NodeJS.Timeout>();
  const lookedAt = new Map<AccountId | null, number>();
  let isClosed = false;

  function lookNow(accountId: AccountId | null): void {
    if (isClosed || !db.open) return;
    lookedAt.set(accountId, performance.now());
    doctor.look(accountId, 'itself').catch((error: unknown) => {
      if (!isClosed) log.error('doctor.failed', { accountId, error });
    });
  }

  function lookSoon(accountId: AccountId | null): void {
    if (isClosed || planned.has(accountId)) return;
    const last = lookedAt.get(accountId);
    const rest = last === undefined ? 0 : last + pace.restMs - performance.now();
    const timer = setTimeout(
      () => {
        planned.delete(accountId);
        lookNow(accountId);
      },
      Math.max(pace.soonMs, rest),
    );
    timer.unref();
    planned.set(accountId, timer);
  }

  /** The pretend Meta is looked at only when somebody has asked for it before: what is played there is not to be used up. */
  const isOurs = ({ id, kind, state }: ReturnType<typeof listAccounts>[number]) =>
    state === 'active' && (kind === 'live' || doctor.isKnown(id));

  function round(): void {
    if (isClosed || !db.open) return;
    lookNow(null);
    listAccounts(db)
      .filter(isOurs)
      .forEach(({ id }, index) => {
        setTimeout(() => lookNow(id), (index + 1) * pace.spreadMs).unref();
      });
  }

  const first = setTimeout(round, pace.firstMs);
  const daily = setInterval(round, pace.everyMs);
  first.unref();
  daily.unref();

  return {
    lookSoon,
    onFailedCall({ accessToken }, error) {
      if (isClosed || !db.open) return;
      if (error.kind !== 'refused') return lookSoon(null);
      if (!isAccountsBusiness(error)) return;
      const account = listAccounts(db).find(({ id }) => secrets.byAccountId(id).accessToken === accessToken);
      if (account && isOurs(account)) lookSoon(account.id);
    },
    onChanges(changes) {
      if (isClosed || !db.open) return;
      for (const change of changes) {
        // Notifications that stopped working are told at once; at the start the first round comes soon enough.
        if (change.entity === 'desktop' && lookedAt.has(null)) lookSoon(null);
        if (change.entity !== 'message' || change.name !== 'message.changed') continue;
        const failed = getMessageFailure(db, change.id);
        // Written by us only, as StoredMessageError.
        if (!failed || !isAccountsBusiness(JSON.parse(failed.error) as StoredMessageError)) continue;
        const account = listAccounts(db).find(({ id }) => id === failed.accountId);
        if (account && isOurs(account)) lookSoon(account.id);
      }
    },
    close() {
      isClosed = true;
      clearTimeout(first);
      clearInterval(daily);
      for (const timer of planned.values()) clearTimeout(timer);
    },
  };
}

/** What concerns one message or one person is told there; the doctor looks when the account or its token is meant. */
function isAccountsBusiness({ code, subcode }: Pick<StoredMessageError, 'code' | 'subcode'>): boolean {
  if (code === null) return false;
  const { scope } = explainMetaError({ code, subcode });
  return scope === 'account' || scope === 'token';
}

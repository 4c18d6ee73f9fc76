import type { OperatorId } from '#shared/domain/ids.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { getOperator } from '../../db/queries/operators.ts';
import { listOpenOfOperator } from '../../db/queries/participants.ts';
import {
  deleteRelease,
  forgetAssignments,
  forgetParticipations,
  forgetUnread,
  getRelease,
  insertRelease,
  listReleases,
  type Release,
} from '../../db/queries/releases.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Log, Publish } from '../../ports.ts';
import { inTurns } from '../in-turns.ts';
import { startDeed } from './deed.ts';
import { release } from './hand-over.ts';

/** Handed over in one transaction, each with a line; everything else has its turn before the next ones. */
const AT_ONCE = 50;
/** Of what is only forgotten. */
const FORGOTTEN_AT_ONCE = 500;
/** Ids that are looked through for what was assigned. */
const LOOKED_THROUGH = 2_000;

/** Taking people who answer here no longer out of their conversations. */
export interface Releases {
  /**
   * What is open is to go to a colleague, or with null back to everybody of the accounts' lists; nothing stays unread for them.
   * Inside the caller's transaction.
   */
  begin(operatorId: OperatorId, heirId: OperatorId | null): void;
  /** They answer here again: what was not taken from them yet stays theirs. Inside the caller's transaction. */
  callOff(operatorId: OperatorId): void;
  /** Does what was begun, a little at a time; gives how many open conversations there were. */
  finish(operatorId: OperatorId): Promise<number>;
  close(): void;
}

interface ReleasesOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  log: Log;
}

/** Goes on at once with what a hub that was ended in the middle has left. */
export function createReleases(options: ReleasesOptions): Releases {
  const { db, log } = options;
  const running = new Map<OperatorId, Promise<number>>();
  let isClosed = false;
  const finish = (operatorId: OperatorId): Promise<number> => {
    const known = running.get(operatorId);
    if (known) return known;
    const count = inTurns(releaseInSlices(options, operatorId, () => isClosed)).finally(() =>
      running.delete(operatorId),
    );
    running.set(operatorId, count);
    return count;
  };
  for (const { operatorId } of listReleases(db)) {
    finish(operatorId).catch((error: unknown) => log.error('release.not_finished', { operatorId, error }));
  }
  return {
    begin: (operatorId, heirId) => insertRelease(db, { operatorId, heirId }),
    callOff: (operatorId) => deleteRelease(db, operatorId),
    finish,
    close() {
      isClosed = true;
    },
  };
}

/** Each step is a transaction of its own, and the last one writes down that all is done. */
export function* releaseInSlices(
  options: ReleasesOptions,
  operatorId: OperatorId,
  isClosed: () => boolean = () => false,
): Generator<undefined, number> {
  const { db } = options;
  const current = () => (isClosed() ? null : getRelease(db, operatorId));
  let count = 0;
  let after = 0;
  for (;;) {
    const begun = current();
    if (begun === null) return count;
    const ids = releasePage(options, begun, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    count += ids.length;
    after = last;
    yield;
  }
  let assignedAfter: number | null = 0;
  for (;;) {
    if (current() === null) return count;
    const from: number | null = assignedAfter;
    const isMore = inTransaction(db, () => {
      if (forgetParticipations(db, operatorId, FORGOTTEN_AT_ONCE)) return true;
      if (forgetUnread(db, operatorId, FORGOTTEN_AT_ONCE)) return true;
      assignedAfter =
        from === null ? null : forgetAssignments(db, operatorId, { after: from, limit: LOOKED_THROUGH });
      if (assignedAfter !== null) return true;
      deleteRelease(db, operatorId);
      return false;
    });
    if (!isMore) return count;
    yield;
  }
}

/** Gives the conversations that are dealt with; none at the end. */
function releasePage({ db, clock, publish }: ReleasesOptions, begun: Release, after: number): number[] {
  const { operatorId } = begun;
  const page = listOpenOfOperator(db, operatorId, { after, limit: AT_ONCE });
  if (page.length === 0) return [];
  const now = clock.now();
  const to = stillAnswering(db, begun.heirId);
  const changes = inTransaction(db, () =>
    page.flatMap(({ id }) => {
      const started = startDeed(db, { conversationId: id, by: operatorId, now });
      if (started === null) return [];
      return release(db, { ...started.deed, by: operatorId }, { row: started.row, to });
    }),
  );
  publish(changes);
  return page.map(({ id }) => id);
}

/** Whoever was to take over may have left as well meanwhile. */
function stillAnswering(db: Db, heirId: OperatorId | null): OperatorId | null {
  const heir = heirId === null ? null : getOperator(db, heirId);
  return heir !== null && roleIncludes(heir.role, 'operator') ? heir.id : null;
}

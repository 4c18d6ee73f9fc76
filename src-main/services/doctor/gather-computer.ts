import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkSmallTable, databaseBytes, smallestTables } from '../../db/damage.ts';
import { listAccounts } from '../../db/queries/accounts.ts';
import { reachMeta } from '../../meta/reach-meta.ts';
import type { DoctorOptions, LookedBy } from './create-doctor.ts';
import type { ComputerFacts } from './facts.ts';

/** Everything that the rules about this computer look at. */
export async function gatherComputer(options: DoctorOptions, by: LookedBy): Promise<ComputerFacts> {
  const { clock, store, health, address } = options;
  const [meta, state, database] = await Promise.all([
    askMeta(options, by),
    health.get(),
    checkDatabase(options),
  ]);
  const counts = options.journal.counts();
  return {
    now: clock.now(),
    hasLiveAccount: listAccounts(options.db).some(isLiveHere),
    meta,
    tunnel: address.state(),
    lastAway: address.lastAway(),
    secrets: { kind: store.kind, persisted: store.persisted },
    desktop: options.desktop(),
    freeDiskBytes: state.freeDiskBytes,
    database,
    journal: {
      backlog: counts.lastSeq - counts.projectedSeq,
      failures: counts.failures,
      isWhole: counts.lastSeq >= counts.projectedSeq,
    },
    outbox: state.outbox,
  };
}

const isLiveHere = ({ kind, state }: { kind: string; state: string }) =>
  kind === 'live' && state !== 'disconnected';

/** Real accounts are asked about at Meta's; with none of them the pretend Meta is asked, so that a rehearsal is whole. */
async function askMeta(
  { db, clock, fetch, graphUrl }: DoctorOptions,
  by: LookedBy,
): Promise<ComputerFacts['meta']> {
  const accounts = listAccounts(db).filter(({ state }) => state !== 'disconnected');
  const chosen = accounts.find(({ kind }) => kind === 'live') ?? accounts[0];
  if (chosen?.kind === 'sandbox' && by === 'itself') return null;
  const baseUrl = chosen ? graphUrl(chosen.kind) : null;
  if (!chosen || baseUrl === null) return null;
  return reachMeta(fetch, { baseUrl, now: () => clock.now() + chosen.clockOffsetMs });
}

/** Table by table, each in a turn of its own: what takes long would make everybody wait. */
async function checkDatabase({ db }: DoctorOptions): Promise<ComputerFacts['database']> {
  const bytes = databaseBytes(db);
  for (const table of smallestTables(db)) {
    await nextTurn();
    if (!db.open) break;
    const answer = checkSmallTable(db, table);
    if (answer !== 'ok') return { answer, bytes };
  }
  return { answer: 'ok', bytes };
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Numbers } from '#shared/contract/numbers.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { listAccounts } from '../../db/queries/accounts.ts';
import {
  getCounted,
  getFirstCountedDay,
  listFirstAnswers,
  listTrafficByDay,
  listTrafficByHour,
  listTrafficByPerson,
  listWaiting,
  type NumbersRange,
} from '../../db/queries/numbers.ts';
import type { Db } from '../../db/statements.ts';
import { listLocalDays } from '../local-days.ts';
import type { ServiceOf } from '../service-of.ts';

const MOST_DAYS = 400;
/** Read at once; more of them follow after whatever else waits. */
const ANSWERS_AT_ONCE = 5_000;
/** A few that were just stored are not worth a word. */
const BEHIND = 500;

type Answers = Numbers['firstAnswer'];

/** The owner's numbers. */
export function createNumbers({ db }: { db: Db }): ServiceOf<'numbers'> {
  return { get: (input) => getNumbers(db, input) };
}

async function getNumbers(
  db: Db,
  input: { from: string; to: string; accountId?: number | undefined },
): Promise<Numbers> {
  const days = listLocalDays(input.from, input.to, MOST_DAYS);
  const range: NumbersRange = { from: input.from, to: input.to, accountId: input.accountId ?? 0 };
  const byDay = new Map(listTrafficByDay(db, range).map((row) => [row.day, row]));
  await nextTurn();
  const byHour = new Map(listTrafficByHour(db, range).map((row) => [row.hour, row]));
  await nextTurn();
  const byPerson = listTrafficByPerson(db, range);
  const waits = await gatherWaits(db, range);
  const waiting = listWaiting(db).filter(({ accountId }) => isWanted(accountId, input.accountId));
  const first = getFirstCountedDay(db);
  await nextTurn();
  const firstAnswer = summarise(waits.all);
  await nextTurn();
  return {
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    countedSince: first === null ? null : (listLocalDays(first, first, 1)[0]?.at ?? null),
    isCounting: getCounted(db).behind > BEHIND,
    total: { received: sum(byPerson, 'received'), sent: sum(byPerson, 'sent') },
    firstAnswer,
    byDay: days.map(({ day }) => ({ day, ...traffic(byDay.get(day)) })),
    byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, ...traffic(byHour.get(hour)) })),
    byAccount: listAccounts(db)
      .filter(({ id }) => isWanted(id, input.accountId))
      .map(({ id }) => {
        const ofAccount = byPerson.filter(({ accountId }) => accountId === id);
        return {
          accountId: id,
          received: sum(ofAccount, 'received'),
          sent: sum(ofAccount, 'sent'),
          firstAnswer: summarise(waits.byAccount.get(id) ?? []),
          waiting: waiting.find(({ accountId }) => accountId === id)?.count ?? 0,
        };
      }),
    byOperator: operatorsOf(byPerson, waits.byOperator),
    waitingNow: {
      count: waiting.reduce((count, each) => count + each.count, 0),
      longestSince: waiting.length === 0 ? null : Math.min(...waiting.map(({ since }) => since)),
    },
  };
}

const isWanted = (accountId: number, wanted: number | undefined): boolean =>
  wanted === undefined || accountId === wanted;

const traffic = (row: { received: number; sent: number } | undefined) => ({
  received: row?.received ?? 0,
  sent: row?.sent ?? 0,
});

const sum = <Name extends string>(rows: readonly Record<Name, number>[], name: Name): number =>
  rows.reduce((total, row) => total + row[name], 0);

interface Waits {
  all: number[];
  byAccount: Map<number, number[]>;
  byOperator: Map<number, number[]>;
}

/** How long each customer waited, a page at a time: a busy year is a hundred thousand of them. */
async function gatherWaits(db: Db, range: NumbersRange): Promise<Waits> {
  const waits: Waits = { all: [], byAccount: new Map(), byOperator: new Map() };
  const add = (to: Map<number, number[]>, key: number, ms: number) => {
    const known = to.get(key);
    if (known) known.push(ms);
    else to.set(key, [ms]);
  };
  let after = { day: '', messageId: 0 };
  for (;;) {
    const page = listFirstAnswers(db, range, after, ANSWERS_AT_ONCE);
    for (const { accountId, operatorId, waitedMs } of page) {
      waits.all.push(waitedMs);
      add(waits.byAccount, accountId, waitedMs);
      add(waits.byOperator, operatorId, waitedMs);
    }
    const last = page.at(-1);
    if (!last || page.length < ANSWERS_AT_ONCE) return waits;
    after = { day: last.day, messageId: last.messageId };
    await nextTurn();
  }
}

/** Half of them waited no longer than the median, nine in ten no longer than the ninetieth. */
function summarise(waits: readonly number[]): Answers {
  const sorted = Float64Array.from(waits).sort();
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
  return { count: sorted.length, medianMs: at(0.5), ninetiethMs: at(0.9) };
}

/** Everybody who wrote in these days, and at the end what nobody of them wrote. */
function operatorsOf(
  byPerson: readonly { operatorId: number; sent: number }[],
  waits: ReadonlyMap<number, readonly number[]>,
): Numbers['byOperator'] {
  const sent = new Map<number, number>();
  for (const { operatorId, sent: more } of byPerson) sent.set(operatorId, (sent.get(operatorId) ?? 0) + more);
  return [...sent]
    .filter(([, count]) => count > 0)
    .sort(([a, one], [b, other]) => Number(a === 0) - Number(b === 0) || other - one)
    .map(([id, count]) => ({
      // Ids of operators come from their table; 0 stands for nobody.
      operatorId: id === 0 ? null : (id as OperatorId),
      sent: count,
      firstAnswer: summarise(waits.get(id) ?? []),
    }));
}

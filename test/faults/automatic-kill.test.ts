import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Account, AccountRules } from '#shared/contract/accounts.ts';
import { customerWrites } from '../helpers/customer-writes.ts';
import { type FakeGraph, startFakeGraph } from '../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../helpers/graph-of-account.ts';
import { waitFor } from '../helpers/hub.ts';
import { type ServeProcess, startServe } from '../helpers/serve.ts';
import { makeTemporaryFolder } from '../helpers/workspace.ts';
import { requireApi } from './api.ts';

const AWAY = 'Ми зачинені.';
const GREETING = 'Вітаємо!';
/** Killed while nobody is there, and while somebody is: what goes out by itself is the one or the other. */
const ROUNDS = [AWAY, GREETING, AWAY];
const CUSTOMERS = 3;
const rules: AccountRules = {
  officeHours: { timeZone: 'Europe/Kyiv', week: [[], [], [], [], [], [], []], holidays: [] },
  away: { isOn: true, text: AWAY },
  greeting: { isOn: true, text: GREETING },
  escalateAfterMinutes: null,
  sound: 'drop',
};

const folder = makeTemporaryFolder();
let graph: FakeGraph;
let hub: ServeProcess;
let account: Account;

/** Without a keychain the secrets live in memory only, so a restarted hub is given them again, as its owner would. */
async function startAgain(): Promise<void> {
  hub = await start();
  const { accessToken, appSecret } = goodForm;
  await requireApi(hub.ready, 'PATCH', `/accounts/${account.id}`, { accessToken, appSecret });
}
const start = () =>
  startServe({
    dataDir: folder.path,
    env: { ROZMOVA_LOG: 'error', ROZMOVA_GRAPH_URL: graph.target.baseUrl },
  });

beforeAll(async () => {
  graph = await startFakeGraph();
  answerAsMeta(graph);
  hub = await start();
  account = await requireApi<Account>(hub.ready, 'POST', '/accounts', goodForm);
});
afterAll(async () => {
  await hub.stop();
  await graph.close();
  folder.remove();
});

const setHours = (automatic: string) =>
  requireApi(hub.ready, 'PUT', `/accounts/${account.id}/rules`, {
    rules: automatic === AWAY ? rules : { ...rules, officeHours: null },
  });
/** New ones in every round. */
const customersOf = (round: number): string[] =>
  Array.from({ length: CUSTOMERS }, (_, index) => `38067${3_000_000 + round * 100 + index}`);
const write = (from: string, text: string) => customerWrites(hub.ready, account, { from, text });
/** What Meta took for one of them. */
const gotten = (waId: string): unknown[] =>
  graph.accepted.flatMap(({ to, text }) =>
    to === `+${waId}` ? [(text as { body: string } | undefined)?.body] : [],
  );

it('whoever writes again and again gets the away message or the greeting once, whenever the hub is killed', async () => {
  const known: string[] = [];
  for (const [round, automatic] of ROUNDS.entries()) {
    await setHours(automatic);
    known.push(...customersOf(round));
    for (const waId of known) expect(await write(waId, `Спроба ${round}`)).toBe(200);
    // Killed as the first of this round go out, or have gone out.
    const isAnswered = () => customersOf(round).some((waId) => gotten(waId).length > 0);
    await waitFor('somebody to be answered', isAnswered, 30_000);
    await hub.kill();
    await startAgain();
  }
  await setHours(GREETING);
  const last = '380689999999';
  for (const waId of [...known, last]) await write(waId, 'Востаннє');
  await waitFor('the last one to be answered', () => gotten(last).length > 0, 30_000);
  expect(gotten(last)).toEqual([GREETING]);
  for (const waId of known) expect(gotten(waId).length).toBeLessThanOrEqual(1);
  // That nobody gets it twice must not come from nobody getting it.
  expect(new Set(known.flatMap(gotten))).toEqual(new Set([AWAY, GREETING]));
}, 180_000);

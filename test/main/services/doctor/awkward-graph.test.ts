import { afterEach, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids.ts';
import { type FakeGraph, type GraphAnswer, graphError, startFakeGraph } from '../../../helpers/fake-graph.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';

const form = {
  name: 'Shop',
  color: 'teal',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  appId: '634974688087057',
  appSecret: '0123456789abcdef0123456789abcdef',
  accessToken: 'EAAtest-token-0123456789-abcdefgh',
} as const;

let hub: TestHub | undefined;
let graph: FakeGraph | undefined;

afterEach(async () => {
  await hub?.remove();
  await graph?.close();
  hub = graph = undefined;
});

/** A live account at a Graph host that answers everything alike. */
async function liveAccount(answer: GraphAnswer, pace = {}): Promise<{ hub: TestHub; accountId: AccountId }> {
  graph = await startFakeGraph();
  graph.answer = () => answer;
  hub = await openTestHub({ graphUrl: graph.target.baseUrl, doctorPace: pace });
  const { id } = await hub.client.accounts.create(form);
  return { hub, accountId: id };
}

const states = (checks: readonly { id: string; state: string }[]) =>
  Object.fromEntries(checks.map(({ id, state }) => [id, state]));

it.each<[string, GraphAnswer]>([
  ['is not there', { kind: 'drop' }],
  ['answers with a sign-in page', { kind: 'raw', status: 200, body: '<html>Sign in</html>' }],
  ['answers 500 with nothing', { kind: 'raw', status: 500, body: '' }],
  [
    'answers with something else than it should',
    { kind: 'json', status: 200, body: { data: 'lies', id: {} } },
  ],
])('nothing is red about an account when Meta %s', async (_what, answer) => {
  const { hub: console, accountId } = await liveAccount(answer);
  const report = await console.client.doctor.run({ accountId });
  const red = report.checks.filter(({ state }) => state === 'act').map(({ id }) => id);
  expect(red).toEqual([]);
  expect(states(report.checks)).toMatchObject({ token_alive: 'unknown', number_visible: 'unknown' });
  expect(report.state).toBe('unknown');
});

it('a sign-in page is told once, with this computer', async () => {
  const { hub: console } = await liveAccount({ kind: 'raw', status: 200, body: '<html>Sign in</html>' });
  const { checks } = await console.client.doctor.run({ accountId: null });
  expect(checks.find(({ id }) => id === 'meta_reachable')).toMatchObject({
    state: 'act',
    failure: 'clock_or_network',
    sentence: { en: expect.stringContaining('sign-in page') as string },
  });
});

it('a dead line costs two calls and no more', async () => {
  const { hub: console, accountId } = await liveAccount({ kind: 'drop' });
  if (graph) graph.requests.length = 0;
  await console.client.doctor.run({ accountId });
  expect(graph?.requests.length).toBeLessThanOrEqual(4);
});

it('a field that this version of Meta does not know is left out, and the others are told', async () => {
  const { hub: console, accountId } = await liveAccount({ kind: 'json', status: 200, body: { data: [] } });
  const number = { id: form.phoneNumberId, display_phone_number: '+380 44 123', status: 'CONNECTED' };
  if (graph) {
    graph.answer = ({ path }) => {
      if (!path.includes(form.phoneNumberId)) return { kind: 'json', status: 200, body: { data: [] } };
      return path.includes('is_on_biz_app')
        ? {
            kind: 'json',
            status: 400,
            body: graphError(100, {
              message: '(#100) Tried accessing nonexisting field (is_on_biz_app) on node type (PhoneNumber)',
            }),
          }
        : { kind: 'json', status: 200, body: number };
    };
  }
  const { checks } = await console.client.doctor.run({ accountId });
  expect(states(checks)).toMatchObject({
    number_visible: 'ok',
    number_registered: 'ok',
    phone_app: 'unknown',
  });
});

it('looks by itself after a call that Meta refused for a reason of the account', async () => {
  const { hub: console, accountId } = await liveAccount(
    { kind: 'json', status: 400, body: graphError(190, { error_subcode: 467 }) },
    { firstMs: 60_000, soonMs: 10 },
  );
  await expect(console.client.templates.sync({ accountId })).rejects.toThrow();
  const report = await waitFor('a report', async () =>
    (await console.client.doctor.reports()).find(
      (each) => each.accountId === accountId && each.checkedAt !== null,
    ),
  );
  expect(report.checks.find(({ id }) => id === 'token_alive')).toMatchObject({
    state: 'act',
    failure: 'token_revoked',
  });
});

it('looks by itself at the start', async () => {
  await liveAccount({ kind: 'drop' }, { firstMs: 50, spreadMs: 10 });
  hub = await hub?.restart();
  const reports = await waitFor('the first reports', async () => {
    const all = (await hub?.client.doctor.reports()) ?? [];
    return all.length > 0 && all.every(({ checkedAt }) => checkedAt !== null) && all;
  });
  expect(reports.map(({ accountId }) => accountId === null)).toEqual([true, false]);
});

it('writes no secret into its text for support, whatever Meta quotes', async () => {
  const { hub: console, accountId } = await liveAccount({
    kind: 'json',
    status: 400,
    body: graphError(100, {
      message: `Bad token ${form.accessToken} of +380441234567 at ${form.wabaId}`,
      error_data: { details: `secret ${form.appSecret}` },
    }),
  });
  await console.client.doctor.run({ accountId });
  const { text } = await console.client.doctor.support({ accountId });
  const quoted = [form.accessToken, form.appSecret, form.wabaId, form.phoneNumberId, '380441234567'];
  expect(quoted.filter((value) => text.includes(value))).toEqual([]);
  expect(text).toContain('code=100');
});

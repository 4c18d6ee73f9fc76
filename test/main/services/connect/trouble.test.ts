import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import { GraphError } from '../../../../src-main/meta/graph-error.ts';
import { troubleOf, troubleSays } from '../../../../src-main/services/connect/trouble.ts';
import { type FakeGraph, type GraphAnswer, graphError, startFakeGraph } from '../../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';

let graph: FakeGraph;
let hub: TestHub | null = null;
beforeEach(async () => {
  graph = await startFakeGraph();
});
afterEach(async () => {
  await hub?.remove();
  hub = null;
  await graph.close();
});

const { appId, appSecret, accessToken } = goodForm;
const loginPage = '<html><body><form action="/login">Guest Wi-Fi</form></body></html>';
const page = { 'content-type': 'text/html' };

async function enter(graphUrl: string, clock?: { now(): number }): Promise<ConnectDraft> {
  hub = await openTestHub({ graphUrl, ...(clock ? { clock } : {}) });
  const { id } = await hub.client.connect.start({});
  return hub.client.connect.setValues({ id, appId, appSecret, accessToken });
}

/** The one sentence, at the first value; the others say that they were not asked about. */
const told = ({ checks }: ConnectDraft) =>
  checks.slice(0, 3).map(({ state, failure, sentence }) => [state, failure, sentence?.en]);
const skipped = ['failed', null, 'Not checked yet: first the trouble above.'];

describe('what stands between this computer and Meta', () => {
  it.each<[string, GraphAnswer, string]>([
    [
      'a firewall that answers with a login page',
      { kind: 'raw', status: 200, body: loginPage, headers: page },
      troubleSays.loginPage.en,
    ],
    [
      'a network that sends everybody to its sign-in',
      { kind: 'raw', status: 302, body: '', headers: { location: 'http://wifi.example/' } },
      troubleSays.loginPage.en,
    ],
    [
      'an office proxy that forbids the address',
      { kind: 'raw', status: 403, body: 'Forbidden', headers: page },
      troubleSays.loginPage.en,
    ],
    [
      'a page instead of an answer, with JSON in it',
      { kind: 'json', status: 200, body: { welcome: true } },
      troubleSays.loginPage.en,
    ],
    ['Meta answering 500', { kind: 'json', status: 500, body: graphError(2) }, troubleSays.disturbance.en],
    [
      'Meta answering 502 with a page',
      { kind: 'raw', status: 502, body: '<html>Bad Gateway', headers: page },
      troubleSays.disturbance.en,
    ],
    ['Meta asking to wait', { kind: 'json', status: 400, body: graphError(4) }, troubleSays.tooMany.en],
    ['a line that breaks in the middle', { kind: 'drop' }, troubleSays.broken.en],
  ])('%s is told once, in its own words', async (_name, answer, sentence) => {
    graph.answer = () => answer;
    const draft = await enter(graph.target.baseUrl);
    expect(told(draft)).toEqual([['failed', 'clock_or_network', sentence], skipped, skipped]);
    expect(draft.numbers).toEqual([]);
  });

  it('is no internet when no name can be found, and a block when the name is found and nobody answers', async () => {
    const offline = await enter('http://graph.facebook.invalid');
    expect(told(offline)[0]).toEqual(['failed', 'clock_or_network', troubleSays.noNetwork.en]);
    await hub?.remove();
    const { baseUrl } = graph.target;
    await graph.close();
    const blocked = await enter(baseUrl);
    expect(told(blocked)[0]).toEqual(['failed', 'clock_or_network', troubleSays.blocked.en]);
  });

  it('is Meta’s slowness when nothing comes, and a foreign certificate when TLS is read along', () => {
    const lost = new GraphError({ kind: 'lost', reason: 'timeout' });
    const foreign = new GraphError({ kind: 'unreachable', reason: 'SELF_SIGNED_CERT_IN_CHAIN' });
    const early = new GraphError({ kind: 'unreachable', reason: 'CERT_NOT_YET_VALID' });
    expect([lost, foreign, early].map((error) => troubleOf({ kind: 'unreachable', error }))).toEqual([
      troubleSays.slow,
      troubleSays.certificate,
      troubleSays.certificate,
    ]);
  });

  it('loses nothing of what was entered: asked again when it is over, all is green', async () => {
    graph.answer = () => ({ kind: 'raw', status: 200, body: loginPage, headers: page });
    const { id } = await enter(graph.target.baseUrl);
    answerAsMeta(graph, {
      app: { kind: 'json', status: 200, body: { id: appId, name: 'Kvity' } },
      [appId]: { kind: 'json', status: 200, body: { id: appId, name: 'Kvity' } },
      'me/businesses': { kind: 'json', status: 200, body: { data: [{ id: '11111', name: 'Kvity LLC' }] } },
      '11111/owned_whatsapp_business_accounts': {
        kind: 'json',
        status: 200,
        body: { data: [{ id: goodForm.wabaId, name: 'Kvity LLC' }] },
      },
    });
    const draft = await hub?.client.connect.recheck({ id });
    expect(draft?.checks.slice(0, 3).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
    expect(draft?.numbers.map(({ phoneNumberId }) => phoneNumberId)).toEqual([goodForm.phoneNumberId]);
  });

  it('is a clock two hours off when Meta’s answers say so, and the end of a token is told by Meta’s time', async () => {
    const endsAt = Math.floor(Date.now() / 1000) + 20 * 3600;
    answerAsMeta(graph, {
      app: { kind: 'json', status: 200, body: { id: appId, name: 'Kvity' } },
      [appId]: { kind: 'json', status: 200, body: { id: appId, name: 'Kvity' } },
      debug_token: {
        kind: 'json',
        status: 200,
        body: {
          data: {
            is_valid: true,
            app_id: appId,
            type: 'USER',
            expires_at: endsAt,
            scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
            granular_scopes: [{ scope: 'whatsapp_business_management', target_ids: [goodForm.wabaId] }],
          },
        },
      },
    });
    const draft = await enter(graph.target.baseUrl, { now: () => Date.now() - 2 * 3_600_000 });
    expect(draft.token).toMatchObject({ kind: 'temporary', expiresAt: endsAt * 1000 });
    expect(told(draft)[2]).toEqual([
      'warning',
      'clock_or_network',
      'This computer’s clock is 2 h off. Let it set its time by itself, otherwise the times of messages will be wrong.',
    ]);
  });

  it('is said for a rehearsal whose sandbox is off, and what was entered stays', async () => {
    hub = await openTestHub();
    const { id } = await hub.client.connect.start({ kind: 'sandbox' });
    await expect(hub.client.connect.setValues({ id, appId })).rejects.toMatchObject({ code: 'SANDBOX_OFF' });
    expect((await hub.client.connect.get({ id })).appId).toBe(appId);
  });
});

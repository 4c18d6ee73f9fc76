import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraphClient } from '../../../src-main/meta/graph-client.ts';
import { type ConnectionTest, testConnection } from '../../../src-main/services/connection-test.ts';
import { type FakeGraph, type GraphAnswer, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm, refused } from '../../helpers/graph-of-account.ts';

let graph: FakeGraph;
beforeEach(async () => {
  graph = await startFakeGraph();
});
afterEach(() => graph.close());

const client = createGraphClient({ fetch: globalThis.fetch });

function test(values: Partial<Record<'appSecret' | 'accessToken', null>> = {}): Promise<ConnectionTest> {
  return testConnection(client, { ...goodForm, baseUrl: graph.target.baseUrl, ...values });
}

const outcomes = ({ checks }: ConnectionTest) =>
  Object.fromEntries(
    checks.map(({ check, outcome, field }) => [check, field === null ? outcome : `${outcome} at ${field}`]),
  );
const sentence = ({ checks }: ConnectionTest, name: string) =>
  checks.find(({ check }) => check === name)?.sentence;
const token = (more: Record<string, unknown>): GraphAnswer => ({
  kind: 'json',
  status: 200,
  body: { data: { is_valid: true, app_id: goodForm.appId, type: 'SYSTEM_USER', expires_at: 0, ...more } },
});

describe('testConnection', () => {
  it('is green when Meta knows every value, and brings what the number is called', async () => {
    answerAsMeta(graph);
    const result = await test();
    expect(result.ok).toBe(true);
    expect(outcomes(result)).toEqual({
      app: 'ok',
      token: 'ok',
      phone_number: 'ok',
      waba: 'ok',
      number_in_waba: 'ok',
      templates: 'ok',
      subscription: 'ok',
    });
    expect(result.phone).toEqual({
      displayPhoneNumber: '+380 44 000 00 00',
      verifiedName: 'Kvity',
      qualityRating: 'GREEN',
    });
    expect(sentence(result, 'phone_number')).toEqual({
      uk: 'Це +380 44 000 00 00, «Kvity».',
      en: 'This is +380 44 000 00 00, “Kvity”.',
    });
  });

  it('asks debug_token with the app token, everything else with the token of the account', async () => {
    answerAsMeta(graph);
    await test();
    const bearers = graph.requests.map(({ path, headers }) => [
      path.includes('debug_token'),
      headers.authorization,
    ]);
    expect(new Set(bearers.map(String))).toEqual(
      new Set([
        `true,Bearer ${goodForm.appId}|${goodForm.appSecret}`,
        `false,Bearer ${goodForm.accessToken}`,
      ]),
    );
  });

  it('names the app secret when Meta does not take App ID and secret together, and still tries the token', async () => {
    answerAsMeta(graph, { debug_token: refused(101, { message: 'Error validating client secret.' }) });
    const result = await test();
    expect(result.ok).toBe(false);
    expect(outcomes(result)).toMatchObject({
      app: 'failed at appSecret',
      token: 'warning at accessToken',
      waba: 'ok',
    });
  });

  it('explains a token that ran out, was made for another app, or lacks the permission to send', async () => {
    const expired = { is_valid: false, error: { code: 190, subcode: 463, message: 'Session has expired' } };
    for (const [more, words] of [
      [expired, /token/i],
      [{ app_id: '999' }, /another app \(App ID 999\)/],
      [{ scopes: ['whatsapp_business_management'] }, /whatsapp_business_messaging/],
    ] as const) {
      answerAsMeta(graph, { debug_token: token(more) });
      const result = await test();
      expect(outcomes(result)).toMatchObject({
        app: 'ok',
        token: 'failed at accessToken',
        phone_number: 'skipped',
      });
      expect(sentence(result, 'token')?.en).toMatch(words);
    }
  });

  it('only warns of a temporary token and of one that cannot manage templates', async () => {
    answerAsMeta(graph, { debug_token: token({ type: 'USER', expires_at: Date.UTC(2026, 10, 23) / 1000 }) });
    const temporary = await test();
    expect(temporary.ok).toBe(true);
    expect(sentence(temporary, 'token')).toEqual({
      uk: 'Це тимчасовий токен, він діє до 23 листопада 2026 року. Створіть постійний для системного користувача.',
      en: 'This is a temporary token; it runs out on 23 November 2026. Make a permanent one for a system user.',
    });
    answerAsMeta(graph, { debug_token: token({ scopes: ['whatsapp_business_messaging'] }) });
    expect(outcomes(await test())).toMatchObject({ token: 'warning at accessToken', templates: 'ok' });
  });

  it('tells a phone number id that the token does not see from one that is something else', async () => {
    answerAsMeta(graph, { [goodForm.phoneNumberId]: refused(100, { error_subcode: 33 }) });
    const notShown = await test();
    expect(outcomes(notShown)).toMatchObject({ phone_number: 'failed at phoneNumberId', waba: 'ok' });
    expect(sentence(notShown, 'phone_number')?.en).toContain('15 to 16 digits, not the phone number');
    const field =
      '(#100) Tried accessing nonexisting field (display_phone_number) on node type (WhatsAppBusinessAccount)';
    answerAsMeta(graph, { [goodForm.phoneNumberId]: refused(100, { message: field }) });
    expect(sentence(await test(), 'phone_number')?.en).toContain('belongs to something else');
  });

  it('finds that the number belongs to another business account, also on a later page', async () => {
    const list = `${goodForm.wabaId}/phone_numbers`;
    answerAsMeta(graph, { [list]: { kind: 'json', status: 200, body: { data: [{ id: '1' }] } } });
    expect(outcomes(await test())).toMatchObject({ number_in_waba: 'failed at wabaId' });
    const pages: GraphAnswer[] = [
      {
        kind: 'json',
        status: 200,
        body: { data: [{ id: '1' }], paging: { next: 'https://x', cursors: { after: 'b' } } },
      },
      { kind: 'json', status: 200, body: { data: [{ id: goodForm.phoneNumberId }] } },
    ];
    answerAsMeta(graph);
    const asMeta = graph.answer;
    graph.answer = (request) =>
      request.path.includes('phone_numbers') ? (pages.shift() ?? refused(1)) : asMeta(request);
    expect(outcomes(await test())).toMatchObject({ number_in_waba: 'ok' });
  });

  it('warns of a number that is not connected and of an app that is not subscribed', async () => {
    const phone = { id: goodForm.phoneNumberId, display_phone_number: '+380 44', status: 'PENDING' };
    answerAsMeta(graph, {
      [goodForm.phoneNumberId]: { kind: 'json', status: 200, body: phone },
      [`${goodForm.wabaId}/subscribed_apps`]: { kind: 'json', status: 200, body: { data: [] } },
    });
    const result = await test();
    expect(result.ok).toBe(true);
    expect(outcomes(result)).toMatchObject({
      phone_number: 'warning at phoneNumberId',
      subscription: 'warning',
    });
  });

  it('says plainly that Meta cannot be reached', async () => {
    graph.answer = () => ({ kind: 'drop' });
    const result = await test();
    expect(outcomes(result)).toMatchObject({ app: 'failed', token: 'failed', phone_number: 'skipped' });
    expect(sentence(result, 'app')?.uk).toContain('Не вдалося з’єднатися з Meta');
  });

  it('survives answers of any other shape', async () => {
    for (const body of [[], 'text', { data: 5 }, { data: [{ id: {} }] }, null]) {
      graph.answer = () => ({ kind: 'json', status: 200, body });
      expect((await test()).ok).toBe(false);
    }
  });

  it('names the secret that is not available', async () => {
    answerAsMeta(graph);
    expect(outcomes(await test({ appSecret: null }))).toMatchObject({
      app: 'failed at appSecret',
      token: 'warning at appSecret',
      waba: 'ok',
    });
    expect(outcomes(await test({ accessToken: null }))).toMatchObject({
      token: 'failed at accessToken',
      waba: 'skipped',
    });
  });
});

import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account, AccountRules } from '#shared/contract/accounts.ts';
import type { Message } from '#shared/contract/messages.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { type FakeGraph, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

const GATHER_MS = 150;
const closed: AccountRules['officeHours'] = {
  timeZone: 'Europe/Kyiv',
  week: [[], [], [], [], [], [], []],
  holidays: [],
};
const rules: AccountRules = {
  officeHours: closed,
  away: { isOn: true, text: 'Ми зачинені.' },
  greeting: { isOn: true, text: 'Вітаємо!' },
  escalateAfterMinutes: null,
  sound: 'drop',
};

let graph: FakeGraph;
let hub: TestHub;
let account: Account;

beforeEach(async () => {
  graph = await startFakeGraph();
  answerAsMeta(graph);
  hub = await openTestHub({ graphUrl: graph.target.baseUrl, automaticGatherMs: GATHER_MS });
  account = await hub.client.accounts.create(goodForm);
});
afterEach(async () => {
  await hub.remove();
  await graph.close();
});

const setRules = (change: Partial<AccountRules> = {}) =>
  hub.client.accounts.setRules({ id: account.id, rules: { ...rules, ...change } });
const texts = () => graph.accepted.map((body) => (body.text as { body: string } | undefined)?.body);
/** Long enough for everything that could go out by itself. */
const settle = () => new Promise((resolve) => setTimeout(resolve, GATHER_MS * 3));
const arrived = (text: string) =>
  waitFor(text, async () =>
    (await hub.client.conversations.list({})).items.find(({ preview }) => preview?.text === text),
  );
const arrivedAll = (count: number) =>
  waitFor('all messages', async () => (await listMessages()).length === count);
async function listMessages(): Promise<Message[]> {
  const [conversation] = (await hub.client.conversations.list({})).items;
  if (!conversation) return [];
  return (await hub.client.messages.list({ conversationId: conversation.id })).items;
}

describe('the away message', () => {
  it('goes out once for several messages in a row, in nobody’s name, and the customer still waits', async () => {
    await setRules();
    for (const text of ['Добрий вечір', 'Ви працюєте?', 'Агов']) await customerWrites(hub, account, { text });
    await waitFor('the away message', () => texts().length > 0);
    await arrivedAll(4);
    await settle();
    expect(texts()).toEqual(['Ми зачинені.']);
    expect((await listMessages()).find(({ direction }) => direction === 'out')).toMatchObject({
      direction: 'out',
      operatorId: null,
      isOurs: true,
      automatic: 'away',
      content: { kind: 'text', body: 'Ми зачинені.' },
    });
    const [conversation] = (await hub.client.conversations.list({})).items;
    expect(conversation).toMatchObject({ participantIds: [], lastOperatorAt: null, unreadCount: 3 });
    expect(conversation?.waitingSince).not.toBeNull();
  });

  it('is never sent twice in a day, also not after the hub was started anew', async () => {
    await setRules();
    await customerWrites(hub, account, { text: 'Перше' });
    await waitFor('the away message', () => texts().length > 0);
    await customerWrites(hub, account, { text: 'Друге' });
    await settle();
    hub = await hub.restart();
    await customerWrites(hub, account, { text: 'Третє' });
    // Not by the list's preview: Meta's clock has whole seconds, and ours of the same second may stand below.
    await arrivedAll(4);
    await settle();
    expect(texts()).toEqual(['Ми зачинені.']);
  });

  it('is not sent when a colleague is faster', async () => {
    await setRules();
    await customerWrites(hub, account, { text: 'Є хто?' });
    const { id } = await arrived('Є хто?');
    const content = { kind: 'text' as const, body: 'Є!' };
    await hub.client.messages.send({ conversationId: id, clientId: randomUUID(), content });
    await settle();
    expect(texts()).toEqual(['Є!']);
  });

  it.each([
    ['to what the customer wrote long ago', { text: 'Добрий день!', at: Date.now() - 11 * 60_000 }],
    ['to a word that means stop', { text: 'СТОП' }],
  ])('is not sent %s', async (_name, message) => {
    await setRules();
    await customerWrites(hub, account, message);
    await arrived(message.text);
    await settle();
    expect(texts()).toEqual([]);
  });

  it('is not sent to somebody who is blocked, while others get it', async () => {
    await customerWrites(hub, account, { text: 'Я тут не вперше', from: '380671111111' });
    const { id } = await arrived('Я тут не вперше');
    const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
    db.prepare('UPDATE conversations SET blocked_at = 1 WHERE id = ?').run(id);
    db.close();
    await setRules();
    await customerWrites(hub, account, { text: 'Ви працюєте?', from: '380671111111' });
    await arrived('Ви працюєте?');
    await customerWrites(hub, account, { text: 'А мені?', from: '380672222222', name: 'Петро' });
    await waitFor('the other one’s', () => texts().length > 0);
    await settle();
    expect(graph.accepted.map(({ to }) => to)).toEqual(['+380672222222']);
  });

  it('is not sent to what was written into a group, while others get it', async () => {
    await setRules();
    await customerWrites(hub, account, { text: 'Усім привіт', from: '380671111111', groupId: 'g-1' });
    await customerWrites(hub, account, { text: 'А мені?', from: '380672222222', name: 'Петро' });
    await waitFor('the other one’s', () => texts().length > 0);
    await settle();
    expect(graph.accepted.map(({ to }) => to)).toEqual(['+380672222222']);
  });

  it('is not sent by an account that is paused', async () => {
    await setRules();
    await hub.client.accounts.update({ id: account.id, state: 'paused' });
    await customerWrites(hub, account, { text: 'Добрий день!' });
    await arrived('Добрий день!');
    await settle();
    expect((await listMessages()).filter(({ direction }) => direction === 'out')).toEqual([]);
  });
});

describe('the greeting', () => {
  it('welcomes whoever writes for the first time, each person by themselves', async () => {
    await setRules({ officeHours: null });
    await customerWrites(hub, account, { text: 'Раз', from: '380671111111' });
    await customerWrites(hub, account, { text: 'Два', from: '380672222222', name: 'Петро' });
    await waitFor('both greetings', () => texts().length === 2);
    await customerWrites(hub, account, { text: 'Ще', from: '380671111111' });
    await settle();
    expect(texts()).toEqual(['Вітаємо!', 'Вітаємо!']);
    expect(new Set(graph.accepted.map(({ to }) => to)).size).toBe(2);
  });
});

describe('the rules of an account', () => {
  it('begin with nothing that goes out by itself, and are kept in the order of time', async () => {
    const { id } = account;
    expect(await hub.client.accounts.rules({ id })).toEqual({
      officeHours: null,
      away: { isOn: false, text: '' },
      greeting: { isOn: false, text: '' },
      escalateAfterMinutes: null,
      sound: 'drop',
    });
    const kept = await setRules({
      escalateAfterMinutes: 15,
      officeHours: {
        timeZone: 'Europe/Kyiv',
        week: [
          [
            { from: '14:00', to: '18:00' },
            { from: '09:00', to: '13:00' },
          ],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
        holidays: [
          { day: '2027-01-01', name: 'Новий рік' },
          { day: '2026-12-25', name: 'Різдво' },
          { day: '2026-12-25', name: 'Різдво Христове' },
        ],
      },
    });
    expect(await hub.client.accounts.rules({ id })).toEqual(kept);
    expect(kept.officeHours?.week[0]?.map(({ from }) => from)).toEqual(['09:00', '14:00']);
    expect(kept.officeHours?.holidays).toEqual([
      { day: '2026-12-25', name: 'Різдво Христове' },
      { day: '2027-01-01', name: 'Новий рік' },
    ]);
  });

  it('are refused whole with a zone that is none, hours that run backwards, or no words', async () => {
    const { id } = account;
    const week = [[{ from: '18:00', to: '09:00' }], [], [], [], [], [], []];
    const refused = (change: object) =>
      hub
        .api('PUT', `/accounts/${id}/rules`, { rules: { ...rules, ...change } })
        .then(({ status, json }) => [status, json.code]);
    expect(await refused({ officeHours: { ...closed, timeZone: 'Europe/Atlantis' } })).toEqual([
      400,
      'BAD_INPUT',
    ]);
    expect(await refused({ officeHours: { ...closed, week } })).toEqual([400, 'BAD_INPUT']);
    expect(await refused({ away: { isOn: true, text: '   ' } })).toEqual([400, 'AUTOMATIC_TEXT_MISSING']);
    expect((await hub.client.accounts.rules({ id })).away.isOn).toBe(false);
    await expect(hub.client.accounts.rules({ id: 999 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

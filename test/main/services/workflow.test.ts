import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Change } from '#shared/contract/events.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { type FakeGraph, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

let graph: FakeGraph;
let hub: TestHub;
let account: Account;
let conversation: Conversation;

beforeEach(async () => {
  graph = await startFakeGraph();
  answerAsMeta(graph);
  hub = await openTestHub({ graphUrl: graph.target.baseUrl });
  account = await hub.client.accounts.create(goodForm);
  await customerWrites(hub, account);
  conversation = await waitFor(
    'the message',
    async () => (await hub.client.conversations.list({})).items[0] ?? null,
  );
});

afterEach(async () => {
  await hub.remove();
  await graph.close();
});

const get = () => hub.client.conversations.get({ id: conversation.id });

const isAbout = (id: number) => (change: Change) => change.entity === 'conversation' && change.id === id;

function addOperator(role: 'operator' | 'viewer'): OperatorId {
  const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
  const { id } = insertOperator(db, { name: 'Андрій', role }, 0);
  db.close();
  return id;
}

describe('what one seat does to a conversation', () => {
  it('another seat hears of, and finds where it belongs now', async () => {
    const colleague = hub.connect(addOperator('operator'));
    const events = await colleague.client.events.subscribe({ after: null });
    expect((await events.next()).value).toMatchObject({ kind: 'resync' });
    const { id } = conversation;
    const { before } = await hub.client.conversations.change({ ids: [id], change: { kind: 'done' } });
    for await (const event of events) {
      if (event.kind === 'changes' && event.changed.some(isAbout(id))) break;
    }
    const list = async (filter: 'all' | 'done') =>
      (await colleague.client.conversations.list({ filter })).items.map((item) => item.id);
    expect([await list('all'), await list('done')]).toEqual([[], [id]]);
    expect((await colleague.client.conversations.counts()).total).toMatchObject({ all: 0, done: 1 });
    await hub.client.conversations.undo({ before });
    expect([await list('all'), await list('done')]).toEqual([[id], []]);
    colleague.disconnect();
  });

  it('the customer undoes by writing, and an answer of ours does not', async () => {
    const { id } = conversation;
    await hub.client.conversations.change({ ids: [id], change: { kind: 'snooze', until: null } });
    await hub.client.messages.send({
      conversationId: id,
      clientId: crypto.randomUUID(),
      content: { kind: 'text', body: 'Дякуємо!' },
      quotedMessageId: null,
    });
    expect((await get()).state).toBe('snoozed');
    await customerWrites(hub, account, { text: 'І ще питання' });
    // Who answers has read what came before.
    await waitFor('the answer', async () => (await get()).unreadCount === 1);
    expect((await get()).state).toBe('open');
  });

  it('"mine" is of whoever asks', async () => {
    const colleagueId = addOperator('operator');
    const colleague = hub.connect(colleagueId);
    const change = { kind: 'assign', operatorId: colleagueId } as const;
    await hub.client.conversations.change({ ids: [conversation.id], change });
    expect((await hub.client.conversations.list({ filter: 'mine' })).items).toEqual([]);
    expect((await colleague.client.conversations.list({ filter: 'mine' })).items).toMatchObject([
      { id: conversation.id, assigneeId: colleagueId },
    ]);
    expect((await colleague.client.conversations.counts()).total).toMatchObject({ mine: 1, unassigned: 0 });
    expect((await colleague.client.app.operators()).map(({ name }) => name)).toEqual(['Андрій', 'Owner']);
    colleague.disconnect();
  });
});

it('a snooze that ended while the hub was closed is over when it opens', async () => {
  const until = Date.now() + 300;
  await hub.client.conversations.change({ ids: [conversation.id], change: { kind: 'snooze', until } });
  await hub.close();
  await new Promise((resolve) => setTimeout(resolve, until - Date.now() + 1));
  hub = await hub.restart();
  expect(await get()).toMatchObject({ state: 'open', snoozedUntil: null });
});

it('a snooze ends by itself at its time', async () => {
  const until = Date.now() + 200;
  await hub.client.conversations.markRead({ id: conversation.id });
  await hub.client.conversations.change({ ids: [conversation.id], change: { kind: 'snooze', until } });
  expect((await get()).state).toBe('snoozed');
  await waitFor('the end of the snooze', async () => (await get()).state === 'open', 3_000);
  expect(Date.now()).toBeGreaterThanOrEqual(until);
  expect((await get()).unreadCount).toBe(1);
});

describe('the shop’s other software', () => {
  it('labels, assigns, looks through the lists and is refused in words', async () => {
    const { id } = conversation;
    const label = await hub.api('POST', '/labels', { name: ' Опт ', color: 'teal' });
    expect(label).toMatchObject({ status: 201, json: { name: 'Опт', conversationCount: 0 } });
    const change = (body: object) => hub.api('POST', '/conversations/change', { ids: [id], change: body });
    await change({ kind: 'label', labelId: label.json.id, isOn: true });
    await change({ kind: 'done' });
    const found = await hub.api('GET', `/conversations?filter=done&labelId=${label.json.id}`);
    expect(found.json.items).toMatchObject([{ id, labelIds: [label.json.id], state: 'done' }]);
    expect(await change({ kind: 'snooze', until: 1 })).toMatchObject({
      status: 409,
      json: { code: 'SNOOZE_IN_THE_PAST' },
    });
    expect(await hub.api('POST', '/labels', { name: 'ОПТ', color: 'red' })).toMatchObject({
      json: { code: 'LABEL_EXISTS' },
    });
    expect(
      await hub.api('POST', '/quick-replies', { shortcut: 'ДЯКУЮ', body: 'Так', isShared: true }),
    ).toMatchObject({
      status: 201,
      json: { shortcut: 'дякую', isShared: true },
    });
  });
});

it('a viewer sees lists, labels and quick replies, and changes none of them', async () => {
  const viewer = hub.connect(addOperator('viewer'));
  const { client } = viewer;
  expect((await client.conversations.list({})).items).toHaveLength(1);
  expect([await client.labels.list(), await client.quickReplies.list(), await client.drafts.list()]).toEqual([
    [],
    [],
    [],
  ]);
  const refusal = { code: 'ROLE_TOO_LOW' };
  const ids = [conversation.id];
  await expect(client.conversations.change({ ids, change: { kind: 'done' } })).rejects.toMatchObject(refusal);
  await expect(client.conversations.undo({ before: [{ id: conversation.id }] })).rejects.toMatchObject(
    refusal,
  );
  await expect(client.labels.create({ name: 'x', color: 'red' })).rejects.toMatchObject(refusal);
  await expect(
    client.quickReplies.create({ shortcut: 'x', body: 'x', isShared: false }),
  ).rejects.toMatchObject(refusal);
  viewer.disconnect();
});

describe('numbers that no screen could show', () => {
  it.each([
    ['a snooze beyond the calendar', { change: { kind: 'snooze', until: 8.64e15 + 1 } }],
    ['a time before all times', { before: { snoozedUntil: -1 } }],
    ['more unread messages than can be counted on from', { before: { unreadCount: 1_000_000_001 } }],
  ] as const)('are refused: %s', async (_name, input) => {
    const { id } = conversation;
    const call =
      'change' in input
        ? hub.client.conversations.change({ ids: [id], change: input.change })
        : hub.client.conversations.undo({ before: [{ id, ...input.before }] });
    await expect(call).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await get()).toEqual(conversation);
  });
});

import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { HubClient } from '#shared/contract/index.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { type FakeGraph, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

interface Person {
  id: OperatorId;
  client: HubClient;
  disconnect(): void;
}

let graph: FakeGraph;
let hub: TestHub;
let account: Account;
let olena: Person;
let taras: Person;
let conversationId: ConversationId;

beforeAll(async () => {
  graph = await startFakeGraph();
  answerAsMeta(graph);
  hub = await openTestHub({ graphUrl: graph.target.baseUrl });
  account = await hub.client.accounts.create(goodForm);
  const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
  const join = (name: string): Person => {
    const { id } = insertOperator(db, { name, role: 'operator' }, 0);
    return { id, ...hub.connect(id) };
  };
  olena = join('Олена');
  taras = join('Тарас');
  db.close();
  await customerWrites(hub, account, { text: 'Скільки коштує букет?' });
  const first = await waitFor('the message', async () => (await hub.client.conversations.list({})).items[0]);
  conversationId = first.id;
});
afterAll(async () => {
  await hub.remove();
  await graph.close();
});

const note = (by: Person, text: string, mentions: OperatorId[] = [], clientId = randomUUID()) =>
  by.client.messages.addNote({ conversationId, clientId, text, mentions });
const send = (by: Person, body: string, seenUpTo?: MessageId, clientId = randomUUID()) =>
  by.client.messages.send({ conversationId, clientId, content: { kind: 'text', body }, seenUpTo });
const newest = async (): Promise<Message> => {
  const { items } = await olena.client.messages.list({ conversationId });
  return items.at(-1) as Message;
};

describe('a note for colleagues', () => {
  it('stands in the conversation with its author and leaves list, window and unread as they were', async () => {
    const look = async () => {
      const { preview, lastMessageAt, lastInboundAt, unreadCount, waitingSince } =
        await taras.client.conversations.get({ id: conversationId });
      return { preview, lastMessageAt, lastInboundAt, unreadCount, waitingSince };
    };
    const before = await look();
    const clientId = randomUUID();
    const added = await note(olena, 'Постійна клієнтка, знижка 10 %', [], clientId);
    expect(await note(olena, 'Постійна клієнтка, знижка 10 %', [], clientId)).toEqual(added);
    expect(await newest()).toMatchObject({
      direction: 'system',
      kind: 'note',
      operatorId: olena.id,
      content: { kind: 'note', text: 'Постійна клієнтка, знижка 10 %', mentions: [] },
      status: null,
      wamid: null,
    });
    expect(await look()).toEqual(before);
  });

  it('brings in whom it mentions, once, and they have something to read', async () => {
    await taras.client.conversations.markRead({ id: conversationId });
    const added = await note(olena, `@[${taras.id}] глянь, будь ласка`, [taras.id, taras.id, olena.id]);
    const seen = () => taras.client.conversations.get({ id: conversationId });
    expect(await seen()).toMatchObject({ participantIds: [taras.id], unreadCount: 1 });
    await olena.client.messages.editNote({
      id: added.id,
      text: `@[${taras.id}] глянь`,
      mentions: [taras.id],
    });
    expect(await seen()).toMatchObject({ participantIds: [taras.id], unreadCount: 1 });
    expect(await newest()).toMatchObject({
      content: { text: `@[${taras.id}] глянь` },
      editedAt: expect.any(Number),
    });
  });

  it('is changed and taken away by its author alone', async () => {
    const { id } = await note(olena, 'моя');
    await expect(taras.client.messages.editNote({ id, text: 'чужа', mentions: [] })).rejects.toMatchObject({
      code: 'NOT_YOURS',
      status: 403,
    });
    await expect(taras.client.messages.deleteNote({ id })).rejects.toMatchObject({ code: 'NOT_YOURS' });
    expect(await olena.client.messages.deleteNote({ id })).toEqual({ deleted: true });
    await expect(olena.client.messages.deleteNote({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const customers = (await olena.client.messages.list({ conversationId })).items[0] as Message;
    await expect(
      olena.client.messages.editNote({ id: customers.id, text: 'інше', mentions: [] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is found by its words, shown with the name and not with the id of whom it mentions', async () => {
    await note(olena, `@[${taras.id}] півонії з Голландії`, [taras.id]);
    const find = async (query: string) =>
      (await olena.client.search.messages({ query })).items.map(({ snippet }) => JSON.stringify(snippet));
    const hits = await waitFor('the index', async () => {
      const found = await find('Голландії');
      return found.length > 0 && found;
    });
    expect(hits).toHaveLength(1);
    // The name stands there as it is by now.
    expect(hits[0]).toContain('@Тарас ');
    expect(hits[0]).not.toContain('@[');
  });

  it('never reaches Meta: neither by itself, nor quoted, reacted to, sent again or thrown out', async () => {
    const { id } = await note(olena, 'СЕКРЕТ-ДЛЯ-СВОЇХ');
    const quoting = { conversationId, content: { kind: 'text' as const, body: 'так' } };
    await expect(
      olena.client.messages.send({ ...quoting, clientId: randomUUID(), quotedMessageId: id }),
    ).rejects.toMatchObject({ code: 'NOTE_STAYS_INSIDE', status: 400 });
    const reaction = { kind: 'reaction' as const, targetMessageId: id, emoji: '👍' };
    await expect(
      olena.client.messages.send({ conversationId, clientId: randomUUID(), content: reaction }),
    ).rejects.toMatchObject({ code: 'NOTE_STAYS_INSIDE' });
    await expect(olena.client.messages.retry({ id })).rejects.toMatchObject({
      code: 'MESSAGE_NOT_RETRYABLE',
    });
    expect(await olena.client.messages.discard({ id })).toEqual({ discarded: false });
    // What is sent after it arrives, so nothing waits behind.
    await send(olena, 'Букет коштує 900 грн');
    await waitFor('the answer', () => graph.accepted.length > 0);
    expect(graph.accepted).toHaveLength(1);
    expect(graph.requests.map(({ body }) => body.toString()).join('\n')).not.toContain('СЕКРЕТ');
  });
});

describe('two who answer at the same time', () => {
  it('exactly one is sent, and the other is told who was faster', async () => {
    const { id: seenUpTo } = await newest();
    const sent = graph.accepted.length;
    const clientId = randomUUID();
    const answers = await Promise.allSettled([
      send(olena, 'Від Олени', seenUpTo, clientId),
      send(taras, 'Від Тараса', seenUpTo),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [first] = answers;
    const winner = first?.status === 'fulfilled' ? 'Олена' : 'Тарас';
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'ANSWERED_MEANWHILE',
      status: 409,
      data: { values: { name: winner } },
    });
    await waitFor('the one answer', () => graph.accepted.length > sent);
    expect(graph.accepted).toHaveLength(sent + 1);
  });

  it('what a person decides to send all the same goes, and a repeated call gives what was sent', async () => {
    const { id: seenUpTo } = await newest();
    const clientId = randomUUID();
    const sent = await send(olena, 'Ще одне', seenUpTo, clientId);
    await send(taras, 'Доповню');
    expect((await send(olena, 'Ще одне', seenUpTo, clientId)).id).toBe(sent.id);
    await expect(send(olena, 'Третє', seenUpTo)).rejects.toMatchObject({ code: 'ANSWERED_MEANWHILE' });
    expect(await send(olena, 'Третє')).toMatchObject({ direction: 'out' });
  });

  it('one’s own messages, notes, and what other software sends are no colleague’s answer', async () => {
    const { id: seenUpTo } = await newest();
    await send(olena, 'Своє');
    await note(taras, 'для своїх');
    const byProgram = await hub.api('POST', `/conversations/${conversationId}/messages`, {
      clientId: randomUUID(),
      content: { kind: 'text', body: 'Рахунок № 7' },
    });
    expect(byProgram.json).toMatchObject({ automatic: 'program' });
    expect(await send(olena, 'І ще', seenUpTo)).toMatchObject({ direction: 'out' });
  });
});

describe('who is here', () => {
  const others = () => olena.client.conversations.presence();

  it('tells who looks and who writes, never oneself, and forgets whoever leaves', async () => {
    await olena.client.app.setView({ conversationId, isFocused: true });
    await taras.client.app.setView({ conversationId, isFocused: true });
    expect(await others()).toEqual([{ conversationId, operatorId: taras.id, isWriting: false }]);
    await taras.client.conversations.reportWriting({ id: conversationId, isWriting: true });
    expect(await others()).toEqual([{ conversationId, operatorId: taras.id, isWriting: true }]);
    await taras.client.conversations.reportWriting({ id: conversationId, isWriting: false });
    await taras.client.app.setView({ conversationId, isFocused: false });
    expect(await others()).toEqual([]);
    await taras.client.app.setView({ conversationId, isFocused: true });
    taras.disconnect();
    await waitFor('the seat to close', async () => (await others()).length === 0);
  });

  it('a program is nobody who writes', async () => {
    const path = `/conversations/${conversationId}`;
    expect((await hub.api('GET', '/conversations/presence')).json).toEqual([
      { conversationId, operatorId: olena.id, isWriting: false },
    ]);
    expect((await hub.api('GET', `${path}/told`)).status).toBe(200);
  });
});

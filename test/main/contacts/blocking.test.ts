import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { type FakeGraph, type GraphAnswer, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

const newest = async (hub: TestHub) => (await hub.client.conversations.list({})).items[0];

describe('blocking in the sandbox', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ startSandbox: true });
    await hub.client.sandbox.write({ customerId: 'olena', text: 'Перше' });
    await waitFor('the message', async () => (await newest(hub))?.preview?.text === 'Перше');
  });
  afterAll(() => hub.remove());

  const find = async () => {
    const { items } = await hub.client.conversations.list({ search: '380670000011' });
    if (!items[0]) throw new Error('there is no conversation');
    return items[0];
  };

  it('keeps the person’s messages away, and says why nothing can be sent, until it is undone', async () => {
    const { id } = await find();
    expect(await hub.client.conversations.setBlocked({ id, isBlocked: true })).toMatchObject({
      isBlocked: true,
    });
    await hub.client.sandbox.write({ customerId: 'olena', text: 'Друге' });
    await hub.client.sandbox.write({ customerId: 'mykola', text: 'Інший' });
    await waitFor('the other customer', async () => (await newest(hub))?.preview?.text === 'Інший');
    expect((await find()).preview?.text).toBe('Перше');
    const send = () =>
      hub.client.messages.send({
        conversationId: id,
        clientId: crypto.randomUUID(),
        content: { kind: 'text', body: 'Добрий день' },
        quotedMessageId: null,
      });
    await expect(send()).rejects.toMatchObject({ code: 'CONTACT_BLOCKED' });
    const { contact } = await find();
    expect(await hub.client.contacts.get({ id: contact.id })).toMatchObject({
      conversations: [{ isBlocked: true }],
    });

    await hub.client.conversations.setBlocked({ id, isBlocked: false });
    expect((await send()).status).toBe('queued');
    await hub.client.sandbox.write({ customerId: 'olena', text: 'Третє' });
    const listTexts = async () => {
      const { items } = await hub.client.messages.list({ conversationId: id });
      return items.flatMap(({ content }) => (content.kind === 'text' ? [content.body] : []));
    };
    await waitFor('the message', async () => (await listTexts()).includes('Третє'));
    expect(await listTexts()).not.toContain('Друге');
  });

  it('is remembered with the person, who is merged with another one while Meta is asked', async () => {
    const merged = await find();
    const [kept] = (await hub.client.conversations.list({ search: 'Микола' })).items;
    if (!kept) throw new Error('there is no second conversation');
    const [blocked, { mergeId }] = await Promise.all([
      hub.client.conversations.setBlocked({ id: merged.id, isBlocked: true }),
      hub.client.contacts.merge({ id: kept.contact.id, mergedId: merged.contact.id }),
    ]);
    expect(blocked).toMatchObject({ id: kept.id, isBlocked: true });
    await hub.client.conversations.setBlocked({ id: kept.id, isBlocked: false });
    await hub.client.contacts.undoMerge({ mergeId });
  });

  it('is possible within 24 hours only', async () => {
    await hub.client.sandbox.passTime({ hours: 25 });
    const { id } = await find();
    await expect(hub.client.conversations.setBlocked({ id, isBlocked: true })).rejects.toMatchObject({
      code: 'BLOCK_NOT_POSSIBLE',
    });
    expect((await find()).isBlocked).toBe(false);
  });
});

describe('what Meta may answer', () => {
  let graph: FakeGraph;
  let hub: TestHub;
  let account: Account;
  beforeAll(async () => {
    graph = await startFakeGraph();
    answerAsMeta(graph);
    hub = await openTestHub({ graphUrl: graph.target.baseUrl });
    account = await hub.client.accounts.create(goodForm);
    await customerWrites(hub, account, { text: 'Добрий день' });
    await waitFor('the message', () => newest(hub));
  });
  afterAll(async () => {
    await hub.remove();
    await graph.close();
  });

  const mixed = (code: number): GraphAnswer => ({
    kind: 'json',
    status: 400,
    body: {
      messaging_product: 'whatsapp',
      block_users: {
        added_users: [],
        failed_users: [{ input: '+1', errors: [{ message: 'no', code, error_data: { details: 'no' } }] }],
      },
      error: { message: '(#139100) Failed to block/unblock users', type: 'OAuthException', code: 139100 },
    },
  });

  it.each([
    ['the person wrote too long ago', mixed(131047), 'BLOCK_NOT_POSSIBLE', 'within the last 24 hours'],
    ['the list is full', mixed(139101), 'META_REFUSED', 'The list of blocked contacts is full'],
    ['somebody else changes the list', mixed(139102), 'META_REFUSED', 'being changed by somebody else'],
    ['the answer is lost', { kind: 'drop' as const }, 'META_UNREACHABLE', 'broke before Meta had answered'],
  ])('%s: nothing is taken for blocked, and the words say why', async (_case, answer, code, words) => {
    const conversation = await newest(hub);
    graph.answer = () => answer;
    const block = hub.client.conversations.setBlocked({ id: conversation?.id as never, isBlocked: true });
    await expect(block).rejects.toMatchObject({
      code,
      data: { sentence: { en: expect.stringContaining(words) as unknown } },
    });
    expect((await newest(hub))?.isBlocked).toBe(false);
  });

  it('is asked with the number in international form', async () => {
    const conversation = await newest(hub);
    answerAsMeta(graph);
    await hub.client.conversations.setBlocked({ id: conversation?.id as never, isBlocked: true });
    const request = graph.requests.at(-1);
    expect([request?.method, request?.path.replace(/^\/v[\d.]+/, '')]).toEqual([
      'POST',
      `/${goodForm.phoneNumberId}/block_users`,
    ]);
    expect(JSON.parse(String(request?.body))).toEqual({
      messaging_product: 'whatsapp',
      block_users: [{ user: `+${conversation?.contact.waId}` }],
    });
  });
});

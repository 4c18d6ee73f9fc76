import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { type FakeGraph, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm, refused } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

let graph: FakeGraph;
let hub: TestHub;
let account: Account;

beforeAll(async () => {
  graph = await startFakeGraph();
  answerAsMeta(graph);
  hub = await openTestHub({ graphUrl: graph.target.baseUrl });
  account = await hub.client.accounts.create(goodForm);
  await customerWrites(hub, account, { text: 'Скільки коштує букет?' });
  await waitFor('the message', async () => (await hub.client.conversations.list({})).items[0]);
});
afterAll(async () => {
  await hub.remove();
  await graph.close();
});

const requireConversation = async () => {
  const conversation = (await hub.client.conversations.list({})).items.at(-1);
  if (!conversation) throw new Error('There is no conversation');
  return conversation;
};
const text = (body: string) => ({ kind: 'text' as const, body });
const template = (name: string, components: Record<string, unknown>[] = []) => ({
  kind: 'template' as const,
  name,
  language: 'uk',
  components,
});

describe('a message of a customer', () => {
  it('is listed, counted and notified of, and reading it gives blue ticks once', async () => {
    const conversation = await requireConversation();
    expect(conversation).toMatchObject({
      unreadCount: 1,
      preview: { direction: 'in', text: 'Скільки коштує букет?' },
    });
    expect((await hub.client.conversations.counts()).total).toMatchObject({ all: 1, unread: 1, waiting: 1 });
    await waitFor('the notification', () => hub.notifications.length > 0);
    expect(hub.notifications).toEqual([
      {
        conversationId: conversation.id,
        accountId: conversation.accountId,
        accountName: goodForm.name,
        title: 'Олена',
        body: 'Скільки коштує букет?',
        sound: 'drop',
      },
    ]);

    expect(await hub.client.conversations.markRead({ id: conversation.id })).toMatchObject({
      unreadCount: 0,
    });
    await hub.client.conversations.markRead({ id: conversation.id });
    const receipts = () => graph.requests.filter(({ body }) => body.includes('"status":"read"'));
    await waitFor('the read receipt', () => receipts().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(receipts()).toHaveLength(1);
    expect(hub.cleared).toEqual([conversation.id]);
    await waitFor('the badge', () => hub.badges.at(-1) === 0);
    expect(await hub.client.conversations.markUnread({ id: conversation.id })).toMatchObject({
      unreadCount: 1,
    });
  });

  it('gets no blue ticks and no typing from an account that sends no receipts', async () => {
    const conversation = await requireConversation();
    await hub.client.accounts.update({ id: account.id, sendsReadReceipts: false });
    await customerWrites(hub, account, { text: 'Ще питання' });
    await waitFor(
      'the second message',
      async () => (await requireConversation()).preview?.text === 'Ще питання',
    );
    const before = graph.requests.length;
    await hub.client.conversations.markRead({ id: conversation.id });
    expect(await hub.client.conversations.typing({ id: conversation.id })).toEqual({ shown: false });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(graph.requests.length).toBe(before);
    await hub.client.accounts.update({ id: account.id, sendsReadReceipts: true });
    expect(await hub.client.conversations.typing({ id: conversation.id })).toEqual({ shown: true });
  });
});

describe('sending', () => {
  it('reaches Meta once for a call that is repeated, with the operator noted', async () => {
    const conversation = await requireConversation();
    const input = {
      conversationId: conversation.id,
      clientId: crypto.randomUUID(),
      content: text('450 грн'),
    };
    const sent = await hub.client.messages.send(input);
    expect(sent).toMatchObject({ status: 'queued', operatorId: 1, isOurs: true, clientId: input.clientId });
    await waitFor(
      'Meta to accept',
      async () => (await hub.client.messages.get({ id: sent.id })).status === 'accepted',
    );
    expect(await hub.client.messages.send(input)).toMatchObject({ id: sent.id, status: 'accepted' });
    const accepted = graph.accepted.filter((body) => body.biz_opaque_callback_data === input.clientId);
    expect(accepted).toEqual([
      expect.objectContaining({ to: '+380671234567', text: expect.objectContaining({ body: '450 грн' }) }),
    ]);
    const info = await hub.client.messages.info({ id: sent.id });
    expect(info).toMatchObject({ message: { id: sent.id }, statuses: [], raw: null });
  });

  it('is refused without a word to Meta for a conversation, message or account that is not here', async () => {
    const before = graph.requests.length;
    const clientId = crypto.randomUUID();
    for (const call of [
      hub.client.messages.send({ conversationId: 999, clientId, content: text('x') }),
      hub.client.messages.sendTo({ accountId: 999, to: '+380671234567', content: text('x') }),
      hub.client.messages.list({ conversationId: 999 }),
      hub.client.messages.retry({ id: 999 }),
      hub.client.conversations.markRead({ id: 999 }),
      hub.client.conversations.typing({ id: 999 }),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
    }
    expect(graph.requests.length).toBe(before);
  });
});

describe('sendTo', () => {
  it('finds the person behind any way to write the number, and behind a business-scoped user id', async () => {
    const conversation = await requireConversation();
    for (const to of ['+380 67 123-45-67', '380671234567', ' +380671234567 ']) {
      const sent = await hub.client.messages.sendTo({ accountId: account.id, to, content: text('знову ми') });
      expect(sent.conversationId).toBe(conversation.id);
    }
    const refusal = hub.client.messages.sendTo({
      accountId: account.id,
      to: 'UA.13491208655302741918',
      content: text('x'),
    });
    await expect(refusal).rejects.toMatchObject({ code: 'WINDOW_NEVER_OPENED' });
  });

  it('leaves no empty contact behind when the message is refused', async () => {
    const count = async () => (await hub.client.contacts.list({})).items.length;
    const before = await count();
    const refusal = hub.client.messages.sendTo({
      accountId: account.id,
      to: '+447700900123',
      content: text('hello'),
    });
    await expect(refusal).rejects.toMatchObject({ code: 'WINDOW_NEVER_OPENED' });
    expect(await count()).toBe(before);
    expect((await hub.client.conversations.list({})).items).toHaveLength(1);
  });

  it('opens a conversation with a template for somebody who never wrote', async () => {
    const sent = await hub.client.messages.sendTo({
      accountId: account.id,
      to: '+447700900123',
      content: template('unknown_here'),
    });
    expect(sent.content).toMatchObject({ kind: 'template', name: 'unknown_here', body: '' });
    const page = await hub.client.conversations.list({ search: '7700 900' });
    expect(page.items).toEqual([expect.objectContaining({ id: sent.conversationId, lastInboundAt: null })]);
    await waitFor(
      'Meta to accept',
      async () => (await hub.client.messages.get({ id: sent.id })).status === 'accepted',
    );
  });

  it('says what an address looks like when it is none', async () => {
    for (const to of ['0671234567', 'Олена', '', '12', '+380']) {
      const refusal = hub.client.messages.sendTo({ accountId: account.id, to, content: text('x') });
      await expect(refusal, to).rejects.toMatchObject({ code: 'RECIPIENT_UNKNOWN', status: 400 });
    }
  });
});

describe('templates', () => {
  const list = `${goodForm.wabaId}/message_templates`;
  const listed = (id: string, name: string, more: Record<string, unknown> = {}) => ({
    id,
    name,
    language: 'uk',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Замовлення {{1}} готове' }],
    parameter_format: 'POSITIONAL',
    rejected_reason: 'NONE',
    quality_score: { score: 'GREEN', date: 1 },
    ...more,
  });
  const page = (data: unknown[], after?: string) => ({
    kind: 'json' as const,
    status: 200,
    body: { data, paging: after ? { next: 'https://next', cursors: { after } } : { cursors: {} } },
  });

  it('are read from all pages; what is missing from a full listing is gone', async () => {
    answerAsMeta(graph);
    const asMeta = graph.answer;
    const first = [listed('11111111111111111111', 'order_ready'), listed('2', 'invoice')];
    graph.answer = (request) => {
      if (!request.path.includes('message_templates')) return asMeta(request);
      return request.path.includes('after=b')
        ? page([listed('3', 'sale', { status: 'rejected', rejected_reason: 'PROMOTIONAL' })])
        : page(first, 'b');
    };
    const sync = () => hub.client.templates.sync({ accountId: account.id });
    expect(await sync()).toEqual({ added: 3, changed: 0, gone: 0, total: 3 });
    expect(await sync()).toEqual({ added: 0, changed: 0, gone: 0, total: 3 });
    first.splice(0, 2, listed('11111111111111111111', 'order_ready', { status: 'PAUSED' }));
    expect(await sync()).toEqual({ added: 0, changed: 1, gone: 1, total: 2 });
    expect(
      (await hub.client.templates.list({ accountId: account.id })).map(
        ({ name, status, metaTemplateId, rejectedReason }) => [name, status, metaTemplateId, rejectedReason],
      ),
    ).toEqual([
      ['order_ready', 'PAUSED', '11111111111111111111', null],
      ['sale', 'REJECTED', '3', 'PROMOTIONAL'],
    ]);
  });

  it('keep everything when the listing breaks off or holds what cannot be understood', async () => {
    answerAsMeta(graph, { [list]: page([listed('11111111111111111111', 'order_ready'), { id: 5 }]) });
    expect(await hub.client.templates.sync({ accountId: account.id })).toMatchObject({
      changed: 1,
      gone: 0,
      total: 1,
    });
    answerAsMeta(graph, { [list]: refused(80008) });
    await expect(hub.client.templates.sync({ accountId: account.id })).rejects.toMatchObject({
      code: 'META_REFUSED',
      status: 502,
    });
    graph.answer = () => ({ kind: 'drop' });
    await expect(hub.client.templates.sync({ accountId: account.id })).rejects.toMatchObject({
      code: 'META_UNREACHABLE',
      status: 503,
    });
    expect(await hub.client.templates.list({})).toHaveLength(2);
  });

  it('are sent with their values, readable in the bubble; the wrong number of values never leaves', async () => {
    answerAsMeta(graph);
    const to = '+447700900123';
    const body = [{ type: 'body', parameters: [{ type: 'text', text: 'A-7' }] }];
    const sent = await hub.client.messages.sendTo({
      accountId: account.id,
      to,
      content: template('order_ready', body),
    });
    expect(sent.content).toMatchObject({ kind: 'template', body: 'Замовлення A-7 готове' });
    const missing = hub.client.messages.sendTo({
      accountId: account.id,
      to,
      content: template('order_ready'),
    });
    await expect(missing).rejects.toMatchObject({
      code: 'TEMPLATE_VALUES_MISSING',
      data: { values: { expected: 1, given: 0 } },
    });
    const rejected = hub.client.messages.sendTo({
      accountId: account.id,
      to,
      content: template('sale', body),
    });
    await expect(rejected).rejects.toMatchObject({ code: 'TEMPLATE_NOT_APPROVED' });
  });

  it('are submitted, and a refusal tells what Meta finds wrong', async () => {
    const draft = {
      accountId: account.id,
      name: 'new_one',
      language: 'uk',
      category: 'UTILITY' as const,
      components: [{ type: 'BODY', text: 'Готово' }],
    };
    const asMeta = graph.answer;
    graph.answer = (request) =>
      request.method === 'POST' && request.path.includes('message_templates')
        ? { kind: 'json', status: 200, body: { id: '77', status: 'PENDING', category: 'MARKETING' } }
        : asMeta(request);
    expect(await hub.client.templates.submit(draft)).toMatchObject({
      metaTemplateId: '77',
      status: 'PENDING',
      category: 'MARKETING',
    });
    graph.answer = (request) =>
      request.method === 'POST'
        ? refused(100, { error_subcode: 2388299, error_user_msg: 'Variables cannot be at the start or end.' })
        : asMeta(request);
    await expect(hub.client.templates.submit({ ...draft, name: 'bad' })).rejects.toMatchObject({
      code: 'TEMPLATE_INVALID',
      message: 'The template cannot be submitted: Variables cannot be at the start or end.',
    });
    await expect(hub.client.templates.submit({ ...draft, name: 'Bad Name' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('need an account with a token', async () => {
    const restarted = await hub.restart({
      secrets: (await import('../../../src-main/secrets/secret-store.ts')).createMemorySecretStore('gone'),
    });
    await expect(restarted.client.templates.sync({ accountId: account.id })).rejects.toMatchObject({
      code: 'ACCOUNT_NEEDS_TOKEN',
    });
    await restarted.client.accounts.disconnect({ id: account.id });
    await expect(restarted.client.templates.sync({ accountId: account.id })).rejects.toMatchObject({
      code: 'ACCOUNT_DISCONNECTED',
    });
    await restarted.close();
  });
});

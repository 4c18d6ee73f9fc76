import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { requireConversation } from '../../../src-main/db/queries/conversations.ts';
import { insertMessage } from '../../../src-main/db/queries/message-writes.ts';
import { applyStatuses, insertStatus } from '../../../src-main/db/queries/statuses.ts';
import { inTransaction } from '../../../src-main/db/statements.ts';
import { NOON } from '../../helpers/workspace.ts';
import { createRig, fates, type Rig, undecided } from './rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = createRig();
});

const bodies = () => rig.meta.accepted.map(({ body }) => (body.text as { body: string }).body);
const status = (wamid: string, word: string, callbackData: string | null = null) => ({
  accountId: rig.account.id,
  wamid,
  status: word,
  at: NOON + 5000,
  recipient: '',
  callbackData,
  receivedAt: NOON,
  priceCategory: null,
  isBillable: null,
  error: null,
});

describe('a message that is sent', () => {
  it('is there at once, goes out, and gets Meta’s id', async () => {
    const chat = rig.addConversation('380671112233');
    rig.outbox.start();
    const message = rig.send(chat, 'Букет готовий');
    expect(message).toMatchObject({
      direction: 'out',
      status: 'queued',
      wamid: null,
      isOurs: true,
      content: { body: 'Букет готовий' },
    });
    expect(requireConversation(rig.db, chat).preview).toEqual({
      direction: 'out',
      kind: 'text',
      text: 'Букет готовий',
      status: 'queued',
    } satisfies Conversation['preview']);
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.1', error: null });
    expect(rig.meta.accepted[0]?.body).toMatchObject({
      to: '+380671112233',
      biz_opaque_callback_data: message.clientId,
    });
    expect(requireConversation(rig.db, chat).preview?.status).toBe('accepted');
    expect(rig.published).toContainEqual({
      entity: 'message',
      id: message.id,
      conversationId: chat,
      name: 'message.sent',
    });
    expect(rig.outbox.counts()).toEqual({ queued: 0, sending: 0, unconfirmed: 0, failed: 0 });
  });

  it('is the same message when the call is repeated', async () => {
    const chat = rig.addConversation('380671112233');
    rig.outbox.start();
    const input = {
      conversationId: chat,
      clientId: randomUUID(),
      content: { kind: 'text', body: 'Раз', previewUrl: false },
      quotedMessageId: null,
      operatorId: null,
    } as const;
    const first = rig.outbox.send(input);
    await rig.flush();
    expect(rig.outbox.send(input)).toMatchObject({ id: first.id, status: 'accepted' });
    expect(rig.outbox.send({ ...input, content: { ...input.content, body: 'Інше' } }).id).toBe(first.id);
    await rig.flush();
    expect(bodies()).toEqual(['Раз']);
  });

  it('keeps the order of its conversation while others overtake', async () => {
    const [slow, quick] = [rig.addConversation('380670000001'), rig.addConversation('380670000002')];
    const first = undecided();
    rig.meta.fate = (body) => (JSON.stringify(body).includes('повільне 1') ? first.fate : 'accept');
    rig.outbox.start();
    for (const number of [1, 2, 3]) rig.send(slow, `повільне ${number}`);
    for (const number of [1, 2, 3]) rig.send(quick, `швидке ${number}`);
    await rig.flush();
    expect(bodies()).toEqual(['швидке 1', 'швидке 2', 'швидке 3']);
    first.decide('accept');
    await rig.flush();
    expect(bodies().slice(3)).toEqual(['повільне 1', 'повільне 2', 'повільне 3']);
  });

  it('runs eight conversations at a time and no more', async () => {
    const never = undecided();
    rig.meta.fate = () => never.fate;
    rig.outbox.start();
    for (let index = 0; index < 12; index += 1) rig.send(rig.addConversation(`38067000000${index}`));
    await rig.flush();
    await rig.advance(1000);
    expect(rig.meta.asked).toHaveLength(8);
    expect(rig.outbox.counts()).toMatchObject({ sending: 8, queued: 4 });
    never.decide('accept');
    await rig.advance(1000);
    expect(rig.meta.accepted).toHaveLength(12);
  });

  it('keeps within eighty a second', async () => {
    const chats = Array.from({ length: 100 }, (_, index) => rig.addConversation(`3806700${index + 1000}`));
    for (const chat of chats) rig.send(chat);
    rig.outbox.start();
    await rig.flush();
    expect(rig.meta.accepted.length).toBe(8);
    await rig.advance(500);
    expect(rig.meta.accepted.length).toBeGreaterThan(40);
    expect(rig.meta.accepted.length).toBeLessThanOrEqual(48);
    await rig.advance(1000);
    expect(rig.meta.accepted.length).toBe(100);
  });

  it('stands after the newest message even when that one’s clock is ahead', () => {
    const chat = rig.addConversation('380671112233');
    const ahead = NOON + 60_000;
    insertMessage(rig.db, {
      conversationId: chat,
      accountId: rig.account.id,
      direction: 'in',
      content: { kind: 'text', body: '?' },
      wamid: 'wamid.ahead',
      clientId: null,
      sentAt: ahead,
      receivedAt: NOON,
      raw: null,
      quotedWamid: null,
      forwarded: 'no',
      referral: null,
      status: null,
      statusAt: null,
      operatorId: null,
      isOurs: false,
    });
    expect(rig.send(chat).sentAt).toBe(ahead);
    expect(requireConversation(rig.db, chat).preview?.direction).toBe('out');
  });

  it('answers a message whose id Meta had not given yet', async () => {
    const chat = rig.addConversation('380671112233');
    const first = rig.send(chat, 'перше');
    const answer = rig.sendContent(chat, { kind: 'text', body: 'до першого' }, first.id);
    expect(answer.quoted).toBeNull();
    rig.outbox.start();
    await rig.flush();
    expect(rig.meta.accepted[1]?.body).toMatchObject({ context: { message_id: 'wamid.1' } });
    expect(rig.message(answer.id).quoted).toMatchObject({ wamid: 'wamid.1', id: first.id, text: 'перше' });
  });

  it('goes to the business-scoped id of a customer without a number, and learns the number from the answer', async () => {
    const chat = rig.addConversation('', { bsuid: 'UA.123' });
    rig.meta.waIdOf = () => '380509998877';
    rig.outbox.start();
    rig.send(chat);
    await rig.flush();
    expect(rig.meta.accepted[0]?.body).toMatchObject({ recipient: 'UA.123' });
    expect(rig.meta.accepted[0]?.body).not.toHaveProperty('to');
    const { contact } = requireConversation(rig.db, chat);
    expect(contact).toMatchObject({ bsuid: 'UA.123', waId: '380509998877' });
    expect(rig.published).toContainEqual({ entity: 'contact', id: contact.id });
  });

  it('publishes nothing inside the transaction of a caller', async () => {
    const chat = rig.addConversation('380671112233');
    rig.outbox.start();
    const message = inTransaction(rig.db, () => rig.send(chat));
    expect(rig.published).toEqual([]);
    await rig.flush();
    expect(rig.published[0]).toMatchObject({ name: 'message.sent', id: message.id });
    expect(rig.statusOf(message.id)).toBe('accepted');
  });

  it('leaves nothing behind when the caller’s transaction is undone', async () => {
    const chat = rig.addConversation('380671112233');
    rig.outbox.start();
    expect(() =>
      inTransaction(rig.db, () => {
        rig.send(chat);
        throw new Error('undone');
      }),
    ).toThrow('undone');
    await rig.flush();
    expect(rig.meta.asked).toEqual([]);
    expect(rig.outbox.counts().queued).toBe(0);
  });
});

describe('before the network', () => {
  const day = 24 * 60 * 60 * 1000;

  it.each([
    ['the window is closed', NOON - day - 1, 'WINDOW_CLOSED'],
    ['the customer never wrote', null, 'WINDOW_NEVER_OPENED'],
  ])('a text is refused when %s', async (_, lastInboundAt, code) => {
    const chat = rig.addConversation('380671112233', { lastInboundAt });
    rig.outbox.start();
    expect(() => rig.send(chat)).toThrow(expect.objectContaining({ code }) as Error);
    await rig.flush();
    expect(rig.meta.asked).toEqual([]);
    expect(rig.db.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(0);
  });

  it('a template goes out all the same', async () => {
    const chat = rig.addConversation('380671112233', { lastInboundAt: null });
    rig.outbox.start();
    rig.sendContent(chat, { kind: 'template', name: 'order_ready', language: 'uk' });
    await rig.flush();
    expect(rig.meta.accepted[0]?.body).toMatchObject({ type: 'template' });
  });

  it('a message whose window closed while it waited fails with the reason and is never asked for', async () => {
    const chat = rig.addConversation('380671112233', { lastInboundAt: NOON - day + 60_000 });
    const message = rig.send(chat);
    rig.clock.advance(61_000);
    rig.outbox.start();
    await rig.flush();
    expect(rig.meta.asked).toEqual([]);
    expect(rig.message(message.id)).toMatchObject({ status: 'failed', error: { code: 131047 } });
  });

  it.each([
    ['paused', 'ACCOUNT_PAUSED'],
    ['disconnected', 'ACCOUNT_DISCONNECTED'],
  ])('an account that is %s sends nothing', (state, code) => {
    const chat = rig.addConversation('380671112233');
    rig.db.prepare('UPDATE accounts SET state = ?').run(state);
    expect(() => rig.send(chat)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('an account without a token says so', () => {
    const chat = rig.addConversation('380671112233');
    rig.token = null;
    expect(() => rig.send(chat)).toThrow(expect.objectContaining({ code: 'ACCOUNT_NEEDS_TOKEN' }) as Error);
    rig.db.prepare("UPDATE accounts SET kind = 'sandbox'").run();
    expect(() => rig.send(chat)).toThrow(expect.objectContaining({ code: 'SANDBOX_OFF' }) as Error);
  });

  it('what WhatsApp would refuse is refused here', () => {
    const chat = rig.addConversation('380671112233');
    expect(() => rig.send(chat, 'а'.repeat(4097))).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG' }) as Error,
    );
    expect(() => rig.send(chat, '  ')).toThrow(expect.objectContaining({ code: 'TEXT_EMPTY' }) as Error);
    expect(() => rig.send(9999)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }) as Error);
  });

  it('a message of another conversation cannot be quoted', () => {
    const foreign = rig.send(rig.addConversation('380670000009'));
    const chat = rig.addConversation('380671112233');
    expect(() => rig.sendContent(chat, { kind: 'text', body: 'x' }, foreign.id)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }) as Error,
    );
  });
});

describe('statuses', () => {
  it('that came before the answer are applied with it', async () => {
    const chat = rig.addConversation('380671112233');
    const late = undecided();
    rig.meta.fate = () => late.fate;
    rig.outbox.start();
    const message = rig.send(chat);
    await rig.flush();
    insertStatus(rig.db, status('wamid.1', 'delivered'));
    late.decide('accept');
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'delivered', wamid: 'wamid.1' });
  });

  it('settle a message whose answer is still on its way, and the answer changes nothing', async () => {
    const chat = rig.addConversation('380671112233');
    const late = undecided();
    rig.meta.fate = () => late.fate;
    rig.outbox.start();
    const message = rig.send(chat);
    await rig.flush();
    const settled = inTransaction(rig.db, () => {
      insertStatus(rig.db, status('wamid.1', 'read', message.clientId));
      const id = rig.outbox.settle({
        clientId: message.clientId ?? '',
        accountId: rig.account.id,
        wamid: 'wamid.1',
      });
      if (id !== null) applyStatuses(rig.db, id);
      return id;
    });
    expect(settled).toBe(message.id);
    expect(rig.statusOf(message.id)).toBe('read');
    late.decide('accept');
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'read', wamid: 'wamid.1' });
    expect(rig.meta.accepted).toHaveLength(1);
  });

  it('settle what was lost, and let the conversation go on at once', async () => {
    const chat = rig.addConversation('380671112233');
    rig.meta.fate = fates('accept-then-drop', 'accept');
    rig.outbox.start();
    const [lost, next] = [rig.send(chat, 'один'), rig.send(chat, 'два')];
    await rig.flush();
    expect([rig.statusOf(lost.id), rig.statusOf(next.id)]).toEqual(['unconfirmed', 'queued']);
    expect(rig.message(lost.id).error?.sentence.uk).toContain('невідомо');
    inTransaction(rig.db, () =>
      rig.outbox.settle({ clientId: lost.clientId ?? '', accountId: rig.account.id, wamid: 'wamid.1' }),
    );
    await rig.flush();
    expect(rig.message(lost.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.1', error: null });
    expect(rig.statusOf(next.id)).toBe('accepted');
    expect(bodies()).toEqual(['один', 'два']);
  });

  it('of somebody else’s message settle nothing', () => {
    expect(
      rig.outbox.settle({ clientId: randomUUID(), accountId: rig.account.id, wamid: 'wamid.X' }),
    ).toBeNull();
    const message = rig.send(rig.addConversation('380671112233'));
    expect(
      rig.outbox.settle({ clientId: message.clientId ?? '', accountId: 999, wamid: 'wamid.X' }),
    ).toBeNull();
    expect(rig.message(message.id).wamid).toBeNull();
  });

  it('an echo of our own message gives way to the message itself', async () => {
    const chat = rig.addConversation('380671112233');
    const late = undecided();
    rig.meta.fate = () => late.fate;
    rig.outbox.start();
    const message = rig.send(chat);
    await rig.flush();
    const echo = insertMessage(rig.db, {
      conversationId: chat,
      accountId: rig.account.id,
      direction: 'out',
      content: { kind: 'text', body: 'Добрий день' },
      wamid: 'wamid.1',
      clientId: null,
      sentAt: NOON,
      receivedAt: NOON,
      raw: '{}',
      quotedWamid: null,
      forwarded: 'no',
      referral: null,
      status: 'accepted',
      statusAt: null,
      operatorId: null,
      isOurs: false,
    }) as MessageId;
    late.decide('accept');
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.1' });
    expect(rig.db.prepare('SELECT id FROM messages').pluck().all()).toEqual([message.id]);
    expect(rig.published).toContainEqual({
      entity: 'message',
      id: echo,
      conversationId: chat,
      name: 'message.discarded',
    });
  });
});

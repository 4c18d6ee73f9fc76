import { describe, expect, it } from 'vitest';
import { toMetaJson } from '../../../src-main/sandbox/delivery/meta-json.ts';
import { control, messagesOf, startWorld, until, valuesOf } from './world.ts';

describe('webhooks of the sandbox', () => {
  it('are signed over the bytes, with escapes instead of letters beyond ASCII and escaped slashes', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'olena', text: 'Ціна 1/2 🌷?' });
    const item = await until('the message', () => world.business.received[0]);
    expect(item.isSignatureRight).toBe(true);
    expect(item.raw).toContain('\\u0426\\u0456\\u043d\\u0430 1\\/2 \\ud83c\\udf37?');
    expect(messagesOf([item])[0]).toMatchObject({ type: 'text', text: { body: 'Ціна 1/2 🌷?' } });
  });

  it('keep their value through Meta’s escapes', () => {
    const value = { a: 'https://x.ua/Ї', 'ключ/': ['\u007f', '\ud83d\ude00', '\\u0041', '"'] };
    expect(JSON.parse(toMetaJson(value))).toEqual(value);
    expect(toMetaJson(value)).toMatch(/^[\x20-\x7e]+$/);
  });

  it('do not start before the handshake, and none follows a wrong verify token', async () => {
    const world = await startWorld({ isConnected: false });
    await world.sandbox.control.write({ customerId: 'olena', text: 'hello' });
    await expect(
      world.sandbox.connectWebhook({ callbackUrl: world.business.url, verifyToken: 'guess' }),
    ).rejects.toThrow('handshake');
    expect((await world.sandbox.control.state()).pendingWebhooks).toBe(1);
    expect(world.business.received).toEqual([]);
    await world.connect();
    await until('the waiting message', () => world.business.received[0]);
    await expect.poll(async () => (await world.sandbox.control.state()).pendingWebhooks).toBe(0);
  });

  it('are posted again with growing pauses as the same bytes until the answer is 200', async () => {
    const world = await startWorld();
    const times: number[] = [];
    world.business.answerWith(() => {
      times.push(Date.now());
      return times.length < 5 ? 503 : 200;
    });
    await world.sandbox.control.write({ customerId: 'taras', text: 'still there?' });
    await until('the fifth attempt', () => times.length === 5 && world.business.accepted()[0]);
    expect(new Set(world.business.received.map((item) => item.raw)).size).toBe(1);
    const pauses = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(19);
    expect(pauses[2]).toBeGreaterThanOrEqual(75);
  });

  it('of one customer keep their order while another customer’s is refused', async () => {
    const world = await startWorld();
    world.business.answerWith((item) => (item.raw.includes('broken') ? 500 : 200));
    await world.sandbox.control.write({ customerId: 'taras', text: 'broken' });
    await world.sandbox.control.write({ customerId: 'taras', text: 'after broken' });
    for (let number = 0; number < 30; number += 1) {
      await world.sandbox.control.write({ customerId: 'olena', text: String(number) });
    }
    const said = () =>
      messagesOf(world.business.accepted())
        .filter((message) => message.from === '380670000011')
        .map((message) => (message.text as { body: string }).body);
    await until('thirty messages', () => said().length === 30 || undefined);
    expect(said()).toEqual(Array.from({ length: 30 }, (_, number) => String(number)));
    expect(messagesOf(world.business.accepted())).toHaveLength(30);
  });

  it('are batched now and then, in one entry', async () => {
    const world = await startWorld({ isConnected: false });
    for (let number = 0; number < 250; number += 1) {
      await world.sandbox.control.write({ customerId: number % 2 ? 'olena' : 'james', text: String(number) });
    }
    await world.connect();
    await until('all messages', () => messagesOf(world.business.accepted()).length === 250);
    const [first] = world.business.received;
    expect(first?.body.entry).toHaveLength(1);
    expect(first?.body.entry[0]?.changes.length).toBeGreaterThan(50);
    expect(world.business.received.length).toBeLessThan(200);
  });

  it('are lost, as at Meta, while the app is unsubscribed from the account', async () => {
    const world = await startWorld();
    const { wabaId } = world.sandbox.credentials;
    await world.graph('DELETE', `/${wabaId}/subscribed_apps`);
    await world.sandbox.control.write({ customerId: 'olena', text: 'lost' });
    expect((await world.graph('GET', `/${wabaId}/subscribed_apps`)).body).toEqual({ data: [] });
    await world.graph('POST', `/${wabaId}/subscribed_apps`, {});
    await world.sandbox.control.write({ customerId: 'olena', text: 'heard' });
    await until('the second message', () => world.business.received[0]);
    expect(messagesOf(world.business.received)).toMatchObject([{ text: { body: 'heard' } }]);
  });

  it('tell what was acknowledged, and give the customer the second tick', async () => {
    const world = await startWorld();
    const { wamid } = (await control(world, 'POST', '/customers/olena/messages', { text: 'hi' })).body;
    await until('the answer', () => world.business.accepted()[0]);
    const names = async () => (await control(world, 'GET', '/acknowledged')).body;
    await expect.poll(names).toEqual({ count: 1, acknowledged: [wamid] });
    const [line] = await world.sandbox.control.phone({ customerId: 'olena' });
    expect(line).toMatchObject({ wamid, from: 'customer', state: 'delivered' });
  });

  it('can carry any raw body: signed rightly, wrongly or not at all', async () => {
    const world = await startWorld();
    const post = async (query: string) => {
      const response = await fetch(`${world.sandbox.url}/sandbox/webhooks${query}`, {
        method: 'POST',
        body: '{"raw":"ї"',
      });
      return (await response.json()) as unknown;
    };
    world.business.answerWith((item) => (item.isSignatureRight ? 200 : 401));
    expect([await post(''), await post('?signature=wrong'), await post('?signature=none')]).toEqual([
      { status: 200 },
      { status: 401 },
      { status: 401 },
    ]);
    expect(Buffer.from(world.business.received[0]?.raw ?? '', 'latin1').toString()).toBe('{"raw":"ї"');
  });

  it('of the account carry the time in the entry and no metadata', async () => {
    const world = await startWorld();
    await world.sandbox.control.reviewTemplate({ name: 'order_ready', language: 'uk', decision: 'PAUSED' });
    const item = await until('the change', () => world.business.received[0]);
    expect(item.body.entry[0]).toMatchObject({
      id: world.sandbox.credentials.wabaId,
      time: expect.any(Number) as number,
      changes: [{ field: 'message_template_status_update' }],
    });
    expect(valuesOf([item])[0]).toMatchObject({ event: 'PAUSED', message_template_name: 'order_ready' });
  });
});

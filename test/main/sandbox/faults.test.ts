import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RateLimits } from '../../../src-main/sandbox/limits.ts';
import type { Fault } from '../../../src-shared/contract/sandbox.ts';
import { control, type Json, messagesOf, startWorld, statusesOf, until, type World } from './world.ts';

const OLENA = '+380670000011';

async function withFault(fault: Partial<Fault> & Pick<Fault, 'kind'>): Promise<World> {
  const world = await startWorld();
  await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
  // The fault must not meet what belongs to the preparation.
  await expect.poll(async () => (await world.sandbox.control.state()).pendingWebhooks).toBe(0);
  await world.sandbox.control.setFaults({ faults: [{ code: null, count: 1, ...fault }] });
  return world;
}

const hello = { text: { body: 'Hi' } };
const namesOf = (world: World, wamid: string) =>
  statusesOf(world.business.received, wamid).map((status) => status.status);
const faultsOf = async (world: World) => (await world.sandbox.control.state()).faults;

describe('faults on demand', () => {
  it('graph_error refuses with the code, as often as ordered', async () => {
    const world = await withFault({ kind: 'graph_error', code: 131016, count: 2 });
    const codes = [];
    for (let attempt = 0; attempt < 3; attempt += 1) codes.push((await world.send(OLENA, hello)).code);
    expect(codes).toEqual([131016, 131016, 0]);
    expect(await faultsOf(world)).toEqual([]);
  });

  it('graph_error leaves other calls alone unless it concerns all of them', async () => {
    const world = await withFault({ kind: 'graph_error', code: 190, count: null });
    const { phoneNumberId } = world.sandbox.credentials;
    expect((await world.graph('GET', `/${phoneNumberId}`)).status).toBe(200);
    await world.sandbox.control.setFaults({
      faults: [{ kind: 'graph_error', code: 190, count: null, on: 'any' }],
    });
    expect(await world.graph('GET', `/${phoneNumberId}`)).toMatchObject({
      status: 401,
      body: { error: { code: 190, error_subcode: 463 } },
    });
    expect(await faultsOf(world)).toHaveLength(1);
  });

  it('graph_timeout never answers', async () => {
    const world = await withFault({ kind: 'graph_timeout' });
    const { accessToken, phoneNumberId } = world.sandbox.credentials;
    const request = fetch(`${world.sandbox.url}/v23.0/${phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: OLENA, ...hello }),
      signal: AbortSignal.timeout(300),
    });
    await expect(request).rejects.toThrow('timeout');
    expect((await control(world, 'GET', '/accepted')).body).toMatchObject({ count: 0 });
  });

  it('graph_drop_after_accept takes the message and resets the connection', async () => {
    const world = await withFault({ kind: 'graph_drop_after_accept' });
    await expect(world.send(OLENA, { ...hello, biz_opaque_callback_data: 'lost-1' })).rejects.toThrow(
      'fetch failed',
    );
    const { accepted } = (await control(world, 'GET', '/accepted?callbackData=lost-1')).body as {
      accepted: { wamid: string }[];
    };
    expect(accepted).toHaveLength(1);
    const statuses = await until('the status that settles it', () => {
      const told = statusesOf(world.business.received, accepted[0]?.wamid ?? '');
      return told.length > 0 && told;
    });
    expect(statuses[0]).toMatchObject({ status: 'sent', biz_opaque_callback_data: 'lost-1' });
  });

  it('graph_html answers with a page of a proxy', async () => {
    const world = await withFault({ kind: 'graph_html' });
    const { accessToken, phoneNumberId } = world.sandbox.credentials;
    const response = await fetch(`${world.sandbox.url}/v23.0/${phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      502,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('<html>');
  });

  it('slow answers late', async () => {
    const world = await withFault({ kind: 'slow', code: 150 });
    const start = performance.now();
    expect((await world.send(OLENA, hello)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(145);
  });

  it('status_failed fails an accepted message with the code', async () => {
    const world = await withFault({ kind: 'status_failed', code: 131047 });
    const { wamid } = await world.send(OLENA, hello);
    const [status] = await until('the failure', () => {
      const told = statusesOf(world.business.received, wamid);
      return told.length > 0 && told;
    });
    expect(status).toMatchObject({
      status: 'failed',
      errors: [{ code: 131047, title: 'Re-engagement message' }],
    });
    expect(status).not.toHaveProperty('recipient_user_id');
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(namesOf(world, wamid)).toEqual(['failed']);
    expect(await world.sandbox.control.phone({ customerId: 'olena' })).toHaveLength(1);
  });

  it('no_statuses tells nothing, though the customer reads', async () => {
    const world = await withFault({ kind: 'no_statuses' });
    const { wamid } = await world.send(OLENA, hello);
    await expect
      .poll(async () => (await world.sandbox.control.phone({ customerId: 'olena' })).at(-1)?.state)
      .toBe('read');
    expect(namesOf(world, wamid)).toEqual([]);
  });

  it('duplicate_webhooks posts the same bytes again', async () => {
    const world = await withFault({ kind: 'duplicate_webhooks' });
    const before = world.business.received.length;
    await world.sandbox.control.write({ customerId: 'olena', text: 'twice' });
    await until('both', () => world.business.received.length === before + 2);
    const [first, second] = world.business.received.slice(before);
    expect(first?.raw).toBe(second?.raw);
    expect(first?.isSignatureRight && second?.isSignatureRight).toBe(true);
  });

  it('out_of_order_statuses tells of sending after delivery, with the earlier time', async () => {
    const world = await withFault({ kind: 'out_of_order_statuses' });
    const { wamid } = await world.send(OLENA, hello);
    await until('all', () => namesOf(world, wamid).length === 3);
    expect(namesOf(world, wamid)[0]).toBe('delivered');
    expect(namesOf(world, wamid)).toContain('sent');
    const times = statusesOf(world.business.received, wamid).map((status) => Number(status.timestamp));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(2);
  });

  it('webhook_wrong_signature posts once with a wrong signature and then rightly', async () => {
    const world = await withFault({ kind: 'webhook_wrong_signature' });
    const before = world.business.received.length;
    world.business.answerWith((item) => (item.isSignatureRight ? 200 : 401));
    await world.sandbox.control.write({ customerId: 'olena', text: 'signed' });
    await until('the right one', () => world.business.received[before + 1]);
    const answers = world.business.received.slice(before).map((item) => item.answer);
    expect(answers).toEqual([401, 200]);
    expect(messagesOf(world.business.accepted()).at(-1)).toMatchObject({ text: { body: 'signed' } });
  });
});

describe('faults of media', () => {
  async function download(kind: 'media_cut' | 'media_wrong_hash') {
    const world = await withFault({ kind });
    await world.sandbox.control.sendSample({ customerId: 'olena', sample: 'image' });
    const image = await until('the image', () =>
      messagesOf(world.business.received).find((message) => message.type === 'image'),
    );
    const { id } = image.image as { id: string };
    const description = (await world.graph('GET', `/${id}`)).body as { url: string; sha256: string };
    const get = async () => {
      const response = await fetch(description.url, {
        headers: { authorization: `Bearer ${world.sandbox.credentials.accessToken}` },
      });
      return Buffer.from(await response.arrayBuffer());
    };
    return { get, sha256: description.sha256 };
  }
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('media_cut breaks off in the middle, once', async () => {
    const { get, sha256 } = await download('media_cut');
    await expect(get()).rejects.toThrow();
    expect(hash(await get())).toBe(sha256);
  });

  it('media_wrong_hash gives other bytes of the same length, once', async () => {
    const { get, sha256 } = await download('media_wrong_hash');
    const [wrong, right] = [await get(), await get()];
    expect(hash(wrong)).not.toBe(sha256);
    expect(wrong.length).toBe(right.length);
    expect(hash(right)).toBe(sha256);
  });
});

describe('Meta’s limits', () => {
  const on = { pairRate: true, throughput: true };
  const times = <Result>(count: number, act: (index: number) => Result) =>
    Array.from({ length: count }, (_, at) => act(at));

  it('let a burst of 45 through to one person and refuse the next', () => {
    const limits = new RateLimits();
    const answers = times(46, () => limits.take('olena', on));
    expect(answers.indexOf(131056)).toBe(45);
    expect(limits.take('james', on)).toBeNull();
    expect(limits.take('olena', { ...on, pairRate: false })).toBeNull();
  });

  it('let 80 messages a second through from one number', () => {
    const limits = new RateLimits();
    const answers = times(100, (index) => limits.take(`person-${index}`, on));
    // The bucket refills while the loop runs, by a message in twelve milliseconds.
    expect(answers.indexOf(130429)).toBeGreaterThanOrEqual(80);
    expect(answers.indexOf(130429)).toBeLessThan(90);
    expect(limits.take('olena', { ...on, throughput: false })).toBeNull();
  });

  it('refuse requests until they are lifted', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    const answers = await Promise.all(times(60, () => world.send(OLENA, hello)));
    expect(answers.map((answer) => answer.code)).toContain(131056);
    await control(world, 'POST', '/limits', { pairRate: false });
    expect((await world.send(OLENA, hello)).code).toBe(0);
  });
});

describe('requests of strangers', () => {
  it('are refused by host name and by origin', async () => {
    const world = await startWorld();
    const page = await fetch(`${world.sandbox.url}/sandbox/reset`, {
      method: 'POST',
      headers: { origin: 'https://example.com' },
    });
    expect(page.status).toBe(403);
    expect(((await page.json()) as Json).error).toContain('this computer only');
  });
});

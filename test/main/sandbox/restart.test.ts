import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { control, messagesOf, startWorld, statusesOf, until } from './world.ts';

describe('a fresh sandbox', () => {
  it('brings a little history through the webhook, in the order in which it was written, in the past', async () => {
    const world = await startWorld({ isEmpty: false });
    await expect.poll(async () => (await world.sandbox.control.state()).pendingWebhooks).toBe(0);
    const messages = messagesOf(world.business.accepted());
    expect(messages.length).toBeGreaterThan(10);
    expect(new Set(messages.map((message) => message.from_user_id)).size).toBeGreaterThanOrEqual(5);
    const times = messages.map((message) => Number(message.timestamp) * 1000);
    expect(Math.max(...times)).toBeLessThan(Date.now());
    for (const from of new Set(messages.map((message) => message.from_user_id))) {
      const own = messages
        .filter((message) => message.from_user_id === from)
        .map(({ timestamp }) => Number(timestamp));
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
    // Every one of these windows is open.
    expect((await world.send('+380670000011', { text: { body: 'Hi' } })).code).toBe(0);
  });
});

describe('a restart', () => {
  it('keeps ids, port, phones, templates, files, clock and faults, and makes new secrets', async () => {
    const world = await startWorld();
    const { credentials: before, url } = world.sandbox;
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    await world.sandbox.control.sendSample({ customerId: 'olena', sample: 'image' });
    await world.sandbox.control.passTime({ hours: 5 });
    await world.sandbox.control.setCustomer({ customerId: 'james', isOnline: false });
    await world.sandbox.control.setFaults({ faults: [{ kind: 'slow', code: 5, count: null, on: 'any' }] });
    await world.sandbox.control.reviewTemplate({ name: 'order_ready', language: 'uk', decision: 'PAUSED' });
    await until('all webhooks', () => world.business.accepted().length > 0);
    await expect.poll(async () => (await world.sandbox.control.state()).pendingWebhooks).toBe(0);
    const phone = await world.sandbox.control.phone({ customerId: 'olena' });
    const state = await world.sandbox.control.state();

    await world.restart();
    expect(world.sandbox.url).toBe(url);
    expect(await world.sandbox.control.phone({ customerId: 'olena' })).toEqual(phone);
    expect(await world.sandbox.control.state()).toEqual({ ...state, now: expect.any(Number) as number });
    const { accessToken, appSecret, ...ids } = world.sandbox.credentials;
    expect(before).toMatchObject(ids);
    expect([accessToken === before.accessToken, appSecret === before.appSecret]).toEqual([false, false]);
    const templates = await world.graph(
      'GET',
      `/${ids.wabaId}/message_templates?name=order_ready&language=uk`,
    );
    expect(templates.body.data).toMatchObject([{ status: 'PAUSED' }]);
    const file = await fetch(phone[1]?.media?.url ?? '');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  it('delivers what was pending, and goes on with messages that were on their way', async () => {
    const world = await startWorld({ timing: { sentMs: 2_500, deliveredMs: 2_700 } });
    await world.sandbox.control.write({ customerId: 'olena', text: 'first' });
    await until('the first', () => world.business.accepted()[0]);
    const { wamid } = await world.send('+380670000011', { text: { body: 'on its way' } });
    world.business.answerWith(503);
    await world.sandbox.control.write({ customerId: 'taras', text: 'refused so far' });
    await until('the refusal', () => world.business.received.length > 1);
    await world.restart();
    world.business.answerWith(200);
    expect((await world.sandbox.control.state()).pendingWebhooks).toBe(1);
    await world.connect();
    await until('the pending message', () =>
      messagesOf(world.business.accepted()).find((message) => message.from === '380500000022'),
    );
    await until('all statuses', () => statusesOf(world.business.accepted(), wamid).length === 3);
    expect(statusesOf(world.business.accepted(), wamid).map(({ status }) => status)).toEqual([
      'sent',
      'delivered',
      'read',
    ]);
  });

  it('finds no secret in its files', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    const { accessToken, appSecret } = world.sandbox.credentials;
    await world.restart();
    const folder = dirname(world.stateFile);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    for (const name of files) {
      const text = await readFile(`${folder}/${name}`, 'utf8');
      for (const secret of [accessToken, appSecret, 'verify-me']) expect(text).not.toContain(secret);
    }
    expect(files).toEqual(['sandbox.json']);
  });

  it('starts afresh beside a state file that cannot be read, and keeps that file', async () => {
    const world = await startWorld();
    const before = world.sandbox.credentials.phoneNumberId;
    await world.sandbox.close();
    await writeFile(world.stateFile, '{"version":1,"customers":[');
    await world.restart();
    expect(world.sandbox.credentials.phoneNumberId).not.toBe(before);
    expect(await readFile(`${world.stateFile}.damaged`, 'utf8')).toContain('"customers":[');
  });
});

describe('a reset', () => {
  it('forgets what happened, keeps the account and the webhook, and brings the history again a little later', async () => {
    const world = await startWorld({ isEmpty: false });
    await expect.poll(async () => (await world.sandbox.control.state()).pendingWebhooks).toBe(0);
    const before = messagesOf(world.business.accepted());
    await world.sandbox.control.passTime({ hours: 30 });
    await world.sandbox.control.setFaults({ faults: [{ kind: 'no_statuses', code: null, count: null }] });
    await world.sandbox.control.write({ customerId: 'olena', text: 'to be forgotten' });
    await expect.poll(async () => (await world.sandbox.control.state()).pendingWebhooks).toBe(0);
    const { credentials } = world.sandbox;
    const count = messagesOf(world.business.accepted()).length;

    await world.sandbox.control.reset();
    expect(await world.sandbox.control.state()).toMatchObject({ clockOffsetMs: 0, faults: [] });
    expect(await world.sandbox.control.phone({ customerId: 'olena' })).toEqual([]);
    expect((await control(world, 'GET', '/acknowledged')).body).toEqual({ count: 0, acknowledged: [] });
    await until('the history', () => messagesOf(world.business.accepted()).length === count + before.length);
    const after = messagesOf(world.business.accepted()).slice(count);
    const ids = (messages: typeof before) => messages.map(({ id }) => id);
    expect(ids(after).filter((id) => ids(before).includes(id))).toEqual([]);
    // The same people, not strangers with the same numbers.
    const people = (messages: typeof before) => new Set(messages.map((message) => message.from_user_id));
    expect(people(after)).toEqual(people(before));
    expect(world.sandbox.credentials).toEqual(credentials);
  });
});

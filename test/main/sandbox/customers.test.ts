import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sandbox as contract, phoneMessageSchema } from '../../../src-shared/contract/sandbox.ts';
import { CUSTOMER_SERVICE_WINDOW_MS } from '../../../src-shared/domain/window.ts';
import { type Json, messagesOf, startWorld, until, type World } from './world.ts';

const HOUR = 3_600_000;

const lastMessage = (world: World, type: string) =>
  until(type, () => messagesOf(world.business.accepted()).findLast((message) => message.type === type));

describe('pretend customers', () => {
  it('are eight, in both languages, one of them without a phone number and one who never reads', async () => {
    const world = await startWorld();
    const { customers } = await world.sandbox.control.state();
    expect(customers).toHaveLength(8);
    expect(new Set(customers.map(({ language }) => language))).toEqual(new Set(['uk', 'en']));
    expect(customers.filter(({ waId }) => waId === null).map(({ id }) => id)).toEqual(['robin']);
    expect(customers.filter(({ readsAtOnce }) => !readsAtOnce).map(({ id }) => id)).toEqual(['mykola']);
    expect(customers.every(({ isScripted }) => isScripted)).toBe(true);
  });

  it('show on their phone exactly what the contract promises', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    await world.sandbox.control.sendSample({ customerId: 'olena', sample: 'image' });
    await world.send('+380670000011', { text: { body: 'Hi' } });
    const phone = () => world.sandbox.control.phone({ customerId: 'olena' });
    await expect.poll(async () => (await phone()).length).toBe(3);
    expect(z.array(phoneMessageSchema).parse(await phone())).toMatchObject([
      { from: 'customer', kind: 'text', text: 'Hello' },
      { from: 'customer', kind: 'image', media: { mimeType: 'image/jpeg' } },
      { from: 'business', kind: 'text', text: 'Hi' },
    ]);
    expect(Object.keys(contract)).toEqual(expect.arrayContaining(Object.keys(world.sandbox.control)));
  });

  it('send files that the business can download under the hash of the webhook', async () => {
    const world = await startWorld();
    const { accessToken } = world.sandbox.credentials;
    for (const [sample, type] of [
      ['image', 'image'],
      ['video', 'video'],
      ['voice', 'audio'],
      ['document', 'document'],
      ['sticker', 'sticker'],
    ] as const) {
      await world.sandbox.control.sendSample({ customerId: 'oksana', sample });
      const message = await lastMessage(world, type);
      const media = message[type] as { id: string; sha256: string; mime_type: string };
      const described = (await world.graph('GET', `/${media.id}`)).body as { url: string; file_size: string };
      const response = await fetch(described.url, { headers: { authorization: `Bearer ${accessToken}` } });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('base64')).toBe(media.sha256);
      expect(String(bytes.length)).toBe(described.file_size);
      expect(bytes.length).toBeLessThan(100_000);
    }
  });

  it('tap a button once it is there, and nothing else', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'priya', text: 'Hello' });
    const { wamid } = await world.send('+12025550147', {
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: 'Where?' },
        action: { name: 'send_location' },
      },
    });
    const tap = (buttonId: string) =>
      world.sandbox.control.tapButton({ customerId: 'priya', wamid, buttonId });
    await expect(tap('other')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await tap('share_location');
    expect(await lastMessage(world, 'location')).toMatchObject({ context: { id: wamid } });
  });

  it('who are unknown are refused by name', async () => {
    const world = await startWorld();
    await expect(world.sandbox.control.phone({ customerId: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      world.sandbox.control.react({ customerId: 'olena', wamid: 'wamid.x', emoji: '👍' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that are blocked write to nobody and cannot be written to; only who wrote today can be blocked', async () => {
    const world = await startWorld();
    const { phoneNumberId } = world.sandbox.credentials;
    const path = `/${phoneNumberId}/block_users`;
    const body = { messaging_product: 'whatsapp', block_users: [{ user: '+380670000011' }] };
    expect((await world.graph('POST', path, body)).body).toMatchObject({
      error: { code: 139100 },
      block_users: {
        added_users: [],
        failed_users: [{ input: '+380670000011', errors: [{ code: 131047 }] }],
      },
    });
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    await until('the delivery', async () => (await world.sandbox.control.state()).pendingWebhooks === 0);
    expect((await world.graph('POST', path, body)).body).toEqual({
      messaging_product: 'whatsapp',
      block_users: { added_users: [{ input: '+380670000011', wa_id: '380670000011' }] },
    });
    expect((await world.graph('GET', path)).body).toMatchObject({
      data: [{ messaging_product: 'whatsapp', wa_id: '380670000011' }],
    });
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello?' });
    expect((await world.sandbox.control.state()).pendingWebhooks).toBe(0);
    expect((await world.send('+380670000011', { text: { body: 'Hi' } })).code).toBe(130403);
    await world.graph('DELETE', path, body);
    expect((await world.send('+380670000011', { text: { body: 'Hi' } })).code).toBe(0);
  });
});

describe('the sandbox’s clock', () => {
  it('closes the windows after 25 hours, and a new message opens one again', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    const hello = { text: { body: 'Hi' } };
    expect((await world.send('+380670000011', hello)).code).toBe(0);
    await world.sandbox.control.passTime({ hours: 25 });
    expect((await world.send('+380670000011', hello)).code).toBe(131047);
    expect(world.sandbox.clockOffsetMs()).toBe(25 * HOUR);
    await world.sandbox.control.write({ customerId: 'olena', text: 'I am back' });
    const message = await until('the message', () =>
      messagesOf(world.business.accepted()).find((each) => (each.text as Json).body === 'I am back'),
    );
    const ahead = Number(message.timestamp) * 1000 - Date.now();
    expect(ahead).toBeGreaterThan(CUSTOMER_SERVICE_WINDOW_MS);
    expect(ahead).toBeLessThanOrEqual(25 * HOUR);
    expect((await world.send('+380670000011', hello)).code).toBe(0);
  });

  it('lets a template through when the window is closed or was never open', async () => {
    const world = await startWorld();
    const template = { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } };
    expect((await world.send('+380931112233', template)).code).toBe(0);
    expect((await world.send('+380931112233', { text: { body: 'Hi' } })).code).toBe(131047);
  });

  it('ends the life of media ids: 7 days from a webhook, 30 days from an upload', async () => {
    const world = await startWorld();
    await world.sandbox.control.sendSample({ customerId: 'olena', sample: 'image' });
    const { id } = (await lastMessage(world, 'image')).image as { id: string };
    await world.sandbox.control.passTime({ hours: 24 * 7 - 1 });
    expect((await world.graph('GET', `/${id}`)).status).toBe(200);
    await world.sandbox.control.passTime({ hours: 2 });
    expect((await world.graph('GET', `/${id}`)).body).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    });
  });

  it('is told in the Date header of the Graph answers', async () => {
    const world = await startWorld();
    await world.sandbox.control.passTime({ hours: 3 });
    const response = await fetch(`${world.sandbox.url}/v23.0/me`);
    const ahead = Date.parse(response.headers.get('date') ?? '') - Date.now();
    expect(Math.round(ahead / HOUR)).toBe(3);
  });
});

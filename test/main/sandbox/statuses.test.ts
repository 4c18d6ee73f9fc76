import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Json, startWorld, statusesOf, until, type World } from './world.ts';

const OLENA = '+380670000011';

async function withOpenWindow(): Promise<World> {
  const world = await startWorld();
  for (const customerId of ['olena', 'taras', 'mykola', 'robin']) {
    await world.sandbox.control.write({ customerId, text: 'Hello' });
  }
  return world;
}

const namesOf = (world: World, wamid: string) =>
  statusesOf(world.business.received, wamid).map((status) => status.status);

const untilStatuses = (world: World, wamid: string, ...names: string[]) =>
  until(names.join(), () => (namesOf(world, wamid).join() === names.join() ? true : undefined));

describe('statuses of the business’s messages', () => {
  it('are sent, delivered and read, with the callback data and the price on sent and delivered', async () => {
    const world = await withOpenWindow();
    const { wamid } = await world.send(OLENA, { text: { body: 'Hi' }, biz_opaque_callback_data: 'id-1' });
    await untilStatuses(world, wamid, 'sent', 'delivered', 'read');
    const statuses = statusesOf(world.business.received, wamid);
    const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' };
    expect(statuses).toMatchObject([
      { status: 'sent', recipient_id: '380670000011', biz_opaque_callback_data: 'id-1', pricing },
      { status: 'delivered', biz_opaque_callback_data: 'id-1', pricing },
      { status: 'read', biz_opaque_callback_data: 'id-1' },
    ]);
    expect(statuses[2]).not.toHaveProperty('pricing');
  });

  it('stop at delivered for a customer who does not read, until the chat is opened', async () => {
    const world = await withOpenWindow();
    const { wamid } = await world.send('380960000044', { text: { body: 'Hi' } });
    await untilStatuses(world, wamid, 'sent', 'delivered');
    expect((await world.sandbox.control.state()).customers.find(({ id }) => id === 'mykola')?.unread).toBe(1);
    await world.sandbox.control.read({ customerId: 'mykola' });
    await untilStatuses(world, wamid, 'sent', 'delivered', 'read');
  });

  it('stop at sent while the phone is offline, and the phone does not show the message', async () => {
    const world = await withOpenWindow();
    await world.sandbox.control.setCustomer({ customerId: 'olena', isOnline: false });
    const { wamid } = await world.send(OLENA, { text: { body: 'Hi' } });
    await untilStatuses(world, wamid, 'sent');
    const phone = () => world.sandbox.control.phone({ customerId: 'olena' });
    expect((await phone()).filter((line) => line.from === 'business')).toEqual([]);
    await world.sandbox.control.setCustomer({ customerId: 'olena', isOnline: true });
    await untilStatuses(world, wamid, 'sent', 'delivered', 'read');
    expect((await phone()).at(-1)).toMatchObject({ from: 'business', text: 'Hi', state: 'read' });
  });

  it('end with played for a voice message', async () => {
    const world = await withOpenWindow();
    const form = new FormData();
    const bytes = await readFile(new URL('../../../resources/samples/voice-note.ogg', import.meta.url));
    form.set('messaging_product', 'whatsapp');
    form.set('file', new Blob([bytes], { type: 'audio/ogg' }), 'voice.ogg');
    const { phoneNumberId } = world.sandbox.credentials;
    const { body } = await world.graph('POST', `/${phoneNumberId}/media`, form);
    const { wamid } = await world.send(OLENA, { type: 'audio', audio: { id: body.id, voice: true } });
    await untilStatuses(world, wamid, 'sent', 'delivered', 'read', 'played');
    expect(statusesOf(world.business.received, wamid)[3]).toMatchObject({ status: 'played' });
  });

  it('are only sent for a reaction', async () => {
    const world = await withOpenWindow();
    const [line] = await world.sandbox.control.phone({ customerId: 'olena' });
    const { wamid } = await world.send(OLENA, {
      type: 'reaction',
      reaction: { message_id: line?.wamid, emoji: '❤️' },
    });
    await untilStatuses(world, wamid, 'sent');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(namesOf(world, wamid)).toEqual(['sent']);
    const [after] = await world.sandbox.control.phone({ customerId: 'olena' });
    expect(after?.reaction).toEqual({ business: '❤️', customer: null });
  });

  it('name a person without a phone number by the user id, and so does the answer to the send', async () => {
    const world = await withOpenWindow();
    const robin = (await world.sandbox.control.state()).customers.find(({ id }) => id === 'robin');
    const answer = await world.graph('POST', `/${world.sandbox.credentials.phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      recipient: robin?.userId,
      type: 'text',
      text: { body: 'Hi' },
    });
    expect(answer.body.contacts).toEqual([{ input: robin?.userId, user_id: robin?.userId }]);
    const wamid = (answer.body.messages as { id: string }[])[0]?.id ?? '';
    await untilStatuses(world, wamid, 'sent', 'delivered', 'read');
    const [sent] = statusesOf(world.business.received, wamid) as [Json];
    expect(sent).toMatchObject({ recipient_user_id: robin?.userId });
    expect(sent).not.toHaveProperty('recipient_id');
  });

  it('fail later for numbers that are made for it, and at once for others', async () => {
    const world = await withOpenWindow();
    const later = await world.send('+380991130472', { text: { body: 'Hi' } });
    await untilStatuses(world, later.wamid, 'failed');
    expect(statusesOf(world.business.received, later.wamid)[0]).toMatchObject({ errors: [{ code: 130472 }] });
    expect((await world.send('+380990131026', { text: { body: 'Hi' } })).code).toBe(131026);
  });

  it('are not needed for a read receipt and a typing indicator: the customer sees both at once', async () => {
    const world = await withOpenWindow();
    const [line] = await world.sandbox.control.phone({ customerId: 'taras' });
    const receipt = await world.graph('POST', `/${world.sandbox.credentials.phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: line?.wamid,
      typing_indicator: { type: 'text' },
    });
    expect(receipt).toEqual({ status: 200, body: { success: true } });
    const taras = async () =>
      (await world.sandbox.control.state()).customers.find(({ id }) => id === 'taras');
    expect((await taras())?.businessIsTyping).toBe(true);
    expect((await world.sandbox.control.phone({ customerId: 'taras' }))[0]?.state).toBe('read');
    await world.send('+380500000022', { text: { body: 'Hi' } });
    expect((await taras())?.businessIsTyping).toBe(false);
  });
});

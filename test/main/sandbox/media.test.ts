import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { callGraph, codeOf, startWorld, type World } from './world.ts';

const sample = (name: string) => readFile(new URL(`../../../resources/samples/${name}`, import.meta.url));

async function upload(
  world: World,
  file: { bytes: Uint8Array; partType: string; type?: string; name?: string; product?: string | null },
) {
  const form = new FormData();
  if (file.product !== null) form.set('messaging_product', file.product ?? 'whatsapp');
  if (file.type !== undefined) form.set('type', file.type);
  form.set('file', new Blob([Buffer.from(file.bytes)], { type: file.partType }), file.name ?? 'file.bin');
  return world.graph('POST', `/${world.sandbox.credentials.phoneNumberId}/media`, form);
}

describe('media', () => {
  it('are uploaded, described, downloaded, sent to the phone and deleted', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    const bytes = await sample('bouquet.jpg');
    const { body } = await upload(world, { bytes, partType: 'image/jpeg', type: 'image/jpeg' });
    expect(body).toEqual({ id: expect.stringMatching(/^\d{16}$/) as string });
    const id = String(body.id);
    const { phoneNumberId, accessToken } = world.sandbox.credentials;
    const described = (await world.graph('GET', `/${id}?phone_number_id=${phoneNumberId}`)).body;
    expect(described).toMatchObject({
      id,
      messaging_product: 'whatsapp',
      mime_type: 'image/jpeg',
      file_size: String(bytes.length),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const get = (headers: Record<string, string>) => fetch(String(described.url), { headers });
    expect((await get({})).status).toBe(401);
    const response = await get({ authorization: `Bearer ${accessToken}` });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);

    expect((await world.send('+380670000011', { type: 'image', image: { id, caption: 'Here' } })).code).toBe(
      0,
    );
    await expect
      .poll(async () => (await world.sandbox.control.phone({ customerId: 'olena' })).at(-1)?.media?.mimeType)
      .toBe('image/jpeg');
    expect((await world.graph('DELETE', `/${id}`)).body).toEqual({ success: true });
    expect(codeOf((await world.graph('GET', `/${id}`)).body)).toBe(100);
    expect((await world.send('+380670000011', { type: 'image', image: { id } })).code).toBe(100);
  });

  it('have addresses that are good for five minutes', async () => {
    const world = await startWorld();
    const { body } = await upload(world, { bytes: await sample('sticker.webp'), partType: 'image/webp' });
    const described = (await world.graph('GET', `/${String(body.id)}`)).body;
    await world.sandbox.control.passTime({ hours: 0.1 });
    const response = await fetch(String(described.url), {
      headers: { authorization: `Bearer ${world.sandbox.credentials.accessToken}` },
    });
    expect(response.status).toBe(404);
    expect((await world.graph('GET', `/${String(body.id)}`)).status).toBe(200);
  });

  it('are refused for a wrong type, a wrong size, no content and no product', async () => {
    const world = await startWorld();
    const jpeg = await sample('bouquet.jpg');
    const sticker = await sample('sticker.webp');
    const large = Buffer.concat([sticker, Buffer.alloc(101 * 1024)]);
    const cases = await Promise.all([
      upload(world, { bytes: jpeg, partType: 'image/png' }),
      upload(world, { bytes: jpeg, partType: 'image/jpeg', type: 'image/png' }),
      upload(world, { bytes: large, partType: 'image/webp' }),
      upload(world, { bytes: Buffer.alloc(0), partType: 'image/jpeg' }),
      upload(world, { bytes: Buffer.from('PK'), partType: 'application/zip' }),
      upload(world, { bytes: jpeg, partType: 'image/jpeg', product: null }),
      world.graph('POST', `/${world.sandbox.credentials.phoneNumberId}/media`, {
        messaging_product: 'whatsapp',
      }),
    ]);
    expect(cases.map(({ body }) => codeOf(body))).toEqual([131053, 131053, 131053, 131053, 100, 100, 100]);
  });

  it('of every kind that Meta takes are accepted', async () => {
    const world = await startWorld();
    const kinds: [Uint8Array, string][] = [
      [await sample('clip.mp4'), 'video/mp4'],
      [await sample('voice-note.ogg'), 'audio/ogg; codecs=opus'],
      [await sample('invoice.pdf'), 'application/pdf'],
      [Buffer.from('Привіт\n'), 'text/plain'],
      [await sample('sticker.webp'), 'image/webp'],
    ];
    for (const [bytes, partType] of kinds) {
      expect((await upload(world, { bytes, partType })).status, partType).toBe(200);
    }
  });

  it('must suit the kind of the message', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    const { body } = await upload(world, { bytes: await sample('voice-note.ogg'), partType: 'audio/ogg' });
    const send = (content: Record<string, unknown>) => world.send('+380670000011', content);
    expect((await send({ type: 'image', image: { id: body.id } })).code).toBe(131053);
    expect((await send({ type: 'audio', audio: { id: body.id, voice: true } })).code).toBe(0);
  });

  it('for template headers are uploaded in parts', async () => {
    const world = await startWorld();
    const { appId, accessToken } = world.sandbox.credentials;
    const bytes = await sample('invoice.pdf');
    const query = `file_length=${bytes.length}&file_type=application/pdf&file_name=a.pdf`;
    const { body } = await world.graph('POST', `/${appId}/uploads?${query}`);
    const send = async (offset: number, part: Buffer) => {
      const response = await fetch(`${world.sandbox.url}/v23.0/${String(body.id)}`, {
        method: 'POST',
        headers: { authorization: `OAuth ${accessToken}`, file_offset: String(offset) },
        body: new Blob([Buffer.from(part)]),
      });
      return (await response.json()) as Record<string, unknown>;
    };
    expect(await send(0, bytes.subarray(0, 100))).toMatchObject({ file_offset: 100 });
    expect((await world.graph('GET', `/${String(body.id)}`)).body).toMatchObject({ file_offset: 100 });
    expect(await send(100, bytes.subarray(100))).toEqual({ h: expect.stringMatching(/^4::/) as string });
  });

  it('are not described to a wrong token', async () => {
    const world = await startWorld();
    const { body } = await upload(world, { bytes: await sample('invoice.pdf'), partType: 'application/pdf' });
    const answer = await callGraph(world.sandbox.url, 'wrong', 'GET', `/${String(body.id)}`);
    expect(codeOf(answer.body)).toBe(190);
  });
});

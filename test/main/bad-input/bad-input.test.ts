import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';
import {
  APP_SECRET,
  bytesOf,
  postWebhook,
  send,
  signatureOf,
  type WebhookPost,
} from '../../helpers/signed-webhook.ts';

/**
 * The list of bad input, one thing after another to one running hub: each has its answer, and behind all of them the next
 * good message is taken, shown and answered as ever. How each part copes by itself is told in the tests beside it.
 */
let hub: TestHub;
let key: string;

const form = {
  name: 'Квіти на Подолі',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  appId: '174829003346123',
  appSecret: APP_SECRET,
  accessToken: 'EAAtest0123456789',
};
const now = () => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  hub = await openTestHub();
  const { status, json } = await hub.api('POST', '/accounts', form);
  expect(status).toBe(201);
  key = json.key;
});
afterAll(async () => {
  await hub?.remove();
});

const port = () => Number(new URL(hub.webhookUrl).port);
const post = (body: unknown, more: Partial<WebhookPost> = {}) =>
  postWebhook({ port: port(), accountKey: key, body, ...more });

function webhook(value: Record<string, unknown>, field = 'messages') {
  const metadata = { display_phone_number: '380440000000', phone_number_id: form.phoneNumberId };
  const change = { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
  return { object: 'whatsapp_business_account', entry: [{ id: form.wabaId, changes: [change] }] };
}

let counter = 0;
function incoming(values: Record<string, unknown> = {}, from = '380671112233') {
  counter += 1;
  const id = `wamid.bad-input-${counter}`;
  const message = {
    from,
    id,
    timestamp: String(now()),
    type: 'text',
    text: { body: 'Доброго дня' },
    ...values,
  };
  return {
    id: message.id,
    message,
    body: webhook({ contacts: [{ profile: { name: 'Олена' }, wa_id: from }], messages: [message] }),
  };
}

async function counts() {
  const { json } = await waitFor('the tables to follow the journal', async () => {
    const answer = await hub.api('GET', '/journal');
    return answer.json.projectedSeq === answer.json.lastSeq && answer;
  });
  return json as { deliveries: number; duplicates: number; failures: number };
}

async function conversationOf(waId: string) {
  const { json } = await hub.api('GET', `/conversations?search=${waId}`);
  expect(json.items).toHaveLength(1);
  return json.items[0];
}

async function messagesOf(waId: string) {
  const { json } = await hub.api(
    'GET',
    `/conversations/${(await conversationOf(waId)).id}/messages?limit=200`,
  );
  return json.items;
}

/** Posts something bad, and shows that nothing of it was kept. */
async function expectNotStored(request: () => Promise<{ status: number }>, status: number): Promise<void> {
  const before = await counts();
  expect((await request()).status).toBe(status);
  expect(await counts()).toEqual(before);
}

/** Posts something authentic that cannot be read: it is kept as it came, and shown among the failures. */
async function expectFailure(body: Buffer | string, reason: RegExp): Promise<void> {
  const before = await counts();
  expect((await post(body)).status).toBe(200);
  expect(await counts()).toMatchObject({ deliveries: before.deliveries + 1, failures: before.failures + 1 });
  const { json } = await hub.api('GET', '/journal/failures');
  expect(json.items.map((failure: { error: string }) => failure.error)).toContainEqual(
    expect.stringMatching(reason),
  );
}

describe('what is not proved to be Meta’s leaves no trace', () => {
  it('a missing or a wrong signature: 401', async () => {
    const { body } = incoming();
    await expectNotStored(() => post(body, { headers: { 'x-hub-signature-256': undefined } }), 401);
    await expectNotStored(() => post(body, { appSecret: 'f'.repeat(32) }), 401);
    await expectNotStored(() => post(body, { headers: { 'x-hub-signature-256': 'sha256=00' } }), 401);
  });

  it('an account key that nobody has: 404', async () => {
    await expectNotStored(() => post(incoming().body, { accountKey: 'nobody' }), 404);
  });

  it('5 MB: 413; gzip: 415', async () => {
    await expectNotStored(() => post(Buffer.alloc(5_000_000, 0x20)), 413);
    const body = gzipSync(bytesOf(incoming().body));
    await expectNotStored(() => post(body, { headers: { 'content-encoding': 'gzip' } }), 415);
  });

  it('a body that is cut off: no answer that could be taken for one', async () => {
    const body = bytesOf(incoming().body);
    const before = await counts();
    const headers = { 'x-hub-signature-256': signatureOf(body), 'content-length': String(body.length + 10) };
    const request = send({ port: port(), method: 'POST', path: `/webhook/${key}`, headers }, body);
    const status = await Promise.race([
      request.then((answer) => answer.status),
      hub.api('GET', '/health').then(() => null),
    ]);
    expect(status).toBeNull();
    expect(await counts()).toEqual(before);
    request.catch(() => undefined);
  });
});

describe('what is Meta’s but cannot be read is kept, answered 200 and shown among the failures', () => {
  it('no JSON', () => expectFailure('{"object": "whatsapp_bus', /is not JSON/));

  it('JSON nested a hundred thousand levels deep', () =>
    expectFailure(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /levels deep/));

  it('a body about something else', () =>
    expectFailure('{"object":"page","entry":[]}', /not about a WhatsApp/));

  it('a number that is not connected here', () =>
    expectFailure(
      JSON.stringify(incoming().body).replaceAll(form.phoneNumberId, '999999999999999'),
      /No connected account/,
    ));

  it('one bad message among good ones spoils none of them', async () => {
    const good = [incoming({}, '380500000001'), incoming({}, '380500000001')];
    const [first, second] = good.map(({ message }) => message);
    const mixed = webhook({ messages: [first, { type: 'text' }, null, 'text', second] });
    const before = await counts();
    expect((await post(mixed)).status).toBe(200);
    expect((await counts()).failures).toBe(before.failures + 3);
    expect(await messagesOf('380500000001')).toHaveLength(2);
  });
});

describe('what is strange but readable is shown', () => {
  it('a kind nobody knows is a message that cannot be shown, with its data kept whole', async () => {
    const { id, body } = incoming(
      { type: 'hologram', hologram: { depth: 3, light: 'blue' } },
      '380500000002',
    );
    expect((await post(body)).status).toBe(200);
    await counts();
    const [message] = await messagesOf('380500000002');
    expect(message).toMatchObject({ wamid: id, kind: 'unsupported', content: { type: 'hologram' } });
    const { json } = await hub.api('GET', `/messages/${message.id}/info`);
    expect(json.raw).toMatchObject({ hologram: { depth: 3, light: 'blue' } });
    expect((await conversationOf('380500000002')).unreadCount).toBe(1);
  });

  it('an event nobody knows is a notice of its account', async () => {
    const event = { event: 'COMET_SEEN', comet: 'Halley' };
    const change = { field: 'sky_update', value: event };
    expect(
      (await post({ object: 'whatsapp_business_account', entry: [{ id: form.wabaId, changes: [change] }] }))
        .status,
    ).toBe(200);
    await counts();
    const { json } = await hub.api('GET', '/accounts');
    expect(json[0].notices).toContainEqual(
      expect.objectContaining({ field: 'sky_update', event: 'COMET_SEEN' }),
    );
  });

  it.each([
    ['in the year 2099', '4070908800'],
    ['beyond every calendar', '99999999999999999'],
    ['before there was time', '-5'],
    ['in words', 'yesterday'],
  ])(
    'a message sent %s stands where it arrived and opens the window for 24 hours, not for ever',
    async (_name, timestamp) => {
      const waId = `38050100000${['4070908800', '99999999999999999', '-5', 'yesterday'].indexOf(timestamp)}`;
      const arrivedAt = Date.now();
      expect((await post(incoming({ timestamp }, waId).body)).status).toBe(200);
      await counts();
      const [message] = await messagesOf(waId);
      const { lastInboundAt } = await conversationOf(waId);
      for (const at of [message.sentAt, lastInboundAt]) {
        expect(at).toBeGreaterThanOrEqual(arrivedAt - 1000);
        expect(at).toBeLessThanOrEqual(Date.now());
      }
    },
  );

  it('a status before its message waits for it', async () => {
    const status = {
      id: 'wamid.echo-1',
      status: 'read',
      timestamp: String(now()),
      recipient_id: '380500000003',
    };
    expect((await post(webhook({ statuses: [status] }))).status).toBe(200);
    const echo = {
      from: '380440000000',
      to: '380500000003',
      id: 'wamid.echo-1',
      timestamp: String(now() - 60),
      type: 'text',
      text: { body: 'Написано з телефону' },
    };
    expect((await post(webhook({ message_echoes: [echo] }, 'smb_message_echoes'))).status).toBe(200);
    await counts();
    expect(await messagesOf('380500000003')).toMatchObject([
      { direction: 'out', status: 'read', isOurs: false },
    ]);
  });

  it('the same body a thousand times is one message', async () => {
    const { body } = incoming({}, '380500000004');
    const bytes = bytesOf(body);
    const before = await counts();
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => post(bytes)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    }
    expect(await counts()).toMatchObject({
      deliveries: before.deliveries + 1,
      duplicates: before.duplicates + 999,
    });
    expect(await messagesOf('380500000004')).toHaveLength(1);
    expect((await conversationOf('380500000004')).unreadCount).toBe(1);
  });
});

describe('the account form', () => {
  it.each([
    ['phoneNumberId', '+380 67 123 45 67', 'LOOKS_LIKE_PHONE_NUMBER'],
    ['wabaId', '0671234567', 'LOOKS_LIKE_PHONE_NUMBER'],
    ['phoneNumberId', 'my number', 'NOT_AN_ID'],
    ['appSecret', 'secret', 'APP_SECRET_MALFORMED'],
    ['accessToken', 'two words', 'TOKEN_MALFORMED'],
    ['appId', '', 'FIELD_EMPTY'],
  ])(
    'with %s = “%s” is refused with a sentence in both languages, and nothing is saved',
    async (field, value, code) => {
      const { status, json } = await hub.api('POST', '/accounts', {
        ...form,
        phoneNumberId: '206540352242922',
        [field]: value,
      });
      expect([status, json.code]).toEqual([400, code]);
      expect(json.data.values.formField).toBe(field);
      expect(Object.values(json.data.sentence)).toEqual([
        expect.stringMatching(/\S/),
        expect.stringMatching(/\S/),
      ]);
      expect((await hub.api('GET', '/accounts')).json).toHaveLength(1);
    },
  );
});

describe('after all of that', () => {
  it('the next good message is taken and shown, and nothing was ever a fault of the program', async () => {
    expect((await post(incoming({}, '380500000005').body)).status).toBe(200);
    await counts();
    expect(await messagesOf('380500000005')).toMatchObject([
      { kind: 'text', content: { body: 'Доброго дня' } },
    ]);
    expect((await hub.api('GET', '/health')).json).toMatchObject({ ok: true, journalBacklog: 0 });
    expect(hub.warnings).toEqual([]);
  });
});

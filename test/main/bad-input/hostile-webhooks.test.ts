import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageSchema } from '#shared/contract/messages.ts';
import { listIngestFailures } from '../../../src-main/db/queries/ingest-failures.ts';
import {
  accountWebhook,
  allMessages,
  becomes,
  conversationsOf,
  createRig,
  type IngestRig,
  incoming,
  webhook,
} from '../ingest/rig.ts';

let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});
afterEach(() => rig.close());

describe('words that mean something to JavaScript', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'a system message of type “%s” does not make its conversation unreadable',
    async (type) => {
      const message = await becomes(
        rig,
        incoming({ type: 'system', system: { type, body: 'Номер змінено' } }),
      );
      expect(messageSchema.parse(message).content).toMatchObject({ kind: 'system', event: 'other' });
    },
  );

  it.each(['constructor', '__proto__'])(
    'a file of type “%s” is a file of unknown type',
    async (mime_type) => {
      const message = await becomes(
        rig,
        incoming({ type: 'document', document: { id: '9001', mime_type, filename: '../../x.exe' } }),
      );
      expect(messageSchema.parse(message).media).toMatchObject({ state: 'waiting', mimeType: mime_type });
    },
  );
});

describe('a place', () => {
  it.each([
    [null, null],
    ['', ''],
    [true, false],
    ['50.45', null],
  ])(
    'with the coordinates %j and %j is none, and not one off the coast of Africa',
    async (latitude, longitude) => {
      const message = await becomes(rig, incoming({ type: 'location', location: { latitude, longitude } }));
      expect(message.content).toMatchObject({ kind: 'unsupported', type: 'location' });
    },
  );
});

describe('a name', () => {
  const nameAfter = async (name: string): Promise<string | null | undefined> => {
    await rig.ingest(
      webhook({
        contacts: [{ wa_id: '380671234567', profile: { name } }],
        messages: [incoming({ from: '380671234567' })],
      }),
    );
    return conversationsOf(rig)[0]?.contact.profileName;
  };

  it('of 65,536 characters does not fill every list that it stands in', async () => {
    expect(await nameAfter('Ж'.repeat(65_536))).toBe('Ж'.repeat(120));
  });

  it('stays on one line and cannot turn the direction of what stands beside it', async () => {
    expect(await nameAfter('\u202eмама\n\n\t+380 44\u2066 000\u0000')).toBe('мама +380 44 000');
  });

  it('cannot climb over its neighbours with a tower of marks, while its own marks stay', async () => {
    expect(await nameAfter(`Їжак${'\u0301'.repeat(500)}`)).toBe(`Їжак${'\u0301'.repeat(4)}`);
  });

  it('keeps families of emoji and the letters of every script', async () => {
    expect(await nameAfter('👩‍👩‍👧‍👦 محمد ศูนย์')).toBe('👩‍👩‍👧‍👦 محمد ศูนย์');
  });

  it('of nothing but controls is no name', async () => {
    expect(await nameAfter('\u202e\n\u0000')).toBeNull();
  });
});

describe('one strange number', () => {
  it('as the id of a template does not spoil the messages of the same body', async () => {
    const { entry } = accountWebhook('message_template_status_update', {
      event: 'APPROVED',
      message_template_id: 1.5e30,
      message_template_name: 'vitannia',
      message_template_language: 'uk',
    });
    const good = webhook({ messages: [incoming({})] });
    await rig.ingest({ ...good, entry: [...entry, ...good.entry] });
    expect(allMessages(rig)).toHaveLength(1);
    expect(listIngestFailures(rig.workspace.db, { limit: 10 }).items).toEqual([]);
  });
});

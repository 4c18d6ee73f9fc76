import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId } from '#shared/domain/ids.ts';
import { countIngestFailures, listIngestFailures } from '../../../src-main/db/queries/ingest-failures.ts';
import { getProjectedSeq, setProjectedSeq } from '../../../src-main/db/queries/projection.ts';
import { createProjector } from '../../../src-main/services/ingest/projector.ts';
import { bytesOf } from '../../helpers/signed-webhook.ts';
import { createRig, type IngestRig, incoming, messagesOf, OLENA, webhook } from './rig.ts';

let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});

afterEach(() => rig.close());

const TABLES = [
  'accounts',
  'account_events',
  'contacts',
  'contact_aliases',
  'contact_matches',
  'conversations',
  'messages',
  'message_statuses',
  'reactions',
  'media',
  'templates',
  'ingest_failures',
  'projection',
];

const dump = (from: IngestRig) =>
  Object.fromEntries(TABLES.map((table) => [table, from.rows(`SELECT * FROM ${table}`)]));

/** A mixed day: batches, repeats, wrong order, unknown things, events. */
function mixedBodies(): unknown[] {
  const out = (word: string, at: string) => ({
    id: 'wamid.echo',
    status: word,
    timestamp: at,
    recipient_id: OLENA.wa_id,
  });
  const photo = { id: '9001', mime_type: 'image/jpeg', caption: 'Фото' };
  const echo = {
    from: '972123456789',
    to: OLENA.wa_id,
    id: 'wamid.echo',
    timestamp: '1795348050',
    type: 'text',
    text: { body: 'Так' },
  };
  return [
    webhook({ statuses: [out('read', '1795348070'), out('sent', '1795348051')] }),
    messagesOf(
      incoming({ id: 'wamid.r', type: 'reaction', reaction: { message_id: 'wamid.a', emoji: '👍' } }),
    ),
    messagesOf(incoming({ id: 'wamid.a' }), incoming({ id: 'wamid.b', type: 'image', image: photo }), {
      broken: true,
    }),
    messagesOf(incoming({ id: 'wamid.a' })),
    'not json',
    webhook({ contacts: [OLENA], message_echoes: [echo] }, { field: 'smb_message_echoes' }),
    webhook({ messages: [incoming({ id: 'wamid.c', type: 'hologram', from: '380501112233' })] }),
    {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '5467539754836534',
          time: 1,
          changes: [{ field: 'account_review_update', value: { decision: 'APPROVED' } }],
        },
      ],
    },
    webhook({ messages: [incoming({ id: 'wamid.d' })] }, { phoneNumberId: 'unknown' }),
  ];
}

describe('the journal, read again', () => {
  it('into the same tables changes nothing and calls nobody', async () => {
    await rig.ingest(...mixedBodies());
    const before = dump(rig);
    rig.changes.length = 0;
    rig.received.length = 0;
    setProjectedSeq(rig.workspace.db, 0);
    await rig.projector.drain();
    expect(dump(rig)).toEqual(before);
    expect([rig.changes, rig.received]).toEqual([[], []]);
  });

  it('into fresh tables gives what live ingest gave', async () => {
    const bodies = mixedBodies();
    for (const [index, body] of bodies.entries()) {
      await rig.ingest(body);
      rig.clock.advance(index * 1000);
    }
    const fresh = createRig({ sliceMs: 0 });
    try {
      fresh.workspace.journal.append(rig.workspace.journal.listAfter(0, 100));
      await fresh.projector.drain();
      expect(dump(fresh)).toEqual(dump(rig));
    } finally {
      await fresh.close();
    }
  });

  it('into tables that were lost, after the account was connected again under another key', async () => {
    await rig.ingest(messagesOf(incoming()));
    const fresh = createRig({ account: { key: 'key-new' } });
    try {
      fresh.workspace.journal.append(rig.workspace.journal.listAfter(0, 100));
      await fresh.projector.drain();
      expect(fresh.rows('SELECT wamid FROM messages')).toEqual(rig.rows('SELECT wamid FROM messages'));
    } finally {
      await fresh.close();
    }
  });

  it('after ten minutes is history: shown, but nobody is called', async () => {
    rig.workspace.journal.append([
      {
        accountKey: 'key-1',
        receivedAt: rig.clock.now() - 11 * 60_000,
        body: bytesOf(messagesOf(incoming())),
      },
    ]);
    await rig.projector.drain();
    expect([rig.rows('SELECT 1 AS one FROM messages'), rig.received]).toEqual([[{ one: 1 }], []]);
  });
});

describe('work in slices', () => {
  it('a thousand messages leave the event loop free in between, and end complete', async () => {
    await rig.close();
    rig = createRig({ sliceMs: 2 });
    const messages = Array.from({ length: 1000 }, (_, index) => incoming({ id: `wamid.${index}` }));
    rig.workspace.journal.append([
      { accountKey: 'key-1', receivedAt: rig.clock.now(), body: bytesOf(messagesOf(...messages)) },
    ]);
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 0);
    await rig.projector.drain();
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(5);
    expect(rig.rows('SELECT count(*) AS count FROM messages')).toEqual([{ count: 1000 }]);
    expect(rig.rows('SELECT count FROM unread')).toEqual([{ count: 1000 }]);
  });

  it('that were cut off in the middle of a body go on without doubling anything', async () => {
    await rig.close();
    rig = createRig({ sliceMs: 0 });
    const messages = Array.from({ length: 50 }, (_, index) => incoming({ id: `wamid.${index}` }));
    rig.workspace.journal.append([
      { accountKey: 'key-1', receivedAt: rig.clock.now(), body: bytesOf(messagesOf(...messages)) },
    ]);
    rig.projector.wake();
    while (rig.rows('SELECT 1 FROM messages').length < 10)
      await new Promise((resolve) => setImmediate(resolve));
    // As after a kill: the mark has not moved, and another projector begins the body again.
    await rig.projector.close();
    expect(getProjectedSeq(rig.workspace.db)).toBe(0);
    const { workspace, clock, log } = rig;
    const next = createProjector({
      db: workspace.db,
      journal: workspace.journal,
      publish: () => undefined,
      clock,
      log,
      outboxSettle: () => null,
      onReceived: () => undefined,
      mediaWake: () => undefined,
    });
    await next.drain();
    await next.close();
    expect(rig.rows('SELECT count FROM unread')).toEqual([{ count: 50 }]);
  });

  it('that the disk refuses are tried again, with nothing half done', async () => {
    await rig.close();
    let failures = 2;
    rig = createRig({
      outboxSettle(): MessageId | null {
        failures -= 1;
        if (failures >= 0)
          throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
        return null;
      },
    });
    const status = {
      id: 'wamid.x',
      status: 'sent',
      timestamp: '1795348000',
      biz_opaque_callback_data: '3f0b5c1e-6f7a-4f39-9d10-0d5a5f0f7a11',
    };
    await rig.ingest(messagesOf(incoming()), webhook({ statuses: [status] }));
    expect(failures).toBe(-1);
    expect([rig.rows('SELECT 1 AS one FROM messages').length, countIngestFailures(rig.workspace.db)]).toEqual(
      [1, 0],
    );
    expect(rig.log.lines.filter((line) => line.event === 'ingest.slice_failed')).toHaveLength(2);
    expect(rig.received).toHaveLength(1);
  });
});

describe('one bad item', () => {
  it('spoils no other, wherever it stands among a thousand', async () => {
    const count = 1000;
    for (const [round, position] of [0, 1, 499, 998, 999].entries()) {
      const messages = Array.from({ length: count }, (_, index) =>
        incoming({ id: index === position ? undefined : `wamid.${round}.${index}` }),
      );
      await rig.ingest(messagesOf(...messages));
      expect(rig.rows('SELECT count(*) AS count FROM messages')).toEqual([
        { count: (round + 1) * (count - 1) },
      ]);
      expect(countIngestFailures(rig.workspace.db)).toBe(round + 1);
    }
    expect(
      listIngestFailures(rig.workspace.db, { limit: 2 }).items.map(({ path, error }) => [path, error]),
    ).toEqual([
      ['entry.0.changes.0.messages.999', 'The message has no id.'],
      ['entry.0.changes.0.messages.998', 'The message has no id.'],
    ]);
  });

  it.each([
    ['an entry that is none', { entry: [null, 'x', 5] }, ['entry.0', 'entry.1', 'entry.2']],
    ['a change that is none', { entry: [{ id: '1', changes: [null] }] }, ['entry.0.changes.0']],
    [
      'a value that is none',
      { entry: [{ id: '1', changes: [{ field: 'messages', value: [] }] }] },
      ['entry.0.changes.0'],
    ],
    [
      'a message that is none',
      webhook({ messages: ['x', null, 7] }),
      ['messages.0', 'messages.1', 'messages.2'].map((end) => `entry.0.changes.0.${end}`),
    ],
  ])('%s is kept with its place', async (_name, body, paths) => {
    await rig.ingest(body);
    expect(
      rig.rows<{ path: string }>('SELECT path FROM ingest_failures ORDER BY path').map(({ path }) => path),
    ).toEqual(paths);
  });

  it('is shown as it came, page by page', async () => {
    await rig.ingest(messagesOf({ a: 1 }, { a: 2 }, { a: 3 }), 'garbage');
    const first = listIngestFailures(rig.workspace.db, { limit: 2 });
    const second = listIngestFailures(rig.workspace.db, { limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ item }) => item)).toEqual([
      'garbage',
      { a: 3 },
      { a: 2 },
      { a: 1 },
    ]);
    expect(second.next).toBeNull();
  });
});

describe('what is told to seats', () => {
  it('names each thing once, after the commit', async () => {
    await rig.ingest(messagesOf(incoming(), incoming()));
    expect(rig.changes).toEqual([
      { entity: 'contact', id: 1 },
      { entity: 'message', id: 1, conversationId: 1, name: 'message.received' },
      { entity: 'conversation', id: 1, accountId: 1 },
      { entity: 'message', id: 2, conversationId: 1, name: 'message.received' },
    ]);
    expect(rig.received.map(({ messageId }) => messageId)).toEqual([1, 2]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getMessageRaw } from '../../../src-main/db/queries/messages.ts';
import {
  becomes,
  conversationsOf,
  createRig,
  type IngestRig,
  incoming,
  messagesOf,
  OLENA,
  webhook,
} from './rig.ts';

let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});

afterEach(() => rig.close());

describe('unread messages and the customer service window', () => {
  const written: [string, Record<string, unknown>, { unread: number; opens: boolean }][] = [
    ['a text', {}, { unread: 1, opens: true }],
    ['something unsupported', { type: 'unsupported' }, { unread: 1, opens: true }],
    ['a tapped button', { type: 'button', button: { text: 'Так' } }, { unread: 1, opens: true }],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } },
      { unread: 0, opens: false },
    ],
    ['an edit', { type: 'edit', edit: { original_message_id: 'w' } }, { unread: 0, opens: false }],
    ['a revocation', { type: 'revoke', revoke: { original_message_id: 'w' } }, { unread: 0, opens: false }],
    ['opening the chat', { type: 'request_welcome' }, { unread: 0, opens: false }],
    [
      'a notice',
      { type: 'system', system: { body: 'x', type: 'customer_identity_changed' } },
      { unread: 0, opens: false },
    ],
    ['a message of a group', { group_id: 'g1' }, { unread: 1, opens: false }],
  ];

  it.each(written)('%s', async (_name, values, { unread, opens }) => {
    await rig.ingest(messagesOf(incoming(values)));
    expect(conversationsOf(rig)[0]).toMatchObject({
      unreadCount: unread,
      lastInboundAt: opens ? 1_795_348_000_000 : null,
    });
    expect(rig.received).toHaveLength(unread);
  });

  it('counts from the latest of Meta’s times', async () => {
    await rig.ingest(
      messagesOf(incoming({ timestamp: '1795348100' }), incoming({ timestamp: '1795348000' })),
    );
    expect(conversationsOf(rig)[0]).toMatchObject({ unreadCount: 2, lastInboundAt: 1_795_348_100_000 });
  });
});

describe('what was put away', () => {
  const putAway = "UPDATE conversations SET state = 'snoozed', snoozed_until = 9e15";
  const stateOf = (of: IngestRig) =>
    of.rows('SELECT state, snoozed_until AS snoozedUntil FROM conversations')[0];

  it.each([
    ['snoozed', putAway],
    ['snoozed until a reply', "UPDATE conversations SET state = 'snoozed', snoozed_until = NULL"],
    ['done', "UPDATE conversations SET state = 'done'"],
  ])('%s: open again when the customer writes', async (_name, sql) => {
    await rig.ingest(messagesOf(incoming()));
    rig.workspace.db.exec(sql);
    await rig.ingest(messagesOf(incoming()));
    expect(stateOf(rig)).toEqual({ state: 'open', snoozedUntil: null });
  });

  it.each([
    ['a reaction', messagesOf(incoming({ type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } }))],
    [
      'what the business wrote on its phone',
      webhook(
        {
          message_echoes: [
            {
              from: '972123456789',
              to: OLENA.wa_id,
              id: 'wamid.echo',
              timestamp: '1795348000',
              type: 'text',
              text: { body: 'Так' },
            },
          ],
        },
        { field: 'smb_message_echoes' },
      ),
    ],
  ])('%s changes nothing about that', async (_name, body) => {
    await rig.ingest(messagesOf(incoming()));
    rig.workspace.db.exec(putAway);
    await rig.ingest(body);
    expect(rig.rows('SELECT state FROM conversations')).toEqual([{ state: 'snoozed' }]);
    expect(rig.rows('SELECT id FROM messages')).toHaveLength(2);
  });

  it('the same message told again leaves it put away', async () => {
    const same = messagesOf(incoming());
    await rig.ingest(same);
    rig.workspace.db.exec(putAway);
    await rig.ingest({ ...same, told: 'again' });
    expect(stateOf(rig)).toMatchObject({ state: 'snoozed' });
  });
});

describe('times that cannot be', () => {
  it.each([
    ['none', undefined],
    ['no number', 'yesterday'],
    ['zero', '0'],
    ['negative', '-5'],
    ['beyond all clocks', '99999999999999999999'],
    ['a year ahead', '1826884800'],
  ])('%s: ordered at the arrival', async (_name, timestamp) => {
    const shown = await becomes(rig, incoming({ timestamp }));
    expect(shown.sentAt).toBe(rig.clock.now());
    expect(getMessageRaw(rig.workspace.db, shown.id)).toMatchObject(
      timestamp === undefined ? {} : { timestamp },
    );
  });

  it('a few minutes ahead: clocks differ', async () => {
    const ahead = Math.floor(rig.clock.now() / 1000) + 200;
    expect((await becomes(rig, incoming({ timestamp: String(ahead) }))).sentAt).toBe(ahead * 1000);
  });

  it('ahead by the clock of the sandbox: right there', async () => {
    await rig.close();
    const dayAhead = 25 * 3_600_000;
    rig = createRig({ account: { kind: 'sandbox', clockOffsetMs: dayAhead } });
    const sentAt = rig.clock.now() + dayAhead;
    expect((await becomes(rig, incoming({ timestamp: String(sentAt / 1000) }))).sentAt).toBe(sentAt);
  });
});

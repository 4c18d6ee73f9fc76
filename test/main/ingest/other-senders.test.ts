import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  allMessages,
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

const media = { id: '9001', mime_type: 'image/jpeg', sha256: 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=' };
describe('messages that others send for the business', () => {
  const echo = (values: Record<string, unknown> = {}) => ({
    from: '972123456789',
    to: OLENA.wa_id,
    to_user_id: OLENA.user_id,
    id: 'wamid.echo',
    timestamp: '1795348050',
    type: 'text',
    text: { body: 'З телефону' },
    ...values,
  });

  it.each(['smb_message_echoes', 'message_echoes'])(
    '%s: outgoing, not ours, nothing unread',
    async (field) => {
      await rig.ingest(
        messagesOf(incoming()),
        webhook({ contacts: [OLENA], message_echoes: [echo()] }, { field }),
      );
      expect(allMessages(rig).at(-1)).toMatchObject({
        direction: 'out',
        isOurs: false,
        status: 'sent',
        content: { body: 'З телефону' },
      });
      expect(conversationsOf(rig)[0]).toMatchObject({
        unreadCount: 1,
        preview: { direction: 'out', text: 'З телефону' },
        lastInboundAt: 1_795_348_000_000,
      });
    },
  );

  it('get the ticks that came before them', async () => {
    const status = {
      id: 'wamid.echo',
      status: 'delivered',
      timestamp: '1795348060',
      recipient_id: OLENA.wa_id,
    };
    await rig.ingest(
      webhook({ statuses: [status] }),
      webhook({ message_echoes: [echo()] }, { field: 'smb_message_echoes' }),
    );
    expect(allMessages(rig)).toMatchObject([{ status: 'delivered', statusAt: 1_795_348_060_000 }]);
  });

  it('standby: shown, but nobody is called while Meta’s agent answers', async () => {
    await rig.ingest(webhook({ contacts: [OLENA], messages: [incoming()] }, { field: 'standby' }));
    expect(conversationsOf(rig)[0]).toMatchObject({ unreadCount: 0, lastInboundAt: 1_795_348_000_000 });
    expect(rig.received).toEqual([]);
  });

  it('history: both sides of old chats in their order, files completed later', async () => {
    const thread = (...messages: Record<string, unknown>[]) =>
      webhook(
        {
          history: [
            {
              metadata: { phase: 0, chunk_order: 1, progress: 55 },
              threads: [{ id: OLENA.wa_id, messages }],
            },
          ],
        },
        { field: 'history' },
      );
    const photo = {
      from: OLENA.wa_id,
      id: 'wamid.h3',
      timestamp: '1795000300',
      history_context: { status: 'READ' },
    };
    await rig.ingest(
      thread(
        {
          from: OLENA.wa_id,
          id: 'wamid.h1',
          timestamp: '1795000100',
          type: 'text',
          text: { body: 'Добрий день' },
          history_context: { status: 'READ' },
        },
        {
          from: '972123456789',
          to: OLENA.wa_id,
          id: 'wamid.h2',
          timestamp: '1795000200',
          type: 'text',
          text: { body: 'Вітаю' },
          history_context: { status: 'DELIVERED' },
        },
        { ...photo, type: 'media_placeholder' },
      ),
    );
    expect(allMessages(rig).map(({ kind, direction, status }) => [kind, direction, status])).toEqual([
      ['text', 'in', null],
      ['text', 'out', 'delivered'],
      ['unsupported', 'in', null],
    ]);
    expect([
      conversationsOf(rig)[0]?.unreadCount,
      conversationsOf(rig)[0]?.lastInboundAt,
      rig.received,
    ]).toEqual([0, null, []]);
    await rig.ingest(thread({ ...photo, type: 'image', image: media }));
    expect(allMessages(rig)[2]).toMatchObject({
      kind: 'image',
      wamid: 'wamid.h3',
      media: { state: 'waiting' },
    });
    expect(conversationsOf(rig)[0]?.preview?.kind).toBe('image');
  });

  it('history that the owner did not share is an event', async () => {
    const errors = [{ code: 2593109, title: 'History sync is turned off' }];
    await rig.ingest(webhook({ history: [{ errors }] }, { field: 'history' }));
    expect(rig.rows('SELECT field, event, detail FROM account_events')).toEqual([
      { field: 'history', event: 'error', detail: '2593109 · History sync is turned off' },
    ]);
  });
});

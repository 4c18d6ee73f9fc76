import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireContact } from '../../../src-main/db/queries/contacts.ts';
import { listConversations } from '../../../src-main/db/queries/conversation-list.ts';
import { listMessages } from '../../../src-main/db/queries/messages.ts';
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

const find = (wamid: string) => allMessages(rig).find((message) => message.wamid === wamid);

const original = () =>
  incoming({ id: 'wamid.original', timestamp: '1795348000', text: { body: 'Замовляю троянди' } });
const edit = (body: string, at: string, id = `wamid.edit-${at}`) =>
  incoming({
    id,
    timestamp: at,
    type: 'edit',
    edit: { original_message_id: 'wamid.original', message: { type: 'text', text: { body } } },
  });
const revoke = () =>
  incoming({
    id: 'wamid.revoke',
    timestamp: '1795348200',
    type: 'revoke',
    revoke: { original_message_id: 'wamid.original' },
  });
const reaction = (emoji: string | undefined, at: string, id = `wamid.reaction-${at}`) =>
  incoming({
    id,
    timestamp: at,
    type: 'reaction',
    reaction: { message_id: 'wamid.original', ...(emoji === undefined ? {} : { emoji }) },
  });

describe('reactions', () => {
  it('stand on the message, known before or after, and the newest counts', async () => {
    await rig.ingest(messagesOf(reaction('👍', '1795348010')));
    await rig.ingest(messagesOf(original()));
    expect(find('wamid.original')?.reactions).toEqual([
      { by: 'customer', emoji: '👍', at: 1_795_348_010_000 },
    ]);
    await rig.ingest(messagesOf(reaction('🌻', '1795348030')), messagesOf(reaction('😡', '1795348020')));
    expect(find('wamid.original')?.reactions).toEqual([
      { by: 'customer', emoji: '🌻', at: 1_795_348_030_000 },
    ]);
  });

  it.each([
    ['', 'empty'],
    [undefined, 'absent'],
  ])('are taken back by an emoji that is %j (%s)', async (emoji: string | undefined, _name: string) => {
    await rig.ingest(
      messagesOf(original()),
      messagesOf(reaction('👍', '1795348010')),
      messagesOf(reaction(emoji, '1795348020')),
    );
    expect(find('wamid.original')?.reactions).toEqual([]);
  });

  it('leave the preview and say which message changed', async () => {
    await rig.ingest(messagesOf(original()));
    rig.changes.length = 0;
    await rig.ingest(messagesOf(reaction('👍', '1795348010')));
    expect(conversationsOf(rig)[0]?.preview?.text).toBe('Замовляю троянди');
    expect(rig.changes).toContainEqual({
      entity: 'message',
      id: find('wamid.original')?.id,
      conversationId: 1,
      name: 'message.changed',
    });
  });

  it('of ours, from the phone, stand beside the customer’s', async () => {
    const echo = { ...reaction('❤️', '1795348040'), from: '972123456789', to: OLENA.wa_id };
    await rig.ingest(
      messagesOf(original(), reaction('👍', '1795348010')),
      webhook({ message_echoes: [echo] }, { field: 'smb_message_echoes' }),
    );
    expect(find('wamid.original')?.reactions.map(({ by, emoji }) => [by, emoji])).toEqual([
      ['customer', '👍'],
      ['us', '❤️'],
    ]);
  });
});

describe('edits and revocations', () => {
  it('give the same message in every order of arrival', async () => {
    const told = [
      original(),
      edit('Замовляю тюльпани', '1795348100'),
      edit('Замовляю дві', '1795348150'),
      revoke(),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length }),
        async (order) => {
          const each = createRig();
          try {
            for (const message of order) await each.ingest(messagesOf(message));
            const [conversation] = listConversations(each.workspace.db, {
              filter: 'all',
              limit: 1,
              now: 0,
            }).items;
            const messages = listMessages(each.workspace.db, {
              conversationId: conversation?.id ?? 0,
              limit: 10,
            }).items;
            expect(messages.find((message) => message.wamid === 'wamid.original')).toMatchObject({
              content: { kind: 'text', body: 'Замовляю дві' },
              editedAt: 1_795_348_150_000,
              revokedAt: 1_795_348_200_000,
            });
            expect(conversation?.preview).toMatchObject({ kind: 'revoke', text: '' });
          } finally {
            await each.close();
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('of a caption keep the file', async () => {
    const photo = { id: '9001', mime_type: 'image/jpeg', caption: 'Було' };
    const change = {
      original_message_id: 'wamid.photo',
      message: { type: 'image', image: { ...photo, caption: 'Стало' } },
    };
    await rig.ingest(
      messagesOf(incoming({ id: 'wamid.photo', type: 'image', image: photo })),
      messagesOf(incoming({ type: 'edit', timestamp: '1795348100', edit: change })),
    );
    expect(find('wamid.photo')).toMatchObject({
      content: { kind: 'image', mediaId: 1, caption: 'Стало' },
      media: { id: 1 },
    });
  });

  it('of somebody else’s message change nothing and are kept', async () => {
    const stranger = { profile: { name: 'Хтось' }, wa_id: '380990000000' };
    await rig.ingest(messagesOf(original()));
    await rig.ingest(
      webhook({
        contacts: [stranger],
        messages: [{ ...edit('Зламано', '1795348100'), from: stranger.wa_id }],
      }),
    );
    expect(find('wamid.original')).toMatchObject({ content: { body: 'Замовляю троянди' }, editedAt: null });
    expect(find('wamid.edit-1795348100')?.kind).toBe('edit');
  });
});

describe('people who change their ids', () => {
  const contactOf = (wamid: string) => {
    const message = find(wamid);
    const conversation = conversationsOf(rig).find(({ id }) => id === message?.conversationId);
    return requireContact(rig.workspace.db, conversation?.contact.id ?? 0);
  };

  it('keep their history under a new number', async () => {
    const system = {
      body: 'User changed from 380671112233 to 380990001122',
      wa_id: '380990001122',
      type: 'user_changed_number',
    };
    await rig.ingest(messagesOf(incoming({ id: 'wamid.before' })));
    await rig.ingest(
      webhook({
        messages: [
          { from: OLENA.wa_id, id: 'wamid.system', timestamp: '1795348100', type: 'system', system },
        ],
      }),
    );
    await rig.ingest(
      webhook({ messages: [incoming({ id: 'wamid.after', from: '380990001122', timestamp: '1795348200' })] }),
    );
    expect(conversationsOf(rig)).toHaveLength(1);
    expect(contactOf('wamid.after')).toMatchObject({ waId: '380990001122', sameAs: [] });
    expect(contactOf('wamid.after').aliases).toContainEqual(
      expect.objectContaining({ value: OLENA.wa_id, isCurrent: false }),
    );
    expect(find('wamid.system')).toMatchObject({
      direction: 'system',
      content: { kind: 'system', event: 'number_changed', newWaId: '380990001122', newUserId: null },
    });
  });

  it('keep their history under a new user id, also without any number', async () => {
    const old = { user_id: 'CO.1234567890', profile: { username: '@maria' } };
    const system = {
      body: 'User changed',
      user_id: 'MX.0987654321',
      previous_user_id: old.user_id,
      type: 'user_changed_user_id',
    };
    const message = (values: Record<string, unknown>) => incoming({ from: undefined, ...values });
    await rig.ingest(webhook({ contacts: [old], messages: [message({ id: 'wamid.before' })] }));
    await rig.ingest(
      webhook({ messages: [{ id: 'wamid.system', timestamp: '1795348100', type: 'system', system }] }),
    );
    await rig.ingest(
      webhook({
        messages: [message({ id: 'wamid.after', from_user_id: 'MX.0987654321', timestamp: '1795348200' })],
      }),
    );
    expect(conversationsOf(rig)).toHaveLength(1);
    expect(contactOf('wamid.after')).toMatchObject({ waId: null, bsuid: 'MX.0987654321', username: 'maria' });
  });

  it('are found by number, then known by user id alone', async () => {
    await rig.ingest(webhook({ messages: [incoming({ id: 'wamid.1' })] }));
    await rig.ingest(webhook({ contacts: [OLENA], messages: [incoming({ id: 'wamid.2' })] }));
    await rig.ingest(
      webhook({
        contacts: [{ user_id: OLENA.user_id }],
        messages: [incoming({ id: 'wamid.3', from: undefined })],
      }),
    );
    expect([conversationsOf(rig).length, allMessages(rig).length]).toEqual([1, 3]);
  });

  it('are not mixed up with others of the same batch', async () => {
    const other = { profile: { name: 'Петро' }, wa_id: '380501112233', user_id: 'UA.2002' };
    await rig.ingest(
      webhook({
        contacts: [OLENA, other],
        messages: [incoming({ id: 'wamid.1' }), incoming({ id: 'wamid.2', from: other.wa_id })],
      }),
    );
    expect([contactOf('wamid.1').profileName, contactOf('wamid.2').profileName]).toEqual(['Олена', 'Петро']);
  });

  it('without any id are kept among the failures', async () => {
    await rig.ingest(webhook({ messages: [incoming({ from: undefined })] }));
    expect(rig.rows('SELECT path, error FROM ingest_failures')).toEqual([
      {
        path: 'entry.0.changes.0.messages.0',
        error: 'Neither a number nor a user id says who this is about.',
      },
    ]);
  });
});

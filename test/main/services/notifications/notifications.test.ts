import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '#shared/contract/app.ts';
import type { Alert } from '#shared/contract/events.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { resolveContact } from '../../../../src-main/db/queries/contact-identity.ts';
import { updateContactProfile } from '../../../../src-main/db/queries/contacts.ts';
import { ensureConversation } from '../../../../src-main/db/queries/conversations.ts';
import { insertLabel } from '../../../../src-main/db/queries/labels.ts';
import { insertMessage } from '../../../../src-main/db/queries/message-writes.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { clearUnread, countUnread, getUnread, raiseUnread } from '../../../../src-main/db/queries/unread.ts';
import { inTransaction, run } from '../../../../src-main/db/statements.ts';
import {
  burstTitle,
  contactTitle,
  notificationBody,
} from '../../../../src-main/services/notifications/notification-words.ts';
import {
  createNotifications,
  type DesktopNotification,
} from '../../../../src-main/services/notifications/notifications.ts';
import {
  addAccount,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';

type TeamEvent = Extract<MessageContent, { kind: 'team_event' }>['event'];

let workspace: TemporaryWorkspace;
let accountId: number;
let olena: OperatorId;
let petro: OperatorId;
beforeEach(() => {
  vi.useFakeTimers();
  workspace = openTemporaryWorkspace();
  accountId = addAccount(workspace).id;
  olena = insertOperator(workspace.db, { name: 'Olena', role: 'operator' }, NOON).id;
  petro = insertOperator(workspace.db, { name: 'Petro', role: 'operator' }, NOON).id;
});
afterEach(() => {
  workspace.remove();
  vi.useRealTimers();
});

const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Everything that may differ between two people, and who sits where. */
interface World {
  /** What Olena has before her eyes. */
  looksAt?: number;
  language?: Language;
  settings?: Partial<Settings>;
  told?: readonly OperatorId[];
  desk?: OperatorId | null;
  /** Who locked the window. */
  lockedBy?: OperatorId | null;
  /** The system is told to be quiet. */
  isQuiet?: boolean;
}

const usual: Settings = {
  language: 'system',
  theme: 'system',
  enterSends: true,
  notificationText: true,
  showsTyping: true,
  density: 'comfortable',
  notifies: true,
  sounds: true,
  quietHours: null,
  doNotDisturbUntil: null,
  locksAfterMinutes: null,
};

/** Olena sits at the window; Petro wherever a test lets him. */
function open(world: World = {}) {
  const shown: DesktopNotification[] = [];
  const cleared: number[] = [];
  const badges: number[] = [];
  const { db } = workspace;
  const seats = new Map<string, OperatorId>();
  const notifications = createNotifications({
    db,
    clock: { now: () => NOON },
    toldOf: () => world.told ?? [olena, petro],
    unreadOf: (operatorId, id) => getUnread(db, id, operatorId),
    countUnread: (operatorId) => countUnread(db, operatorId),
    settingsOf: (id) => (id === olena ? { ...usual, ...world.settings } : usual),
    languageOf: () => world.language ?? 'en',
    soundOf: () => 'bell',
    nameOf: (id) => (id === olena ? 'Olena' : 'Petro'),
    isLooking: (id, conversationId) => id === olena && conversationId === world.looksAt,
    operatorAt: ({ seatId }) => seats.get(seatId) ?? null,
    atDesk: () => (world.desk === undefined ? olena : world.desk),
    lockedAtDesk: () => world.lockedBy ?? null,
    isDeskQuiet: () => world.isQuiet ?? false,
    onNotify: (notification) => shown.push(notification),
    onCleared: (id) => cleared.push(id),
    onBadge: (unread) => badges.push(unread),
  });
  /** A browser of somebody; returns what it hears. */
  const listenAs = (operatorId: OperatorId): Alert[] => {
    const heard: Alert[] = [];
    const seatId = `seat of ${operatorId}`;
    seats.set(seatId, operatorId);
    void (async () => {
      const seat = { kind: 'browser', seatId, sessionId: null } as const;
      for await (const alert of notifications.subscribe(seat, undefined)) heard.push(alert);
    })();
    return heard;
  };
  return { notifications, shown, cleared, badges, world, listenAs };
}

let counter = 0;
/** A message of a customer as ingest leaves it behind. */
function receive(customer: number, body: string) {
  counter += 1;
  const { db } = workspace;
  const waId = `38067000${String(customer).padStart(4, '0')}`;
  const seen = { seenAt: NOON, receivedAt: NOON };
  const contact = resolveContact(db, { parentBsuid: null, bsuid: null, waId }, seen);
  if (!contact) throw new Error('no contact');
  updateContactProfile(db, contact.id, { name: `Customer ${customer}`, username: null, seenAt: NOON });
  const conversation = ensureConversation(db, { accountId, contactId: contact.id, at: NOON });
  const sentAt = NOON + counter;
  const messageId = insertMessage(db, {
    conversationId: conversation.id,
    accountId: accountId as never,
    direction: 'in',
    content: { kind: 'text', body },
    wamid: `wamid.${counter}`,
    clientId: null,
    sentAt,
    receivedAt: sentAt,
    raw: null,
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: null,
    isOurs: false,
  });
  raiseUnread(db, { conversationId: conversation.id, accountId }, [olena, petro]);
  return { messageId: messageId as MessageId, conversationId: conversation.id, accountId, sentAt };
}

/** A line of colleagues, as the services leave it behind. */
function writeLine(conversationId: ConversationId, by: OperatorId | null, content: MessageContent) {
  counter += 1;
  const id = insertMessage(workspace.db, {
    conversationId,
    accountId: accountId as never,
    direction: 'system',
    content,
    wamid: null,
    clientId: `line-${counter}`,
    sentAt: NOON + counter,
    receivedAt: NOON + counter,
    raw: null,
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: by,
    isOurs: true,
  });
  return [{ entity: 'message' as const, id: Number(id), conversationId, name: 'message.sent' as const }];
}

describe('notifications', () => {
  it('tell who wrote what to which account', async () => {
    const { notifications, shown } = open();
    notifications.onReceived(receive(1, 'Добрий день!'));
    await passTime(300);
    expect(shown).toEqual([
      {
        conversationId: 1,
        accountId,
        accountName: 'Квіти на Подолі',
        title: 'Customer 1',
        body: 'Добрий день!',
        sound: 'bell',
      },
    ]);
    notifications.close();
  });

  it('come to those alone who are told of the conversation, each at their own seats', async () => {
    const { notifications, shown, world, listenAs } = open({});
    world.told = [petro];
    const heard = listenAs(petro);
    notifications.onReceived(receive(1, 'for Petro'));
    await passTime(300);
    expect(shown).toEqual([]);
    expect(heard).toMatchObject([{ kind: 'show', body: 'for Petro', sound: 'bell' }]);
    world.told = [olena];
    notifications.onReceived(receive(2, 'for Olena'));
    await passTime(2_000);
    expect(shown.map(({ body }) => body)).toEqual(['for Olena']);
    expect(heard).toHaveLength(1);
    notifications.close();
  });

  it('come one per conversation, with its newest words, and ring once', async () => {
    const { notifications, shown } = open();
    for (const body of ['one', 'two', 'three']) notifications.onReceived(receive(1, body));
    notifications.onReceived(receive(2, 'hello'));
    await passTime(300);
    expect(shown.map(({ title, body, sound }) => [title, body, sound])).toEqual([
      ['Customer 1', 'three', null],
      ['Customer 2', 'hello', 'bell'],
    ]);
    notifications.close();
  });

  it('do not come for what is before the eyes, but for every other conversation', async () => {
    const { notifications, shown } = open({ looksAt: 1 });
    notifications.onReceived(receive(1, 'seen'));
    notifications.onReceived(receive(2, 'not seen'));
    await passTime(300);
    expect(shown.map(({ body }) => body)).toEqual(['not seen']);
    notifications.close();
  });

  it('do not come for what was read in the meantime', async () => {
    const { notifications, shown } = open();
    const message = receive(1, 'read elsewhere');
    notifications.onReceived(message);
    clearUnread(workspace.db, message.conversationId, olena);
    await passTime(300);
    expect(shown).toEqual([]);
    notifications.close();
  });

  it('keep quiet when the person wants quiet, and come through with an urgent label', async () => {
    const { notifications, shown } = open({ settings: { doNotDisturbUntil: NOON + 60_000 } });
    const message = receive(1, 'can wait');
    notifications.onReceived(message);
    await passTime(300);
    expect(shown).toEqual([]);
    const labelId = insertLabel(workspace.db, { name: 'Fire', color: 'rose', isUrgent: true } as never, NOON);
    run(workspace.db, 'INSERT INTO conversation_labels (conversation_id, label_id) VALUES (?, ?)', [
      message.conversationId,
      labelId,
    ]);
    notifications.onReceived(receive(1, 'cannot wait'));
    await passTime(2_000);
    expect(shown.map(({ body }) => body)).toEqual(['cannot wait']);
    notifications.close();
  });

  it('of a flood are few: a thousand messages of two hundred people are one', async () => {
    const { notifications, shown } = open({ language: 'uk' });
    inTransaction(workspace.db, () => {
      for (let index = 0; index < 1000; index += 1)
        notifications.onReceived(receive(index % 200, `text ${index}`));
    });
    await passTime(2_200);
    notifications.onReceived(receive(3, 'one more'));
    await passTime(300);
    expect(shown.map(({ title }) => title)).toEqual(['Нові повідомлення у 200 розмовах', 'Customer 3']);
    notifications.close();
  });

  it('come though somebody has it open, and are taken back at every seat when it is seen', async () => {
    const { notifications, cleared, listenAs } = open();
    const heard = listenAs(petro);
    const message = receive(1, 'hello');
    notifications.onReceived(message);
    notifications.onSeen(message.conversationId);
    await passTime(300);
    notifications.onSeen(message.conversationId);
    notifications.onSeen(message.conversationId);
    await passTime(10);
    expect(cleared).toEqual([message.conversationId]);
    expect(heard.map(({ kind }) => kind)).toEqual(['show', 'clear']);
    notifications.close();
  });

  it('of somebody called by name come and stay whoever else sees the conversation, until they have read it', async () => {
    const { notifications, shown, cleared } = open();
    const { conversationId } = receive(1, 'hello');
    notifications.onChanges(writeLine(conversationId, petro, { kind: 'note', text: '?', mentions: [olena] }));
    await passTime(300);
    notifications.onSeen(conversationId);
    expect([shown.length, cleared]).toEqual([1, []]);
    clearUnread(workspace.db, conversationId, olena);
    notifications.onChanges([{ entity: 'conversation', id: conversationId, accountId }]);
    await passTime(150);
    expect(cleared).toEqual([conversationId]);
    notifications.close();
  });

  it('are taken back from whoever has nothing to read there any more, such as after a colleague’s answer', async () => {
    const { notifications, cleared, listenAs } = open();
    const heard = listenAs(petro);
    const message = receive(1, 'hello');
    notifications.onReceived(message);
    await passTime(300);
    clearUnread(workspace.db, message.conversationId, olena);
    notifications.onChanges([{ entity: 'conversation', id: message.conversationId, accountId }]);
    await passTime(150);
    expect(cleared).toEqual([message.conversationId]);
    expect(heard.map(({ kind }) => kind)).toEqual(['show']);
    notifications.close();
  });

  it('leave the window with the person who sat there', async () => {
    const { notifications, cleared, shown, world } = open();
    const message = receive(1, 'for Olena');
    notifications.onReceived(message);
    await passTime(300);
    world.desk = null;
    notifications.onChanges([{ entity: 'seat' }]);
    expect(cleared).toEqual([message.conversationId]);
    notifications.onReceived(receive(2, 'behind the lock'));
    await passTime(2_000);
    expect(shown).toHaveLength(1);
    notifications.close();
  });

  it('say on a locked window that something came, and neither of whom nor what; who comes has their own', async () => {
    const { notifications, shown, cleared, world, listenAs } = open({ desk: null, lockedBy: olena });
    const heard = listenAs(petro);
    const message = receive(1, 'a secret');
    notifications.onReceived(message);
    await passTime(300);
    expect(shown).toEqual([
      {
        conversationId: message.conversationId,
        accountId,
        accountName: expect.any(String),
        title: 'New message',
        body: 'Rozmova is locked. Sign in to read it.',
        sound: 'bell',
        isLocked: true,
      },
    ]);
    expect(heard).toMatchObject([{ title: 'Customer 1', body: 'a secret' }]);
    Object.assign(world, { desk: petro, lockedBy: null });
    notifications.onChanges([{ entity: 'seat' }]);
    expect(cleared).toEqual([message.conversationId]);
    notifications.onReceived(receive(2, 'for whoever sits here'));
    await passTime(2_000);
    expect(shown.at(-1)).toMatchObject({ title: 'Customer 2', body: 'for whoever sits here' });
    notifications.close();
  });

  it('keep to the quiet hours of whoever locked the window', async () => {
    const { notifications, shown } = open({
      desk: null,
      lockedBy: olena,
      settings: { doNotDisturbUntil: NOON + 60_000 },
    });
    notifications.onReceived(receive(1, 'at night'));
    await passTime(300);
    expect(shown).toEqual([]);
    notifications.close();
  });

  it('do not ring at the window while its system is told to be quiet, and do at other computers', async () => {
    const { notifications, shown, listenAs } = open({ isQuiet: true });
    const heard = listenAs(olena);
    notifications.onReceived(receive(1, 'hello'));
    await passTime(300);
    expect(shown).toMatchObject([{ body: 'hello', sound: null }]);
    expect(heard).toMatchObject([{ body: 'hello', sound: 'bell' }]);
    notifications.close();
  });

  it('count unread conversations on the icon, and only when the number changes', async () => {
    const { notifications, badges } = open();
    await passTime(150);
    const change = (id: ConversationId) => [{ entity: 'conversation' as const, id, accountId }];
    const first = receive(1, 'a');
    receive(1, 'b');
    notifications.onChanges(change(receive(2, 'c').conversationId));
    notifications.onChanges([{ entity: 'settings' }]);
    await passTime(150);
    notifications.onChanges(change(first.conversationId));
    await passTime(150);
    clearUnread(workspace.db, first.conversationId, olena);
    notifications.onChanges(change(first.conversationId));
    await passTime(150);
    expect(badges).toEqual([0, 2, 1]);
    notifications.close();
  });
});

describe('a colleague', () => {
  it('calls whom a note mentions, by name, and not themselves', async () => {
    const { notifications, shown, listenAs } = open({ told: [] });
    const heard = listenAs(petro);
    const { conversationId } = receive(1, 'hello');
    const text = `@[${olena}] and @[${petro}]: look`;
    notifications.onChanges(
      writeLine(conversationId, petro, { kind: 'note', text, mentions: [olena, petro] }),
    );
    await passTime(300);
    expect(shown.map(({ body }) => body)).toEqual(['Petro mentioned you in a note\n@Olena and @Petro: look']);
    expect(heard).toEqual([]);
    notifications.close();
  });

  it.each([
    ['added', 'Petro brought you into this conversation'],
    ['handed_over', 'Petro handed this conversation over to you\ncall her'],
    ['assigned', 'Petro assigned this conversation to you'],
  ] as const)('who has %s it calls the one concerned', async (event, body) => {
    const { notifications, shown } = open({ told: [] });
    const { conversationId } = receive(1, 'hello');
    const note = event === 'handed_over' ? 'call her' : '';
    notifications.onChanges(
      writeLine(conversationId, petro, { kind: 'team_event', event, operatorId: olena, note }),
    );
    await passTime(300);
    expect(shown.map((one) => one.body)).toEqual([body]);
    notifications.close();
  });

  it('is not quoted where the text is to stay hidden', async () => {
    const { notifications, shown } = open({ settings: { notificationText: false } });
    const { conversationId } = receive(1, 'hello');
    notifications.onChanges(
      writeLine(conversationId, petro, { kind: 'note', text: 'secret', mentions: [olena] }),
    );
    await passTime(300);
    expect(shown.map(({ body }) => body)).toEqual(['Petro mentioned you in a note']);
    notifications.close();
  });

  it('who joins or leaves calls nobody, and a wait that is too long calls everybody who is told', async () => {
    const { notifications, shown } = open();
    const { conversationId } = receive(1, 'hello');
    const line = (event: TeamEvent, by: OperatorId | null) =>
      writeLine(conversationId, by, { kind: 'team_event', event, operatorId: null, note: '' });
    for (const event of ['joined', 'left', 'taken_over', 'lapsed'] as const)
      notifications.onChanges(line(event, petro));
    await passTime(300);
    expect(shown).toEqual([]);
    notifications.onChanges(line('escalated', null));
    await passTime(300);
    expect(shown.map(({ body }) => body)).toEqual(['The customer has waited too long for an answer']);
    notifications.close();
  });
});

describe('the words of a notification', () => {
  const options = { language: 'en', showsText: true } as const;

  it('name the kind where there are no words, and both where there are', () => {
    expect(notificationBody({ kind: 'image', text: '' }, options)).toBe('Photo');
    expect(notificationBody({ kind: 'document', text: 'invoice.pdf' }, { ...options, language: 'uk' })).toBe(
      'Документ: invoice.pdf',
    );
    expect(notificationBody({ kind: 'unsupported', text: '' }, options)).toBe('New message');
  });

  it('hide everything when the person wants that', () => {
    expect(notificationBody({ kind: 'text', text: 'secret' }, { language: 'uk', showsText: false })).toBe(
      'Нове повідомлення',
    );
  });

  it('are cut between characters, not inside one', () => {
    const body = notificationBody({ kind: 'text', text: '🌸'.repeat(1000) }, options);
    expect([[...body].length, body.endsWith('🌸')]).toEqual([240, true]);
  });

  it('tell nameless people apart', () => {
    const nobody = {
      customName: null,
      profileName: null,
      username: null,
      waId: null,
      bsuid: 'UA.13491208655302741918',
    };
    expect([contactTitle(nobody, 'uk'), contactTitle(nobody, 'en')]).toEqual([
      'Клієнт 741918',
      'Customer 741918',
    ]);
  });

  it('count conversations with the right form of the word', () => {
    expect([1, 4, 5, 21].map((count) => burstTitle(count, 'uk'))).toEqual([
      'Нові повідомлення у 1 розмові',
      'Нові повідомлення у 4 розмовах',
      'Нові повідомлення у 5 розмовах',
      'Нові повідомлення у 21 розмові',
    ]);
    expect(burstTitle(4, 'en')).toBe('New messages in 4 conversations');
  });
});

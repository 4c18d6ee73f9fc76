import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { resolveContact } from '../../../src-main/db/queries/contact-identity.ts';
import { updateContactProfile } from '../../../src-main/db/queries/contacts.ts';
import { ensureConversation, markConversationRead } from '../../../src-main/db/queries/conversations.ts';
import { countInbound, insertMessage } from '../../../src-main/db/queries/message-writes.ts';
import { inTransaction } from '../../../src-main/db/statements.ts';
import { burstTitle, contactTitle, notificationBody } from '../../../src-main/services/notifications/notification-words.ts';
import { createNotifications, type DesktopNotification } from '../../../src-main/services/notifications/notifications.ts';
import {
  addAccount,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;
let accountId: number;
beforeEach(() => {
  workspace = openTemporaryWorkspace();
  accountId = addAccount(workspace).id;
});
afterEach(() => workspace.remove());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface View {
  isFocused: boolean;
  language?: Language;
  showsText?: boolean;
  untoldAccountId?: number;
}

function open(view: View = { isFocused: false }) {
  const shown: DesktopNotification[] = [];
  const cleared: number[] = [];
  const badges: number[] = [];
  const notifications = createNotifications({
    db: workspace.db,
    isAnyFocused: () => view.isFocused,
    isTold: (id) => id !== view.untoldAccountId,
    language: () => view.language ?? 'en',
    showsText: () => view.showsText ?? true,
    onNotify: (notification) => shown.push(notification),
    onCleared: (id) => cleared.push(id),
    onBadge: (unread) => badges.push(unread),
  });
  return { notifications, shown, cleared, badges, view };
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
  countInbound(db, {
    conversationId: conversation.id,
    wamid: `wamid.${counter}`,
    sentAt,
    isUnread: true,
    opensWindow: true,
  });
  return { messageId: messageId as MessageId, conversationId: conversation.id, accountId, sentAt };
}

describe('notifications', () => {
  it('tell who wrote what to which account', async () => {
    const { notifications, shown } = open();
    notifications.onReceived(receive(1, 'Добрий день!'));
    await sleep(300);
    expect(shown).toEqual([
      { conversationId: 1, accountName: 'Квіти на Подолі', title: 'Customer 1', body: 'Добрий день!' },
    ]);
    notifications.close();
  });

  it('do not come for an account of which nobody at this computer is told', async () => {
    const { notifications, shown, view } = open({ isFocused: false, untoldAccountId: accountId });
    notifications.onReceived(receive(1, 'for the others'));
    await sleep(300);
    expect(shown).toEqual([]);
    delete view.untoldAccountId;
    notifications.onReceived(receive(1, 'for us'));
    await sleep(300);
    expect(shown.map(({ body }) => body)).toEqual(['for us']);
    notifications.close();
  });

  it('come one per conversation, with its newest words', async () => {
    const { notifications, shown } = open();
    for (const body of ['one', 'two', 'three']) notifications.onReceived(receive(1, body));
    notifications.onReceived(receive(2, 'hello'));
    await sleep(300);
    expect(shown.map(({ title, body }) => `${title}: ${body}`)).toEqual([
      'Customer 1: three',
      'Customer 2: hello',
    ]);
    notifications.close();
  });

  it('do not come while somebody looks at a screen, also when that began a moment ago', async () => {
    const { notifications, shown, view } = open({ isFocused: true });
    notifications.onReceived(receive(1, 'seen'));
    view.isFocused = false;
    notifications.onReceived(receive(1, 'about to be seen'));
    view.isFocused = true;
    await sleep(300);
    expect(shown).toEqual([]);
    notifications.close();
  });

  it('do not come for what was read in the meantime', async () => {
    const { notifications, shown } = open();
    const message = receive(1, 'read elsewhere');
    notifications.onReceived(message);
    markConversationRead(workspace.db, message.conversationId);
    await sleep(300);
    expect(shown).toEqual([]);
    notifications.close();
  });

  it('of a flood are few: a thousand messages of two hundred people are one', async () => {
    const { notifications, shown } = open({ isFocused: false, language: 'uk' });
    inTransaction(workspace.db, () => {
      for (let index = 0; index < 1000; index += 1)
        notifications.onReceived(receive(index % 200, `text ${index}`));
    });
    await sleep(2_200);
    notifications.onReceived(receive(3, 'one more'));
    await sleep(300);
    expect(shown.map(({ title }) => title)).toEqual(['Нові повідомлення у 200 розмовах', 'Customer 3']);
    notifications.close();
  });

  it('are taken back when the conversation was seen', async () => {
    const { notifications, cleared } = open();
    const { conversationId } = receive(1, 'hello');
    notifications.onSeen(conversationId);
    expect(cleared).toEqual([]);
    notifications.onReceived(receive(1, 'again'));
    await sleep(300);
    notifications.onSeen(conversationId);
    notifications.onSeen(conversationId);
    expect(cleared).toEqual([conversationId]);
    notifications.close();
  });

  it('count unread conversations on the icon, and only when the number changes', async () => {
    const { notifications, badges } = open();
    await sleep(150);
    const change = (id: ConversationId) => [{ entity: 'conversation' as const, id, accountId }];
    const first = receive(1, 'a');
    receive(1, 'b');
    notifications.onChanges(change(receive(2, 'c').conversationId));
    notifications.onChanges([{ entity: 'settings' }]);
    await sleep(150);
    notifications.onChanges(change(first.conversationId));
    await sleep(150);
    markConversationRead(workspace.db, first.conversationId);
    notifications.onChanges(change(first.conversationId));
    await sleep(150);
    expect(badges).toEqual([0, 2, 1]);
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

import type { Change } from '#shared/contract/events.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { getAccount } from '../db/queries/accounts.ts';
import { getConversation } from '../db/queries/conversations.ts';
import { countUnreadConversations } from '../db/queries/unread.ts';
import type { Db } from '../db/statements.ts';
import type { ReceivedMessage } from '../ports.ts';
import { burstTitle, contactTitle, notificationBody } from './notification-words.ts';

/** What the desktop shows; clicking it opens the conversation. */
export interface DesktopNotification {
  conversationId: ConversationId;
  accountName: string;
  title: string;
  body: string;
}

/** Messages of a burst are gathered this long before anything is shown. */
const GATHER_MS = 250;
/** And then nothing more is shown for this long, so that a flood stays readable. */
const PAUSE_MS = 1_500;
/** More conversations than these at once are told in one notification. */
const MAX_AT_ONCE = 3;
const BADGE_MS = 100;

export interface NotificationsService {
  /** A live message of a customer. */
  onReceived(message: ReceivedMessage): void;
  /** Conversations changed: the number on the icon may have changed with them. */
  onChanges(changes: readonly Change[]): void;
  /** A person has seen the conversation. */
  onSeen(conversationId: ConversationId): void;
  close(): void;
}

/** Decides who is told of a message, and in which words. */
export function createNotifications(options: {
  db: Db;
  /** A person looks at one of our screens: the screen itself shows what is new. */
  isAnyFocused(): boolean;
  language(): Language;
  showsText(): boolean;
  onNotify(notification: DesktopNotification): void;
  onCleared(conversationId: ConversationId): void;
  onBadge(unread: number): void;
}): NotificationsService {
  const { db } = options;
  const waiting = new Map<ConversationId, ReceivedMessage>();
  const shown = new Set<ConversationId>();
  let timer: NodeJS.Timeout | null = null;
  let quietUntil = 0;
  let badgeTimer: NodeJS.Timeout | null = null;
  let badge: number | null = null;

  function showWaiting(): void {
    timer = null;
    const ids = [...waiting.keys()];
    waiting.clear();
    if (ids.length === 0 || options.isAnyFocused()) return;
    quietUntil = performance.now() + PAUSE_MS;
    const notifications = ids.flatMap((id) => describe(id) ?? []);
    const newest = notifications.at(-1);
    if (notifications.length <= MAX_AT_ONCE) notifications.forEach(show);
    else if (newest) show({ ...newest, title: burstTitle(notifications.length, options.language()) });
  }

  function show(notification: DesktopNotification): void {
    shown.add(notification.conversationId);
    options.onNotify(notification);
  }

  function describe(id: ConversationId): DesktopNotification | null {
    const conversation = getConversation(db, id);
    // Read in the meantime, or gone with a reset of the sandbox.
    if (!conversation || conversation.unreadCount === 0) return null;
    const language = options.language();
    return {
      conversationId: id,
      accountName: getAccount(db, conversation.accountId)?.name ?? '',
      title: contactTitle(conversation.contact, language),
      body: notificationBody(conversation.preview, { language, showsText: options.showsText() }),
    };
  }

  function tellBadge(): void {
    badgeTimer = null;
    const unread = countUnreadConversations(db);
    if (unread === badge) return;
    badge = unread;
    options.onBadge(unread);
  }

  const tellBadgeSoon = () => {
    badgeTimer ??= setTimeout(tellBadge, BADGE_MS);
  };
  tellBadgeSoon();

  return {
    onReceived(message) {
      if (options.isAnyFocused()) return;
      // Set again, so that the conversation with the newest message comes last.
      waiting.delete(message.conversationId);
      waiting.set(message.conversationId, message);
      timer ??= setTimeout(showWaiting, Math.max(GATHER_MS, quietUntil - performance.now()));
    },

    onChanges(changes) {
      if (changes.some(({ entity }) => entity === 'conversation' || entity === 'message')) tellBadgeSoon();
    },

    onSeen(conversationId) {
      waiting.delete(conversationId);
      if (shown.delete(conversationId)) options.onCleared(conversationId);
    },

    close() {
      if (timer) clearTimeout(timer);
      if (badgeTimer) clearTimeout(badgeTimer);
    },
  };
}

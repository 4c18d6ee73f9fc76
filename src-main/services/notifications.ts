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
/** In a flood the older ones are only counted: to look at thousands would hold up everything else. */
const MAX_LOOKED_AT = 50;
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

export interface NotificationsOptions {
  db: Db;
  /** A person looks at one of our screens: the screen itself shows what is new. */
  isAnyFocused(): boolean;
  /** Whether whoever sits at this computer is told of an account's conversations. */
  isTold(accountId: number): boolean;
  language(): Language;
  showsText(): boolean;
  onNotify(notification: DesktopNotification): void;
  onCleared(conversationId: ConversationId): void;
  onBadge(unread: number): void;
}

/** Decides who is told of a message, and in which words. */
export function createNotifications(options: NotificationsOptions): NotificationsService {
  const badge = createBadge(options);
  const waiting = new Set<ConversationId>();
  const shown = new Set<ConversationId>();
  let timer: NodeJS.Timeout | null = null;
  let quietUntil = 0;

  function showWaiting(): void {
    timer = null;
    const ids = [...waiting];
    waiting.clear();
    if (ids.length === 0 || options.isAnyFocused()) return;
    quietUntil = performance.now() + PAUSE_MS;
    for (const notification of gather(options, ids)) {
      shown.add(notification.conversationId);
      options.onNotify(notification);
    }
  }

  return {
    onReceived({ conversationId, accountId }) {
      if (options.isAnyFocused() || !options.isTold(accountId)) return;
      // Added again, so that the conversation with the newest message comes last.
      waiting.delete(conversationId);
      waiting.add(conversationId);
      timer ??= setTimeout(showWaiting, Math.max(GATHER_MS, quietUntil - performance.now()));
    },

    onChanges(changes) {
      if (changes.some(({ entity }) => entity === 'conversation' || entity === 'message')) badge.tellSoon();
    },

    onSeen(conversationId) {
      waiting.delete(conversationId);
      if (shown.delete(conversationId)) options.onCleared(conversationId);
    },

    close() {
      if (timer) clearTimeout(timer);
      badge.close();
    },
  };
}

/** What is shown for these conversations: each by itself while they are few, all of them in one otherwise. */
function gather(options: NotificationsOptions, ids: readonly ConversationId[]): DesktopNotification[] {
  const looked = ids.slice(-MAX_LOOKED_AT);
  const notifications = looked.flatMap((id) => describe(options, id) ?? []);
  const newest = notifications.at(-1);
  const count = notifications.length + ids.length - looked.length;
  if (!newest || count <= MAX_AT_ONCE) return notifications;
  return [{ ...newest, title: burstTitle(count, options.language()) }];
}

function describe(options: NotificationsOptions, id: ConversationId): DesktopNotification | null {
  const conversation = getConversation(options.db, id);
  // Read in the meantime, or gone with a reset of the sandbox.
  if (!conversation || conversation.unreadCount === 0) return null;
  const language = options.language();
  return {
    conversationId: id,
    accountName: getAccount(options.db, conversation.accountId)?.name ?? '',
    title: contactTitle(conversation.contact, language),
    body: notificationBody(conversation.preview, { language, showsText: options.showsText() }),
  };
}

/** The number on the icon: told when it has changed, some time after what changed it, and once at the start. */
function createBadge({ db, onBadge }: Pick<NotificationsOptions, 'db' | 'onBadge'>) {
  let timer: NodeJS.Timeout | null = null;
  let told: number | null = null;
  const tell = () => {
    timer = null;
    const unread = countUnreadConversations(db);
    if (unread === told) return;
    told = unread;
    onBadge(unread);
  };
  const tellSoon = () => {
    timer ??= setTimeout(tell, BADGE_MS);
  };
  tellSoon();
  return {
    tellSoon,
    close: () => {
      if (timer) clearTimeout(timer);
    },
  };
}

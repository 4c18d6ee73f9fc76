import type { Settings } from '#shared/contract/app.ts';
import type { Change, Sound } from '#shared/contract/events.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { getTeamLine } from '../../db/queries/alert-facts.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock, ReceivedMessage } from '../../ports.ts';
import type { Seat } from '../seats.ts';
import { type AlertStreams, createAlertStreams } from './alert-streams.ts';
import { createBadge } from './badge.ts';
import { type Call, callOf, gatherAlerts, isCalledByName, stronger } from './gather-alerts.ts';
import { lockedNotification } from './notification-words.ts';

/** What pops up; clicking it opens the conversation. */
export interface DesktopNotification {
  conversationId: ConversationId;
  accountId: number;
  accountName: string;
  title: string;
  body: string;
  /** Null: it is silent. */
  sound: Sound | null;
  /** The window is locked: nobody can be answered for. */
  isLocked?: true;
}

/** Messages of a burst are gathered this long before anything is shown. */
const GATHER_MS = 250;
/** And then nothing more is shown for this long, so that a flood stays readable. */
const PAUSE_MS = 1_500;
/** What has changed is looked at once in this time, to take back what nobody has to read any more. */
const LOOK_MS = 100;

export interface NotificationsService {
  /** A live message of a customer. */
  onReceived(message: ReceivedMessage): void;
  /** After every commit: colleagues are called, read things are taken back, the number on the icon is kept. */
  onChanges(changes: readonly Change[]): void;
  /**
   * A person has seen the conversation, at any seat: its messages are taken back from every screen. Whom a colleague called by name
   * goes on being called until they have read it themselves.
   */
  onSeen(conversationId: ConversationId): void;
  subscribe: AlertStreams['subscribe'];
  close(): void;
}

export interface NotificationsOptions {
  db: Db;
  clock: Clock;
  /** Who is told of a customer's message that comes now. */
  toldOf(conversationId: ConversationId, accountId: number): readonly OperatorId[];
  /** How much an operator has not read, in one conversation and in how many of them. */
  unreadOf(operatorId: OperatorId, conversationId: ConversationId): number;
  countUnread(operatorId: OperatorId): number;
  settingsOf(operatorId: OperatorId): Settings;
  languageOf(operatorId: OperatorId): Language;
  soundOf(accountId: number): Sound;
  nameOf(operatorId: OperatorId): string;
  /** Whether an operator has this conversation before their eyes at any seat. */
  isLooking(operatorId: OperatorId, conversationId: ConversationId): boolean;
  /** Who sits at a seat; null: nobody. */
  operatorAt(seat: Seat): OperatorId | null;
  /** Who sits at the window on this computer; null: nobody. */
  atDesk(): OperatorId | null;
  /** Who locked that window and has not come back; null when somebody sits there, or nobody is known. */
  lockedAtDesk(): OperatorId | null;
  /** The system of this computer is told to be quiet: nothing of ours rings there. */
  isDeskQuiet(): boolean;
  onNotify(notification: DesktopNotification): void;
  onCleared(conversationId: ConversationId): void;
  onBadge(unread: number): void;
}

/** Tells each operator at their seats of what concerns them, and takes it back when it is read. */
export function createNotifications(options: NotificationsOptions): NotificationsService {
  const { atDesk } = options;
  const streams = createAlertStreams(options.operatorAt);
  const badge = createBadge({
    count: () => {
      const operatorId = atDesk();
      return operatorId === null ? 0 : options.countUnread(operatorId);
    },
    onBadge: options.onBadge,
  });
  const screen = createShown(options, streams);
  /** By conversation, with the newest last. */
  const waiting = new Map<ConversationId, Call[]>();
  let timer: NodeJS.Timeout | null = null;
  let quietUntil = 0;

  function showWaiting(): void {
    timer = null;
    const calls = new Map(waiting);
    waiting.clear();
    if (calls.size === 0) return;
    quietUntil = performance.now() + PAUSE_MS;
    const present = streams.operators();
    const desk = atDesk() ?? options.lockedAtDesk();
    if (desk !== null) present.add(desk);
    for (const operatorId of present) {
      for (const alert of gatherAlerts(options, operatorId, calls)) {
        screen.show(operatorId, alert, isCalledByName(operatorId, calls.get(alert.conversationId) ?? []));
      }
    }
  }

  function wait(conversationId: ConversationId, call: Call): void {
    const calls = stronger(waiting.get(conversationId) ?? [], call);
    // Added again, so that the conversation with the newest message comes last.
    waiting.delete(conversationId);
    waiting.set(conversationId, calls);
    timer ??= setTimeout(showWaiting, Math.max(GATHER_MS, quietUntil - performance.now()));
  }

  function callColleagues(messageId: MessageId): void {
    const line = getTeamLine(options.db, messageId);
    const call = line && callOf(line);
    if (line && call) wait(line.conversationId, call);
  }

  return {
    onReceived: ({ conversationId }) => wait(conversationId, { kind: 'message' }),

    onChanges(changes) {
      for (const change of changes) {
        if (change.entity === 'message' && change.name === 'message.sent')
          callColleagues(change.id as MessageId);
      }
      if (changes.some(({ entity }) => entity === 'seat' || entity === 'operator')) screen.followDesk();
      if (changes.some(({ entity }) => entity === 'conversation' || entity === 'message')) screen.lookSoon();
      if (changes.some(({ entity }) => concernsBadge.has(entity))) badge.tellSoon();
    },

    // What still waits is not dropped: who has it open may have gone for a coffee, and each person's own reading is looked at.
    onSeen: (conversationId) => screen.clear(conversationId),

    subscribe: streams.subscribe,

    close() {
      if (timer) clearTimeout(timer);
      screen.close();
      badge.close();
      streams.close();
    },
  };
}

const concernsBadge: ReadonlySet<Change['entity']> = new Set(['conversation', 'message', 'seat', 'operator']);

/** Before whom the window on this computer stands. */
interface Desk {
  operatorId: OperatorId | null;
  isLocked: boolean;
}

/** What stands on the screens, by operator. */
function createShown(options: NotificationsOptions, streams: AlertStreams) {
  /** Whether a colleague called this person by name, by conversation. */
  const shown = new Map<OperatorId, Map<ConversationId, boolean>>();
  let desk = deskNow(options);
  let timer: NodeJS.Timeout | null = null;

  function takeBack(operatorId: OperatorId, conversationId: ConversationId): void {
    if (shown.get(operatorId)?.delete(conversationId) !== true) return;
    streams.send(operatorId, { kind: 'clear', conversationId });
    if (operatorId === desk.operatorId) options.onCleared(conversationId);
  }

  /** Read, answered by somebody else, or gone: whatever the way, nothing is left to be read. */
  function look(): void {
    timer = null;
    for (const [operatorId, ids] of shown) {
      for (const id of ids.keys()) if (options.unreadOf(operatorId, id) === 0) takeBack(operatorId, id);
    }
  }

  function showAtDesk(alert: DesktopNotification): void {
    const { isLocked, operatorId } = desk;
    // Anybody may stand before a locked window.
    const words = isLocked && operatorId !== null && lockedNotification(options.languageOf(operatorId));
    options.onNotify(words ? { ...alert, ...words, isLocked: true } : alert);
  }

  return {
    show(operatorId: OperatorId, alert: DesktopNotification, isByName: boolean): void {
      const ids = shown.get(operatorId) ?? new Map<ConversationId, boolean>();
      // A message that takes the place of a mention does not make the mention read.
      shown.set(
        operatorId,
        ids.set(alert.conversationId, isByName || ids.get(alert.conversationId) === true),
      );
      const atWindow = options.isDeskQuiet() ? { ...alert, sound: null } : alert;
      streams.send(operatorId, { kind: 'show', ...alert }, { kind: 'show', ...atWindow });
      desk = deskNow(options);
      if (operatorId === desk.operatorId) showAtDesk(atWindow);
    },

    clear(conversationId: ConversationId): void {
      for (const [operatorId, ids] of shown) {
        if (ids.get(conversationId) === false) takeBack(operatorId, conversationId);
      }
    },

    lookSoon(): void {
      if ([...shown.values()].some((ids) => ids.size > 0)) timer ??= setTimeout(look, LOOK_MS);
    },

    /** What popped up for the person who sat there before is nobody else's business, nor is it on a locked screen. */
    followDesk(): void {
      const now = deskNow(options);
      if (now.operatorId === desk.operatorId && now.isLocked === desk.isLocked) return;
      const ids = desk.operatorId === null ? undefined : shown.get(desk.operatorId);
      for (const id of ids?.keys() ?? []) options.onCleared(id);
      desk = now;
    },

    close(): void {
      if (timer) clearTimeout(timer);
    },
  };
}

function deskNow({ atDesk, lockedAtDesk }: NotificationsOptions): Desk {
  const operatorId = atDesk();
  return operatorId === null
    ? { operatorId: lockedAtDesk(), isLocked: true }
    : { operatorId, isLocked: false };
}

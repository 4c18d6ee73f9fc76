import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { type AlertFactsRow, getAlertFacts, type TeamLine } from '../../db/queries/alert-facts.ts';
import { decideAlert } from './decide-alert.ts';
import { burstTitle, callWords, contactTitle, notificationBody } from './notification-words.ts';
import type { DesktopNotification, NotificationsOptions } from './notifications.ts';

/** More conversations than these at once are told in one notification. */
const MAX_AT_ONCE = 3;
/** In a flood the older ones are only counted: to look at thousands would hold up everything else. */
const MAX_LOOKED_AT = 50;

export type TeamCallKind = 'mentioned' | 'added' | 'handed_over' | 'assigned' | 'escalated';

/** Why a conversation may pop up. */
export type Call =
  | { kind: 'message' }
  | {
      kind: TeamCallKind;
      /** Whom it concerns; null: everybody who is told of the customer's messages now. */
      operatorIds: readonly OperatorId[] | null;
      by: OperatorId | null;
      text: string;
    };

/** Adds a call to those of the same conversation: being named says more than being added, and that more than a message. */
export function stronger(calls: readonly Call[], call: Call): Call[] {
  return [...calls.filter(({ kind }) => kind !== call.kind), call];
}

/** Whom a line of colleagues calls; null when it calls nobody. */
export function callOf({ by, content }: TeamLine): Exclude<Call, { kind: 'message' }> | null {
  if (content.kind === 'note') {
    const operatorIds = content.mentions;
    return operatorIds.length === 0 ? null : { kind: 'mentioned', operatorIds, by, text: content.text };
  }
  const { event, operatorId, note } = content;
  switch (event) {
    case 'added':
    case 'handed_over':
    case 'assigned':
    case 'escalated':
      return { kind: event, operatorIds: operatorId === null ? null : [operatorId], by, text: note };
    case 'joined':
    case 'left':
    case 'taken_over':
    case 'lapsed':
      return null;
  }
}

/** Whether a colleague means this operator and nobody else may answer for them: mentioned, brought in, handed over, assigned. */
export const isCalledByName = (operatorId: OperatorId, calls: readonly Call[]): boolean =>
  calls.some(
    (call) => call.kind !== 'message' && call.by !== operatorId && call.operatorIds?.includes(operatorId),
  );

/** What pops up for one operator: each conversation by itself while they are few, all of them in one otherwise. */
export function gatherAlerts(
  options: NotificationsOptions,
  operatorId: OperatorId,
  waiting: ReadonlyMap<ConversationId, readonly Call[]>,
): DesktopNotification[] {
  const looked = [...waiting].slice(-MAX_LOOKED_AT);
  const alerts = looked.flatMap(([id, calls]) => describe(options, operatorId, id, calls) ?? []);
  const newest = alerts.at(-1);
  if (!newest) return [];
  const unread = options.countUnread(operatorId);
  const uncounted = isLoud(options, operatorId) ? waiting.size - looked.length : 0;
  const count = Math.min(alerts.length + uncounted, Math.max(unread, alerts.length));
  if (count > MAX_AT_ONCE) return [{ ...newest, title: burstTitle(count, options.languageOf(operatorId)) }];
  // One sound for what comes together.
  return alerts.map((alert) => (alert === newest ? alert : { ...alert, sound: null }));
}

/** Whether an ordinary message would pop up now. */
function isLoud({ clock, settingsOf }: NotificationsOptions, operatorId: OperatorId): boolean {
  const ordinary = { isConcerned: true, isUnread: true, isLooking: false, isUrgent: false } as const;
  const settings = settingsOf(operatorId);
  return decideAlert({ ...ordinary, settings, sound: 'none', now: clock.now() }).kind === 'show';
}

/** From the strongest to the weakest. */
const strength: readonly Call['kind'][] = [
  'mentioned',
  'handed_over',
  'assigned',
  'added',
  'escalated',
  'message',
];

function describe(
  options: NotificationsOptions,
  operatorId: OperatorId,
  id: ConversationId,
  calls: readonly Call[],
): DesktopNotification | null {
  const facts = getAlertFacts(options.db, id);
  // Gone in the meantime, such as with a reset of the sandbox.
  if (!facts) return null;
  const toldNow = options.toldOf(id, facts.accountId);
  const call = callFor(operatorId, toldNow, calls);
  const settings = options.settingsOf(operatorId);
  const decision = decideAlert({
    isConcerned: call !== null,
    isUnread: options.unreadOf(operatorId, id) > 0,
    isLooking: options.isLooking(operatorId, id),
    isUrgent: facts.isUrgent,
    settings,
    sound: options.soundOf(facts.accountId),
    now: options.clock.now(),
  });
  if (call === null || decision.kind === 'none') return null;
  const language = options.languageOf(operatorId);
  return {
    conversationId: id,
    accountId: facts.accountId,
    accountName: facts.accountName,
    title: contactTitle(facts.contact, language),
    body: bodyOf(options, call, facts, { language, showsText: settings.notificationText }),
    sound: decision.sound,
  };
}

/** The strongest call that concerns this operator; nobody is called by what they did themselves. */
function callFor(
  operatorId: OperatorId,
  toldNow: readonly OperatorId[],
  calls: readonly Call[],
): Call | null {
  const isMine = (call: Call): boolean => {
    if (call.kind === 'message') return toldNow.includes(operatorId);
    return call.by !== operatorId && (call.operatorIds ?? toldNow).includes(operatorId);
  };
  const mine = calls.filter(isMine);
  return strength.flatMap((kind) => mine.find((call) => call.kind === kind) ?? [])[0] ?? null;
}

function bodyOf(
  { nameOf }: NotificationsOptions,
  call: Call,
  facts: AlertFactsRow,
  words: Parameters<typeof notificationBody>[1],
): string {
  if (call.kind === 'message') return notificationBody(facts.preview, words);
  // A mention stands in the text as the id of the operator.
  const text = call.text.replace(
    /@\[(\d+)\]/g,
    (_place, id: string) => `@${nameOf(Number(id) as OperatorId)}`,
  );
  return callWords(call.kind, { ...words, by: call.by === null ? null : nameOf(call.by), text });
}

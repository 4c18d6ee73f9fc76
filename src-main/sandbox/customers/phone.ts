import { tellStatus } from '../delivery/statuses.ts';
import type { Customer, Line } from '../state.ts';
import type { World } from '../world.ts';

/** A line with everything that most lines leave empty. */
export function makeLine(given: Pick<Line, 'wamid' | 'from' | 'at' | 'kind' | 'text'> & Partial<Line>): Line {
  return {
    media: null,
    buttons: [],
    quotedWamid: null,
    reaction: { customer: null, business: null },
    state: 'sent',
    callbackData: null,
    priceCategory: 'service',
    isVoice: false,
    toldStatuses: [],
    plannedFailure: null,
    isSilent: false,
    isOutOfOrder: false,
    wasSentToPhone: true,
    ...given,
  };
}

/** The business's message starts its way to the phone: sent, delivered when the phone is online, read when it is opened. */
export function startJourney(world: World, customer: Customer, line: Line): void {
  const { timing, timers } = world;
  if (line.plannedFailure !== null) {
    timers.later(timing.sentMs * 2, 'fail', () => tellStatus(world, customer, line, 'failed', world.now()));
    return;
  }
  // Out of order: the network told of the delivery first, and of the sending long after.
  const sentMs = line.isOutOfOrder ? timing.deliveredMs + timing.readMs + timing.sentMs : timing.sentMs;
  timers.later(sentMs, 'sent', () => tellStatus(world, customer, line, 'sent', line.at));
  // Meta tells nothing but `sent` about a reaction (`research/api.md` 3.3).
  if (line.kind === 'reaction') return;
  timers.later(timing.deliveredMs, 'deliver', () => deliver(world, customer, line));
}

function deliver(world: World, customer: Customer, line: Line): void {
  if (!customer.isOnline || line.state !== 'sent' || line.plannedFailure !== null) return;
  line.state = 'delivered';
  tellStatus(world, customer, line, 'delivered', world.now());
  if (!customer.readsAtOnce) return;
  world.timers.later(world.timing.readMs, 'read', () => {
    if (customer.isOnline && customer.readsAtOnce) openChat(world, customer);
  });
}

/** The customer opens the chat: everything that arrived is read, voice messages are played a little later. */
export function openChat(world: World, customer: Customer): void {
  for (const line of customer.lines) {
    if (line.from !== 'business' || line.state === 'read' || line.plannedFailure !== null) continue;
    if (line.state === 'sent') {
      if (!customer.isOnline) continue;
      tellStatus(world, customer, line, 'delivered', world.now());
    }
    line.state = 'read';
    tellStatus(world, customer, line, 'read', world.now());
    if (line.isVoice) {
      world.timers.later(world.timing.playedMs, 'play', () =>
        tellStatus(world, customer, line, 'played', world.now()),
      );
    }
  }
  world.changed();
}

/** The phone gets a network again, or loses it. */
export function setOnline(world: World, customer: Customer, isOnline: boolean): void {
  customer.isOnline = isOnline;
  if (isOnline) {
    for (const line of customer.lines) {
      const hasLeft = line.toldStatuses.includes('sent') || line.isSilent;
      if (line.from === 'business' && line.kind !== 'reaction' && hasLeft) deliver(world, customer, line);
    }
  }
  world.changed();
}

/** After a restart: messages that were on their way go on from where they stood. */
export function resumeJourneys(world: World): void {
  for (const customer of world.state.customers) {
    for (const line of customer.lines) {
      if (line.from !== 'business' || line.toldStatuses.includes('failed')) continue;
      const isOnItsWay =
        line.toldStatuses.length === 0 || (line.state === 'sent' && line.kind !== 'reaction');
      if (isOnItsWay) startJourney(world, customer, line);
    }
  }
}

/** Messages of the business that the customer has not opened yet. */
export const unreadOf = (customer: Customer): number =>
  customer.lines.filter(
    (line) => line.from === 'business' && line.kind !== 'reaction' && line.state === 'delivered',
  ).length;

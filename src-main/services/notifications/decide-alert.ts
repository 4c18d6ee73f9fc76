import type { Settings } from '#shared/contract/app.ts';
import type { Sound } from '#shared/contract/events.ts';
import { isQuietAt } from '#shared/domain/office-hours.ts';

export interface AlertFacts {
  /** The customer's message is told to this operator, or a colleague named them. */
  isConcerned: boolean;
  /** Something in the conversation is still unread for this operator. */
  isUnread: boolean;
  /** This operator has the conversation before their eyes at a focused seat. */
  isLooking: boolean;
  /** One of the conversation's labels is urgent. */
  isUrgent: boolean;
  settings: Pick<Settings, 'notifies' | 'sounds' | 'quietHours' | 'doNotDisturbUntil'>;
  /** The account's. */
  sound: Sound;
  /** By the clock of this computer, UTC milliseconds: a person's quiet hours know no account's clock. */
  now: number;
}

export type AlertDecision =
  | { kind: 'show'; sound: Sound | null }
  | { kind: 'none'; why: 'not-concerned' | 'read' | 'in-view' | 'off' | 'do-not-disturb' | 'quiet-hours' };

/**
 * Whether something pops up for an operator, and what rings with it. An urgent label comes through the wish not to be
 * told and through every quiet time; it does not switch on sounds that a person has switched off.
 */
export function decideAlert(facts: AlertFacts): AlertDecision {
  if (!facts.isConcerned) return { kind: 'none', why: 'not-concerned' };
  if (!facts.isUnread) return { kind: 'none', why: 'read' };
  if (facts.isLooking) return { kind: 'none', why: 'in-view' };
  const why = facts.isUrgent ? null : whyQuiet(facts);
  if (why !== null) return { kind: 'none', why };
  const rings = facts.settings.sounds && facts.sound !== 'none';
  return { kind: 'show', sound: rings ? facts.sound : null };
}

function whyQuiet({ settings, now }: AlertFacts): 'off' | 'do-not-disturb' | 'quiet-hours' | null {
  if (!settings.notifies) return 'off';
  if (settings.doNotDisturbUntil !== null && now < settings.doNotDisturbUntil) return 'do-not-disturb';
  return isQuietAt(settings.quietHours, now) ? 'quiet-hours' : null;
}

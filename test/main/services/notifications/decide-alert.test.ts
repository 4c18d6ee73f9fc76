import { describe, expect, it } from 'vitest';
import { type AlertFacts, decideAlert } from '../../../../src-main/services/notifications/decide-alert.ts';

/** Monday, 23 November 2026, 12:00 in Kyiv. */
const NOON = Date.UTC(2026, 10, 23, 10);
const night = { timeZone: 'Europe/Kyiv', from: '20:00', to: '08:00', days: [0, 1, 2, 3, 4, 5, 6] };
const lunch = { ...night, from: '11:30', to: '12:30' };
const settings = { notifies: true, sounds: true, quietHours: null, doNotDisturbUntil: null };
const usual: AlertFacts = {
  isConcerned: true,
  isUnread: true,
  isLooking: false,
  isUrgent: false,
  settings,
  sound: 'bell',
  now: NOON,
};
const rings = { kind: 'show', sound: 'bell' } as const;
const silent = { kind: 'show', sound: null } as const;
const none = (why: string) => ({ kind: 'none', why });
const change = (changes: Partial<AlertFacts['settings']>) => ({ settings: { ...settings, ...changes } });
const urgent = { isUrgent: true };

describe('whether something pops up, and what rings', () => {
  it.each<[string, Partial<AlertFacts>, object]>([
    ['it is told and unread', {}, rings],
    ['it concerns others', { isConcerned: false }, none('not-concerned')],
    ['it was read in the meantime', { isUnread: false }, none('read')],
    ['it is before the eyes', { isLooking: true }, none('in-view')],
    ['the person wants no notifications', change({ notifies: false }), none('off')],
    ['the person wants no sounds', change({ sounds: false }), silent],
    ['the account is silent', { sound: 'none' }, silent],
    ['it is a quiet hour', change({ quietHours: lunch }), none('quiet-hours')],
    ['the quiet hours are at night', change({ quietHours: night }), rings],
    [
      'do not disturb, for another millisecond',
      change({ doNotDisturbUntil: NOON + 1 }),
      none('do-not-disturb'),
    ],
    ['do not disturb has just ended', change({ doNotDisturbUntil: NOON }), rings],
    ['urgent in a quiet hour', { ...urgent, ...change({ quietHours: lunch }) }, rings],
    ['urgent while not to be disturbed', { ...urgent, ...change({ doNotDisturbUntil: NOON + 1 }) }, rings],
    ['urgent without notifications', { ...urgent, ...change({ notifies: false }) }, rings],
    ['urgent without sounds', { ...urgent, ...change({ sounds: false }) }, silent],
    ['urgent and before the eyes', { ...urgent, isLooking: true }, none('in-view')],
    ['urgent and of others', { ...urgent, isConcerned: false }, none('not-concerned')],
  ])('%s', (_when, facts, decision) => {
    expect(decideAlert({ ...usual, ...facts })).toEqual(decision);
  });
});

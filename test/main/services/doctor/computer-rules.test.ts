import { expect, it } from 'vitest';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { type CheckState, type ComputerCheck, computerChecks } from '#shared/domain/doctor-checks.ts';
import { computerRules } from '../../../../src-main/services/doctor/checks/index.ts';
import type { ComputerFacts } from '../../../../src-main/services/doctor/facts.ts';
import { NOON } from '../../../helpers/workspace.ts';
import { computerFacts, desktopWith, tunnelWith } from './facts.ts';

const HOUR = 3_600_000;
const clockAt = (clockOffsetMs: number): Partial<ComputerFacts> => ({
  meta: { kind: 'reached', clockOffsetMs, answeredBy: 'v25.0', isVersionOld: false },
});

const cases: readonly [
  what: string,
  check: ComputerCheck,
  changes: Partial<ComputerFacts>,
  state: CheckState,
  failure: ConnectFailure | null,
][] = [
  [
    'an address that is down',
    'public_address',
    { tunnel: tunnelWith({ health: 'down', trouble: 'no_answer' }) },
    'repairable',
    'callback_unreachable',
  ],
  [
    'an address that is being opened',
    'public_address',
    { tunnel: tunnelWith({ health: 'starting' }) },
    'waiting',
    null,
  ],
  ['no way chosen', 'public_address', { tunnel: tunnelWith({ health: 'off' }) }, 'act', null],
  [
    'no real number',
    'public_address',
    { tunnel: tunnelWith({ health: 'off' }), hasLiveAccount: false },
    'ok',
    null,
  ],
  [
    'no name service',
    'meta_reachable',
    { meta: { kind: 'failed', reason: 'ENOTFOUND' } },
    'act',
    'clock_or_network',
  ],
  [
    'a certificate of a filter',
    'meta_reachable',
    { meta: { kind: 'failed', reason: 'SELF_SIGNED_CERT_IN_CHAIN' } },
    'act',
    'clock_or_network',
  ],
  [
    'a sign-in page',
    'meta_reachable',
    { meta: { kind: 'foreign', httpStatus: 200 } },
    'act',
    'clock_or_network',
  ],
  ['nobody asked', 'meta_reachable', { meta: null }, 'ok', null],
  ['two hours behind', 'clock', clockAt(2 * HOUR), 'act', 'clock_or_network'],
  ['two hours ahead', 'clock', clockAt(-2 * HOUR), 'act', 'clock_or_network'],
  ['a minute off', 'clock', clockAt(60_000), 'ok', null],
  ['no answer to compare with', 'clock', { meta: { kind: 'failed', reason: 'timeout' } }, 'unknown', null],
  [
    'a night away',
    'awake',
    { lastAway: { from: NOON - 10 * HOUR, until: NOON - HOUR } },
    'ok',
    'computer_was_away',
  ],
  [
    'an old version',
    'graph_version',
    { meta: { kind: 'reached', clockOffsetMs: 0, answeredBy: 'v26.0', isVersionOld: true } },
    'act',
    'graph_version_old',
  ],
  ['no keychain', 'keychain', { secrets: { kind: 'memory', persisted: false } }, 'act', null],
  [
    'no notification service',
    'notifications',
    desktopWith({ notificationTrouble: 'unsupported' }),
    'act',
    null,
  ],
  [
    'a notification that failed',
    'notifications',
    desktopWith({ notificationTrouble: 'failed' }),
    'act',
    null,
  ],
  ['browsers only', 'notifications', { desktop: null }, 'ok', null],
  ['no way to start by itself', 'autostart', desktopWith({ canStartWithSystem: false }), 'act', null],
  [
    'a person who starts it themselves',
    'autostart',
    desktopWith({ settings: { closesToTray: true, startsWithSystem: false } }),
    'ok',
    null,
  ],
  ['no program to start', 'autostart', { desktop: null }, 'ok', null],
  ['a full disk', 'disk', { freeDiskBytes: 50e6 }, 'act', null],
  ['a disk that does not tell', 'disk', { freeDiskBytes: null }, 'ok', null],
  [
    'a damaged table',
    'database',
    { database: { answer: 'row 3 missing from index', bytes: 1 } },
    'act',
    null,
  ],
  [
    'items that were not understood',
    'journal',
    { journal: { backlog: 0, failures: 2, isWhole: true } },
    'repairable',
    null,
  ],
  ['a long backlog', 'journal', { journal: { backlog: 5000, failures: 0, isWhole: true } }, 'waiting', null],
  [
    'a journal that was cut',
    'journal',
    { journal: { backlog: 0, failures: 0, isWhole: false } },
    'act',
    null,
  ],
  [
    'many that wait',
    'outbox',
    { outbox: { queued: 40, sending: 0, unconfirmed: 0, failed: 0 } },
    'repairable',
    null,
  ],
  [
    'one whose answer was lost',
    'outbox',
    { outbox: { queued: 0, sending: 0, unconfirmed: 1, failed: 0 } },
    'waiting',
    null,
  ],
];

it.each(cases)('%s: %s', (_what, check, changes, state, failure) => {
  const verdict = computerRules[check](computerFacts(changes));
  expect({ state: verdict.state, failure: verdict.failure }).toEqual({ state, failure });
});

it('every check is fine when everything is', () => {
  expect(computerChecks.filter((check) => computerRules[check](computerFacts()).state !== 'ok')).toEqual([]);
});

it('says by how much the clock is wrong, and which way', () => {
  const { en } = computerRules.clock(computerFacts(clockAt(11 * 60_000))).sentence;
  expect(en).toContain('11 min behind');
});

it('says what to do about notifications that nobody sees, by the system they are missing on', () => {
  const onLinux = computerRules.notifications(
    computerFacts(desktopWith({ notificationTrouble: 'unsupported' })),
  );
  const onMac = computerRules.notifications(
    computerFacts(desktopWith({ notificationTrouble: 'unsupported', platform: 'mac' })),
  );
  expect(onLinux.sentence.en).toContain('Install one');
  expect(onLinux.sentence.uk).toContain('Установіть');
  expect(onMac.sentence.en).toContain('Switch them on in its settings');
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { type StoredAccount, updateAccount } from '../../../src-main/db/queries/accounts.ts';
import { setConversationState } from '../../../src-main/db/queries/conversation-changes.ts';
import { listConversations } from '../../../src-main/db/queries/conversation-list.ts';
import { requireConversation } from '../../../src-main/db/queries/conversations.ts';
import { ensureOwner } from '../../../src-main/db/queries/operators.ts';
import { inTransaction } from '../../../src-main/db/statements.ts';
import { createSnoozeWaker, type SnoozeWaker } from '../../../src-main/services/snooze-waker.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  type FakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';
import { addConversation } from '../db/seed.ts';

const MINUTE = 60_000;
let workspace: TemporaryWorkspace;
let clock: FakeClock;
let account: StoredAccount;
let operatorId: OperatorId;
let waker: SnoozeWaker;
let told: Change[];
let log: ReturnType<typeof createSilentLog>;

beforeEach(() => {
  clock = createFakeClock();
  workspace = openTemporaryWorkspace(clock);
  operatorId = ensureOwner(workspace.db, 'Олена', 0).id;
  account = addAccount(workspace);
  // From here on: the workspace has timers of its own.
  vi.useFakeTimers();
  told = [];
  log = createSilentLog();
  waker = createSnoozeWaker({ db: workspace.db, clock, publish: (changes) => told.push(...changes), log });
});

afterEach(() => {
  waker.close();
  workspace.remove();
  vi.useRealTimers();
});

let counter = 0;
function snooze(until: number | null, owner = account): ConversationId {
  counter += 1;
  const { id } = addConversation(workspace.db, { accountId: owner.id, waId: `38067${1_000_000 + counter}` });
  setConversationState(workspace.db, id, { state: 'snoozed', snoozedUntil: until });
  return id;
}

const get = (id: ConversationId) => requireConversation(workspace.db, id, operatorId);

/** Both clocks go on, as they do for people. */
function pass(ms: number): void {
  clock.advance(ms);
  vi.advanceTimersByTime(ms);
}

describe('a snooze that is over', () => {
  it('opens by itself, unread, and is told', () => {
    const id = snooze(NOON + 5 * MINUTE);
    const later = snooze(NOON + 9 * MINUTE);
    const untilReply = snooze(null);
    waker.wake();
    for (let minute = 0; minute < 4; minute += 1) pass(MINUTE);
    expect(get(id).state).toBe('snoozed');
    expect(told).toEqual([]);
    pass(MINUTE);
    expect(get(id)).toMatchObject({
      state: 'open',
      snoozedUntil: null,
      unreadCount: 1,
      wokenAt: clock.now(),
    });
    expect(told).toEqual([{ entity: 'conversation', id, accountId: account.id }]);
    expect(get(later).state).toBe('snoozed');
    for (let minute = 0; minute < 60; minute += 1) pass(MINUTE);
    expect([get(later).state, get(untilReply).state]).toEqual(['open', 'snoozed']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stands above what was said in the meantime', () => {
    const id = snooze(NOON + MINUTE);
    const other = addConversation(workspace.db, { accountId: account.id, waId: '380501112233', at: NOON });
    waker.wake();
    pass(MINUTE + 700);
    expect(get(id).wokenAt).toBe(NOON + MINUTE);
    const page = listConversations(workspace.db, { filter: 'all', limit: 5, now: clock.now() });
    expect(page.items.map((item) => item.id)).toEqual([id, other.id]);
  });

  it('is found at the start, however many there are', () => {
    const ids = inTransaction(workspace.db, () => Array.from({ length: 501 }, () => snooze(NOON - MINUTE)));
    waker.wake();
    pass(1);
    expect(new Set(ids.map((id) => get(id).state))).toEqual(new Set(['open']));
    expect(told).toHaveLength(501);
  });

  it('is found a minute after the computer slept, although no timer ran', () => {
    const id = snooze(NOON + 60 * MINUTE);
    waker.wake();
    clock.advance(60 * MINUTE);
    vi.advanceTimersByTime(MINUTE);
    expect(get(id).state).toBe('open');
  });

  it('follows the clock of its account, at once when that is set', () => {
    const sandbox = addAccount(workspace, { key: 'key-2', phoneNumberId: '2', kind: 'sandbox' });
    const id = snooze(NOON + 24 * 60 * MINUTE, sandbox);
    const real = snooze(NOON + 24 * 60 * MINUTE);
    waker.wake();
    updateAccount(workspace.db, sandbox.id, { clockOffsetMs: 25 * 60 * MINUTE });
    waker.onChanges([{ entity: 'sandbox' }]);
    expect(get(id).state).toBe('snoozed');
    waker.onChanges([{ entity: 'account', id: sandbox.id }]);
    expect([get(id).state, get(real).state]).toEqual(['open', 'snoozed']);
  });

  it('waits for nothing once it is closed', () => {
    const id = snooze(NOON + MINUTE);
    waker.wake();
    waker.close();
    waker.wake();
    pass(2 * MINUTE);
    expect(get(id).state).toBe('snoozed');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is tried again a minute after the disk refused it', () => {
    const id = snooze(NOON + 1);
    workspace.db.pragma('query_only = ON');
    clock.advance(MINUTE);
    waker.wake();
    expect(log.lines).toMatchObject([{ level: 'error', event: 'snooze.not_woken' }]);
    workspace.db.pragma('query_only = OFF');
    pass(MINUTE);
    expect(get(id).state).toBe('open');
  });
});

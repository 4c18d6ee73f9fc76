import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountRules } from '#shared/contract/accounts.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { DEFAULT_ACCOUNT_RULES, upsertAccountRules } from '../../../../src-main/db/queries/account-rules.ts';
import { type StoredAccount, updateAccount } from '../../../../src-main/db/queries/accounts.ts';
import { setConversationState } from '../../../../src-main/db/queries/conversation-changes.ts';
import { requireConversation } from '../../../../src-main/db/queries/conversations.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { getUnread } from '../../../../src-main/db/queries/unread.ts';
import {
  createEscalationKeeper,
  type EscalationKeeper,
} from '../../../../src-main/services/engagement/escalation-keeper.ts';
import { noteOperatorAnswered } from '../../../../src-main/services/engagement/written.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  type FakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';
import { addConversation, addMessage } from '../../db/seed.ts';

const MINUTE = 60_000;
let workspace: TemporaryWorkspace;
let clock: FakeClock;
let account: StoredAccount;
let olena: OperatorId;
let ivan: OperatorId;
let keeper: EscalationKeeper;
let told: Change[];
let id: ConversationId;

beforeEach(() => {
  clock = createFakeClock();
  workspace = openTemporaryWorkspace(clock);
  olena = insertOperator(workspace.db, { name: 'Олена', role: 'admin' }, 0).id;
  ivan = insertOperator(workspace.db, { name: 'Іван', role: 'operator' }, 0).id;
  account = addAccount(workspace);
  id = addConversation(workspace.db, { accountId: account.id, waId: '380671112233' }).id;
  rule({ escalateAfterMinutes: 10 });
  vi.useFakeTimers();
  told = [];
  keeper = createEscalationKeeper({
    db: workspace.db,
    clock,
    // As in the hub, the keeper hears of its own changes too.
    publish: (changes) => {
      told.push(...changes);
      keeper.onChanges(changes);
    },
    log: createSilentLog(),
  });
});

afterEach(() => {
  keeper.close();
  workspace.remove();
  vi.useRealTimers();
});

const rule = (rules: Partial<AccountRules>) =>
  upsertAccountRules(workspace.db, account.id, { ...DEFAULT_ACCOUNT_RULES, ...rules });

const writes = (at: number) =>
  addMessage(workspace.db, { conversationId: id, accountId: account.id, sentAt: at });

function answers(operatorId: OperatorId): void {
  const wrote = { conversationId: id, accountId: account.id, operatorId, isBulk: false };
  noteOperatorAnswered(workspace.db, { ...wrote, now: clock.now(), receivedAt: clock.now() });
}

/** Both clocks go on, as they do for people. */
function pass(ms: number): void {
  clock.advance(ms);
  vi.advanceTimersByTime(ms);
}

const get = () => requireConversation(workspace.db, id);
const unread = () => [olena, ivan].map((operatorId) => getUnread(workspace.db, id, operatorId));

describe('a customer who waits too long', () => {
  it('is brought before everybody of the list, once, and told', () => {
    answers(olena);
    writes(NOON);
    keeper.wake();
    expect(unread()).toEqual([1, 0]);
    for (let minute = 0; minute < 9; minute += 1) pass(MINUTE);
    expect([get().escalatedAt, told]).toEqual([null, []]);
    pass(MINUTE);
    expect([get().escalatedAt, unread()]).toEqual([NOON + 10 * MINUTE, [1, 1]]);
    expect(told).toEqual([
      { entity: 'message', id: expect.any(Number), conversationId: id, name: 'message.sent' },
      { entity: 'conversation', id, accountId: account.id },
    ]);
    for (let minute = 0; minute < 30; minute += 1) pass(MINUTE);
    expect(told).toHaveLength(2);
    // An answer ends it; the next wait is a new one.
    answers(ivan);
    expect(get()).toMatchObject({ escalatedAt: null, waitingSince: null, participantIds: [olena, ivan] });
  });

  it('is not who was answered, put away, or writes where no time is set', () => {
    writes(NOON);
    answers(olena);
    keeper.wake();
    for (let minute = 0; minute < 20; minute += 1) pass(MINUTE);
    writes(clock.now());
    setConversationState(workspace.db, id, { state: 'done', snoozedUntil: null });
    for (let minute = 0; minute < 20; minute += 1) pass(MINUTE);
    expect([told, get().waitingSince]).toEqual([[], null]);
    // Who was put away and writes again waits from then on.
    writes(clock.now());
    expect(get()).toMatchObject({ escalatedAt: null });
    setConversationState(workspace.db, id, { state: 'open', snoozedUntil: null });
    expect(get().waitingSince).toBe(clock.now());
    rule({ escalateAfterMinutes: null });
    for (let minute = 0; minute < 20; minute += 1) pass(MINUTE);
    expect(told).toEqual([]);
  });

  it('waits only while the account is open', () => {
    const day = [{ from: '09:00', to: '18:00' }];
    const officeHours = { timeZone: 'UTC', week: [day, day, day, day, day, day, day], holidays: [] };
    rule({ escalateAfterMinutes: 30, officeHours });
    const evening = Date.UTC(2026, 10, 18, 17, 50);
    clock.advance(evening - clock.now());
    writes(evening);
    keeper.wake();
    clock.advance(12 * 60 * MINUTE);
    keeper.wake();
    expect(get().escalatedAt).toBeNull();
    clock.advance(Date.UTC(2026, 10, 19, 9, 19) - clock.now());
    keeper.wake();
    expect(get().escalatedAt).toBeNull();
    clock.advance(MINUTE);
    keeper.wake();
    expect(get().escalatedAt).toBe(Date.UTC(2026, 10, 19, 9, 20));
  });

  it('is looked for soon after something changed, also when somebody else was just brought before everybody', () => {
    const other = addConversation(workspace.db, { accountId: account.id, waId: '380671112244' }).id;
    addMessage(workspace.db, { conversationId: other, accountId: account.id, sentAt: NOON - 20 * MINUTE });
    keeper.wake();
    expect(requireConversation(workspace.db, other).escalatedAt).toBe(NOON);
    pass(2_000);
    writes(clock.now() - 11 * MINUTE);
    keeper.onChanges([{ entity: 'conversation', id, accountId: account.id }]);
    pass(1_000);
    expect(get().escalatedAt).toBe(clock.now());
  });

  it('is looked for by the clock of the account, soon after something changed', () => {
    writes(NOON);
    keeper.wake();
    updateAccount(workspace.db, account.id, { clockOffsetMs: 60 * MINUTE });
    keeper.onChanges([{ entity: 'account', id: account.id }]);
    pass(1_000);
    expect(get().escalatedAt).toBe(clock.now() + 60 * MINUTE);
  });
});

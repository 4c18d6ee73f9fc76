import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { upsertTemplateSync } from '../../../../src-main/db/queries/template-history.ts';
import {
  createTemplateKeeper,
  type TemplateKeeper,
} from '../../../../src-main/services/templates/template-keeper.ts';
import {
  addAccount,
  createSilentLog,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let workspace: TemporaryWorkspace;
let keeper: TemplateKeeper;
let accountId: AccountId;
/** When templates were read from Meta, in minutes since the beginning. */
let reads: number[];
/** What reading does, in the order of the readings; after the last one it succeeds. */
let outcomes: 'fails'[];
let hasToken: boolean;
const log = createSilentLog();

beforeEach(() => {
  // The keeper's own sleep and the hub's clock go together.
  vi.useFakeTimers({ now: NOON, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  const clock = { now: () => Date.now() };
  workspace = openTemporaryWorkspace(clock);
  const { db } = workspace;
  accountId = addAccount(workspace).id;
  reads = [];
  outcomes = [];
  hasToken = true;
  keeper = createTemplateKeeper({
    db,
    clock,
    log,
    targets: {
      find: () => (hasToken ? { target: { baseUrl: '', accessToken: '' }, account: null } : null) as never,
    },
    sync: {
      account: (id) => {
        reads.push((Date.now() - NOON) / MINUTE);
        const outcome = outcomes.shift();
        if (outcome === 'fails') return Promise.reject(new Refusal('META_UNREACHABLE'));
        upsertTemplateSync(db, id, { at: Date.now(), limit: null });
        return Promise.resolve({ added: 0, changed: 0, gone: 0, total: 0 });
      },
      one: () => Promise.reject(new Error('no single template is due here')),
    },
  });
});
afterEach(() => {
  keeper.close();
  vi.useRealTimers();
  workspace.remove();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('templates that nobody asks for', () => {
  it('are read when the account is new, and then whenever the last reading is a day old', async () => {
    keeper.wake();
    await pass(MINUTE);
    expect(reads).toEqual([0]);
    await pass(23 * HOUR);
    expect(reads).toEqual([0]);
    await pass(2 * HOUR);
    expect(reads).toHaveLength(2);
    // It looks every half hour.
    expect(reads[1]).toBeGreaterThan(24 * 60);
    expect(reads[1]).toBeLessThanOrEqual(24.5 * 60 + 1);
    await pass(23 * HOUR);
    expect(reads).toHaveLength(2);
  });

  it('are not read again when a person did it within the day', async () => {
    keeper.wake();
    await pass(20 * HOUR);
    upsertTemplateSync(workspace.db, accountId, { at: Date.now(), limit: null });
    await pass(20 * HOUR);
    expect(reads).toEqual([0]);
    await pass(5 * HOUR);
    expect(reads).toHaveLength(2);
  });

  it('are asked for ever more seldom while Meta does not answer, and at once after a new token', async () => {
    outcomes = ['fails', 'fails', 'fails'];
    keeper.wake();
    await pass(16 * MINUTE);
    // After five minutes, and after ten more.
    expect(reads.map(Math.floor)).toEqual([0, 5, 15]);
    keeper.wake();
    await pass(MINUTE);
    expect(reads).toHaveLength(4);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('wait for an account that cannot be spoken for', async () => {
    hasToken = false;
    keeper.wake();
    await pass(2 * HOUR);
    expect(reads).toEqual([]);
    hasToken = true;
    await pass(31 * MINUTE);
    expect(reads).toHaveLength(1);
  });
});

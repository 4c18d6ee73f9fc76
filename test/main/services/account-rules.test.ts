import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRules } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';

let hub: TestHub;
let id: AccountId;
let first: AccountRules;
beforeAll(async () => {
  hub = await openTestHub();
  ({ id } = await hub.client.accounts.create(goodForm));
  first = await hub.client.accounts.rules({ id });
});
afterAll(() => hub.remove());

const set = (rules: AccountRules, changedFrom?: AccountRules) =>
  hub.client.accounts.setRules({ id, rules, ...(changedFrom ? { changedFrom } : {}) });

describe('the rules of an account that two seats change at the same time', () => {
  it('take both changes when these concern different parts', async () => {
    await set({ ...first, sound: 'bell' }, first);
    const kept = await set({ ...first, escalateAfterMinutes: 20 }, first);
    expect(kept).toEqual({ ...first, sound: 'bell', escalateAfterMinutes: 20 });
    expect(await hub.client.accounts.rules({ id })).toEqual(kept);
  });

  it('are not overwritten unseen by the later one', async () => {
    const kept = await hub.client.accounts.rules({ id });
    await expect(set({ ...first, sound: 'knock' }, first)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    expect(await hub.client.accounts.rules({ id })).toEqual(kept);
    // Whoever has seen what stands there may.
    expect(await set({ ...kept, sound: 'knock' }, kept)).toMatchObject({ sound: 'knock' });
  });

  it('are replaced by a program that says nothing of before', async () => {
    expect(await set(first)).toEqual(first);
  });
});

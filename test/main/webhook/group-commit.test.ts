import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGroupCommit, type NewDelivery } from '../../../src-main/webhook/group-commit.ts';

const delivery = (size = 10): NewDelivery => ({
  accountKey: 'key-1',
  receivedAt: 1,
  body: Buffer.alloc(size),
});

function recordGroups(): { sizes: number[]; append: (group: readonly NewDelivery[]) => void } {
  const sizes: number[] = [];
  return { sizes, append: (group) => sizes.push(group.length) };
}

describe('deliveries are written in groups', () => {
  it('those of one moment together', async () => {
    const { sizes, append } = recordGroups();
    const groups = createGroupCommit(append);
    await Promise.all([groups.store(delivery()), groups.store(delivery()), groups.store(delivery())]);
    await groups.store(delivery());
    expect(sizes).toEqual([3, 1]);
  });

  it('sixty-four at once without waiting', () => {
    const { sizes, append } = recordGroups();
    const groups = createGroupCommit(append);
    const stored = Array.from({ length: 130 }, () => groups.store(delivery()));
    expect(sizes).toEqual([64, 64]);
    groups.close();
    expect(sizes).toEqual([64, 64, 2]);
    return Promise.all(stored);
  });

  it('four megabytes at once without waiting', async () => {
    const { sizes, append } = recordGroups();
    const groups = createGroupCommit(append);
    const stored = [groups.store(delivery(3_000_000)), groups.store(delivery(3_000_000))];
    expect(sizes).toEqual([2]);
    await Promise.all(stored);
  });

  it('not before they are whole: nobody hears of success until the write is done', async () => {
    const events: string[] = [];
    const groups = createGroupCommit(() => events.push('written'));
    const told = groups.store(delivery()).then(() => events.push('told'));
    await sleep(10);
    await told;
    expect(events).toEqual(['written', 'told']);
  });
});

describe('a write that fails', () => {
  it('rejects everybody in the group and nobody after it', async () => {
    let fails = true;
    const groups = createGroupCommit(() => {
      if (fails) throw new Error('database or disk is full');
    });
    const outcomes = await Promise.allSettled([groups.store(delivery()), groups.store(delivery())]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    fails = false;
    await expect(groups.store(delivery())).resolves.toBeUndefined();
  });
});

describe('closing', () => {
  it('writes what waits and takes nothing more', async () => {
    const { sizes, append } = recordGroups();
    const groups = createGroupCommit(append);
    const waiting = groups.store(delivery());
    groups.close();
    await waiting;
    await expect(groups.store(delivery())).rejects.toThrow('closing');
    expect(sizes).toEqual([1]);
  });
});

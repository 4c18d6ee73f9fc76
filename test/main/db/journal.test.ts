import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
});

afterEach(() => workspace.remove());

const delivery = (text: string, accountKey = 'key-1', receivedAt = 1000) => ({
  accountKey,
  receivedAt,
  body: Buffer.from(text),
});
const listSeqs = (after = 0, limit = 100) => workspace.journal.listAfter(after, limit).map(({ seq }) => seq);

describe('the journal', () => {
  it('keeps bodies in their order, byte for byte', () => {
    const body = randomBytes(5000);
    workspace.journal.append([delivery('one'), { ...delivery(''), body }]);
    workspace.journal.append([delivery('three', 'key-1', 2000)]);
    expect(workspace.journal.listAfter(1, 10)).toEqual([
      { seq: 2, accountKey: 'key-1', receivedAt: 1000, body },
      { seq: 3, accountKey: 'key-1', receivedAt: 2000, body: Buffer.from('three') },
    ]);
    expect(workspace.journal.counts()).toEqual({
      deliveries: 3,
      duplicates: 0,
      lastSeq: 3,
      lastReceivedAt: 2000,
    });
  });

  it('counts a body that comes again, within a group and later, instead of keeping it', () => {
    workspace.journal.append([delivery('a'), delivery('a'), delivery('b')]);
    workspace.journal.append([delivery('b', 'key-1', 9000), delivery('c')]);
    expect(listSeqs()).toEqual([1, 2, 3]);
    expect(workspace.journal.counts()).toMatchObject({ deliveries: 3, duplicates: 2, lastSeq: 3 });
    expect(workspace.journal.findBreak()).toBeNull();
  });

  it('keeps the same body once for each account', () => {
    workspace.journal.append([delivery('a', 'key-1'), delivery('a', 'key-2')]);
    expect(listSeqs()).toEqual([1, 2]);
  });

  it('gives a page, and of large bodies a smaller one', () => {
    workspace.journal.append(['a', 'b', 'c', 'd'].map((text) => delivery(text)));
    expect(listSeqs(1, 2)).toEqual([2, 3]);
    workspace.journal.append(
      [1, 2, 3, 4].map((seed) => ({ ...delivery(''), body: Buffer.alloc(3 * 1024 * 1024, seed) })),
    );
    expect(listSeqs(4)).toEqual([5, 6, 7]);
  });

  it('is unchanged by a group that fails, and goes on after it', () => {
    workspace.journal.append([delivery('a')]);
    const impossible = { ...delivery('b'), receivedAt: Number.NaN };
    expect(() => workspace.journal.append([delivery('c'), impossible])).toThrow();
    expect(workspace.journal.counts()).toMatchObject({ deliveries: 1, lastSeq: 1 });
    workspace.journal.append([delivery('d')]);
    expect(listSeqs()).toEqual([1, 2]);
    expect(workspace.journal.findBreak()).toBeNull();
  });
});

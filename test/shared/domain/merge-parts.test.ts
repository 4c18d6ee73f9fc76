import { describe, expect, it } from 'vitest';
import { isAlike, mergeParts } from '../../../src-shared/domain/merge-parts.ts';

const before = { away: { isOn: false, text: '' }, sound: 'drop', minutes: null as number | null };

describe('two people who changed one thing', () => {
  it.each([
    ['nothing', {}, {}, {}, []],
    ['different parts', { sound: 'bell' }, { minutes: 15 }, { sound: 'bell', minutes: 15 }, []],
    ['one part alike', { sound: 'bell' }, { sound: 'bell' }, { sound: 'bell' }, []],
    ['one part differently', { sound: 'bell' }, { sound: 'knock' }, { sound: 'knock' }, ['sound']],
    [
      'one part, which the later one set back',
      { minutes: 5 },
      { away: { text: '', isOn: false } },
      { minutes: 5 },
      [],
    ],
  ])('%s', (_name, now, wanted, merged, clashes) => {
    expect(mergeParts({ ...before, ...now }, before, { ...before, ...wanted })).toEqual({
      merged: { ...before, ...merged },
      clashes,
    });
  });

  it('says the same in whatever order it stands, and lists only in theirs', () => {
    expect(isAlike({ one: 1, two: [{ a: 1, b: null }] }, { two: [{ b: null, a: 1 }], one: 1 })).toBe(true);
    expect(isAlike([1, 2], [2, 1])).toBe(false);
    expect(isAlike(null, {})).toBe(false);
  });
});

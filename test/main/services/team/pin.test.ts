import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorId } from '#shared/domain/ids.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { setPinHash } from '../../../../src-main/db/queries/team.ts';
import { checkPin, hashPin, waitAfter } from '../../../../src-main/services/team/pin.ts';
import {
  createFakeClock,
  type FakeClock,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;
let clock: FakeClock;
let olena: OperatorId;

beforeEach(async () => {
  clock = createFakeClock();
  workspace = openTemporaryWorkspace(clock);
  olena = insertOperator(workspace.db, { name: 'Олена', role: 'operator' }, 0).id;
  setPinHash(workspace.db, olena, await hashPin('4711'));
});
afterEach(() => workspace.remove());

const attempt = (pin: string | null): Promise<string> =>
  checkPin({ db: workspace.db, clock }, olena, pin).then(
    () => 'right',
    (error: { code: string; values: { seconds?: number } }) =>
      [error.code, error.values.seconds].filter((part) => part !== undefined).join(' '),
  );

describe('a PIN', () => {
  it('is kept as a hash with a salt of its own', async () => {
    const [one, two] = [await hashPin('4711'), await hashPin('4711')];
    expect(one).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(one).not.toContain('4711');
  });

  it('waits longer with every wrong one after the third, and five minutes at the most', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50].map((failures) => waitAfter(failures) / 1000);
    expect(waits).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it('is looked at three times at once, then not before its time, and never locked for ever', async () => {
    expect([await attempt('1'), await attempt('2'), await attempt('3')]).toEqual([
      'SEAT_PIN_WRONG',
      'SEAT_PIN_WRONG',
      'SEAT_PIN_WRONG',
    ]);
    // Also the right one: who guesses must not learn that it was right.
    expect(await attempt('4711')).toBe('PIN_TOO_SOON 5');
    clock.advance(4_000);
    expect(await attempt('4711')).toBe('PIN_TOO_SOON 1');
    clock.advance(1_000);
    expect(await attempt('0000')).toBe('SEAT_PIN_WRONG');
    expect(await attempt('4711')).toBe('PIN_TOO_SOON 10');
    clock.advance(10_000);
    expect(await attempt('4711')).toBe('right');
    expect([await attempt('1'), await attempt('4711')]).toEqual(['SEAT_PIN_WRONG', 'right']);
  });

  it('is not got around by many tries at once', async () => {
    const answers = await Promise.all(['1', '2', '3', '4', '4711', '6'].map(attempt));
    expect(answers.filter((answer) => answer === 'SEAT_PIN_WRONG')).toHaveLength(3);
    expect(answers).not.toContain('right');
  });

  it('waits no longer than the rule when the clock of the computer was turned back', async () => {
    for (const pin of ['1', '2', '3']) await attempt(pin);
    clock.advance(-24 * 60 * 60 * 1000);
    expect(await attempt('4711')).toBe('PIN_TOO_SOON 5');
  });

  it('costs no try when none is given', async () => {
    for (let count = 0; count < 10; count += 1) expect(await attempt(null)).toBe('SEAT_PIN_WRONG');
    expect(await attempt('4711')).toBe('right');
  });

  it('holds up nothing else while it is looked at', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await Promise.all([attempt('1'), attempt('2')]);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(3);
  });
});

import { describe, expect, it } from 'vitest';
import type { RecipientTally } from '../../../../src-main/db/queries/sending-recipients.ts';
import { findTrouble, forgive } from '../../../../src-main/services/sendings/trouble.ts';
import { NOON } from '../../../helpers/workspace.ts';

const tally = (state: RecipientTally['state'], reason: string, count: number): RecipientTally => ({
  state,
  reason,
  count,
  isAnswered: 0,
});
const troubleOf = (...tallies: RecipientTally[]) => findTrouble(tallies, {}, NOON);

describe('a running sending', () => {
  it('goes on while single people cannot be reached', () => {
    expect(
      troubleOf(
        tally('failed', '131026', 400),
        tally('failed', '131049', 60),
        tally('queued', '131056', 30),
        tally('unconfirmed', 'lost', 9),
        tally('left_out', 'opted_out', 5),
        tally('delivered', '', 1_000),
      ),
    ).toBeNull();
  });

  it.each(['131042', '131048', '131031', '132015', '132016', '132001', '368'])(
    'stops at the first %s: whoever is next would be refused as well',
    (code) => {
      expect(troubleOf(tally('delivered', '', 500), tally('failed', code, 1))).toMatchObject({
        kind: 'trouble',
        until: null,
      });
    },
  );

  it('stops at a spam limit that the outbox would still try to get around', () => {
    expect(troubleOf(tally('queued', '131048', 1))).toMatchObject({ kind: 'trouble' });
  });

  it('waits for another token without a person', () => {
    expect(troubleOf(tally('queued', '190', 12))).toMatchObject({ kind: 'account', until: null });
  });

  it('rests when Meta asks many times to go slower, and not when it asks once', () => {
    expect(troubleOf(tally('queued', '130429', 3), tally('queued', 'busy', 2))).toBeNull();
    const trouble = troubleOf(tally('queued', '130429', 15), tally('queued', 'busy', 5));
    expect(trouble).toMatchObject({ kind: 'wait' });
    expect(trouble?.until).toBeGreaterThan(NOON);
  });

  it('goes on after what somebody has seen, and stops again at one more', () => {
    const seen = forgive([tally('failed', '131042', 3), tally('failed', '131026', 7)]);
    expect(seen).toEqual({ '131042': 3 });
    expect(findTrouble([tally('failed', '131042', 3)], seen, NOON)).toBeNull();
    expect(findTrouble([tally('failed', '131042', 4)], seen, NOON)).not.toBeNull();
  });
});

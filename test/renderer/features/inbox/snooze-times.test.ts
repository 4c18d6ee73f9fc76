import { describe, expect, it } from 'vitest';
import { snoozeTimes } from '../../../../src-renderer/features/inbox/snooze-times.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const timesAt = (now: number) =>
  Object.fromEntries(snoozeTimes(now).map(({ choice, until }) => [choice, until]));

describe('until when a conversation is put aside', () => {
  it('is offered by the wall clock of this computer', () => {
    // A Saturday.
    expect(timesAt(at(21, 14, 20))).toEqual({
      untilReply: null,
      laterToday: at(21, 17),
      tomorrow: at(22, 9),
      nextMonday: at(23, 9),
    });
    // A Monday: the next one is a week away.
    expect(timesAt(at(23, 8, 59))).toMatchObject({ laterToday: at(23, 11), nextMonday: at(30, 9) });
  });

  it('names Monday once on a Sunday', () => {
    expect(timesAt(at(22, 14))).not.toHaveProperty('nextMonday');
    expect(timesAt(at(22, 14))).toHaveProperty('tomorrow', at(23, 9));
  });

  it('offers no "later today" that would be tomorrow', () => {
    expect(timesAt(at(24, 21, 0))).not.toHaveProperty('laterToday');
    expect(timesAt(at(24, 20, 59))).toHaveProperty('laterToday', at(24, 23));
  });
});

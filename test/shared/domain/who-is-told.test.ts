import { describe, expect, it } from 'vitest';
import type { OperatorId } from '#shared/domain/ids.ts';
import { ENGAGEMENT_MS, type ToldFacts, whoIsTold } from '#shared/domain/who-is-told.ts';
import { customerServiceWindow } from '#shared/domain/window.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** The day on which everything begins. */
const START = Date.UTC(2026, 10, 18, 9);

// Ids as the database gives them.
const [olena, ivan, maria, owner] = [1, 2, 3, 4] as [OperatorId, OperatorId, OperatorId, OperatorId];
const nameOf = new Map([
  [olena, 'Olena'],
  [ivan, 'Ivan'],
  [maria, 'Maria'],
  [owner, 'the owner'],
]);

/** What happened until now: days after the start, or nothing. */
interface Story {
  /** Who is on the account's list; Olena and Ivan unless told otherwise. */
  list?: OperatorId[];
  /** Who takes part, and since which day. */
  takePart?: [OperatorId, number][];
  /** The day of an operator's last message to the customer. A program's, an automatic one and the phone's are none. */
  operatorWrote?: number;
  /** The day on which the wait was brought before everybody. */
  escalated?: number;
  /** The moment at which the customer writes. */
  customerWrites: number;
}

function tell({ list = [olena, ivan], takePart = [], operatorWrote, escalated, customerWrites }: Story) {
  const at = (day: number | undefined) => (day === undefined ? null : START + day * DAY);
  const facts: ToldFacts = {
    list,
    participants: takePart.map(([operatorId, day]) => ({ operatorId, joinedAt: START + day * DAY })),
    admins: [owner],
    lastOperatorAt: at(operatorWrote),
    escalatedAt: at(escalated),
    now: START + customerWrites * DAY,
  };
  const { operatorIds, reason, until } = whoIsTold(facts);
  return {
    told: operatorIds.map((id) => nameOf.get(id)),
    reason,
    untilDay: until === null ? null : (until - START) / DAY,
  };
}

const MILLISECOND = 1 / DAY;

/** Each line is a sentence of the rules; days are counted from the beginning of the story. */
const sentences: [sentence: string, story: Story, told: string[], reason: string, untilDay: number | null][] =
  [
    [
      'a customer writes first: all operators of the list are told',
      { customerWrites: 0 },
      ['Olena', 'Ivan'],
      'list',
      null,
    ],
    [
      'nobody answered yet: all of the list are told again',
      { customerWrites: 3 },
      ['Olena', 'Ivan'],
      'list',
      null,
    ],
    [
      'we wrote first with a template, the answer comes on day 14: it goes to the sender',
      { takePart: [[maria, 0]], operatorWrote: 0, customerWrites: 14 },
      ['Maria'],
      'participants',
      15,
    ],
    [
      'we wrote first with a template, the answer comes on day 16: it goes to everybody on the list',
      { takePart: [[maria, 0]], operatorWrote: 0, customerWrites: 16 },
      ['Olena', 'Ivan'],
      'lapsed',
      null,
    ],
    [
      'once an operator has answered, only who takes part is told',
      { takePart: [[olena, 1]], operatorWrote: 1, customerWrites: 2 },
      ['Olena'],
      'participants',
      16,
    ],
    [
      'two have answered: both are told, and nobody else',
      {
        takePart: [
          [olena, 1],
          [ivan, 2],
        ],
        list: [olena, ivan, maria],
        operatorWrote: 2,
        customerWrites: 3,
      },
      ['Olena', 'Ivan'],
      'participants',
      17,
    ],
    [
      'who takes part is told also when the list does not name them',
      { takePart: [[maria, 1]], operatorWrote: 1, customerWrites: 2 },
      ['Maria'],
      'participants',
      16,
    ],
    [
      'every message of an operator begins the 15 days anew',
      { takePart: [[olena, 1]], operatorWrote: 12, customerWrites: 20 },
      ['Olena'],
      'participants',
      27,
    ],
    [
      'a millisecond before the 15 days are over, who takes part is still told alone',
      { takePart: [[olena, 0]], operatorWrote: 0, customerWrites: 15 - MILLISECOND },
      ['Olena'],
      'participants',
      15,
    ],
    [
      'no operator has written for 15 days to the millisecond: everybody on the list again',
      { takePart: [[maria, 0]], operatorWrote: 0, customerWrites: 15 },
      ['Olena', 'Ivan'],
      'lapsed',
      null,
    ],
    [
      'who was brought in after the 15 days were over is told besides the list',
      {
        takePart: [
          [ivan, 0],
          [maria, 17],
        ],
        list: [olena],
        operatorWrote: 0,
        customerWrites: 18,
      },
      ['Olena', 'Maria'],
      'lapsed',
      null,
    ],
    [
      'the last who took part has left or was removed: everybody on the list is told',
      { takePart: [], operatorWrote: 1, customerWrites: 2 },
      ['Olena', 'Ivan'],
      'list',
      null,
    ],
    [
      'somebody was brought in before anybody answered: they and the list are told',
      { takePart: [[maria, 0]], customerWrites: 1 },
      ['Maria', 'Olena', 'Ivan'],
      'list',
      null,
    ],
    [
      'a program, an automatic message or the business’s own phone wrote: that is nobody’s answer',
      { customerWrites: 2 },
      ['Olena', 'Ivan'],
      'list',
      null,
    ],
    [
      'the customer waited too long: the list is told besides who takes part',
      { takePart: [[maria, 1]], operatorWrote: 1, escalated: 2, customerWrites: 2.5 },
      ['Maria', 'Olena', 'Ivan'],
      'escalated',
      16,
    ],
    [
      'each is told once, also who takes part and is on the list',
      { takePart: [[ivan, 1]], operatorWrote: 1, escalated: 2, customerWrites: 2.5 },
      ['Ivan', 'Olena'],
      'escalated',
      16,
    ],
    [
      'nobody is on the list and nobody takes part: all admins are told',
      { list: [], customerWrites: 0 },
      ['the owner'],
      'list',
      null,
    ],
    [
      'nobody is on the list and the 15 days are over: all admins are told',
      { list: [], takePart: [[maria, 0]], operatorWrote: 0, customerWrites: 20 },
      ['the owner'],
      'lapsed',
      null,
    ],
    [
      'nobody is on the list, but somebody takes part: they are told, the admins are not',
      { list: [], takePart: [[maria, 0]], operatorWrote: 0, customerWrites: 1 },
      ['Maria'],
      'participants',
      15,
    ],
  ];

describe('who is told of a customer’s message', () => {
  it.each(sentences)('%s', (_sentence, story, told, reason, untilDay) => {
    expect(tell(story)).toEqual({ told, reason, untilDay });
  });

  it('is told for 15 days of 24 hours', () => {
    expect(ENGAGEMENT_MS).toBe(15 * 24 * 60 * 60 * 1000);
  });

  it('has nothing to do with the 24 hours in which anything may be written: each clock runs by itself', () => {
    // The customer wrote at the start, Olena answered an hour later.
    const story = { takePart: [[olena, 0]] as [OperatorId, number][], operatorWrote: 1 / 24 };
    const moments = [2 * HOUR, 23 * HOUR, 25 * HOUR, 15 * DAY, 15 * DAY + HOUR].map((ms) => ({
      window: customerServiceWindow(START, START + ms).kind,
      owned: tell({ ...story, customerWrites: ms / DAY }).reason === 'participants',
    }));
    expect(moments).toEqual([
      { window: 'open', owned: true },
      { window: 'open', owned: true },
      { window: 'closed', owned: true },
      { window: 'closed', owned: true },
      { window: 'closed', owned: false },
    ]);
  });
});

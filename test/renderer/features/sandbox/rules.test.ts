import { describe, expect, it } from 'vitest';
import type { Fault } from '#shared/contract/sandbox.ts';
import {
  changeFault,
  faultKinds,
  hasCode,
  parseCode,
  toggleFault,
} from '../../../../src-renderer/features/sandbox/faults.ts';
import { matchCustomer } from '../../../../src-renderer/features/sandbox/match-customer.ts';
import { phoneLines } from '../../../../src-renderer/features/sandbox/phone-lines.ts';
import { sampleCustomer, samplePhoneMessage } from '../../../helpers/sample-answers.ts';

describe('matchCustomer', () => {
  const olena = sampleCustomer({ id: 'olena', waId: '380671112233', userId: 'UA.1' });
  const hidden = sampleCustomer({ id: 'hidden', waId: null, userId: 'GB.2' });
  const customers = [olena, hidden];

  it('goes by the user id before the number, since a number can pass to somebody else', () => {
    expect(matchCustomer(customers, { waId: '380671112233', userId: 'GB.2' })).toBe(hidden);
  });

  it('goes by the number where no user id is known', () => {
    expect(matchCustomer(customers, { waId: '380671112233', userId: null })).toBe(olena);
  });

  it('takes two missing numbers for nobody', () => {
    expect(matchCustomer(customers, { waId: null, userId: null })).toBeUndefined();
  });
});

describe('faults', () => {
  const slow: Fault = { kind: 'slow', code: null, count: null };

  it('come with Meta’s usual code where they carry one, and last until they are switched off', () => {
    expect(toggleFault([slow], 'graph_error', true)).toEqual([
      slow,
      { kind: 'graph_error', code: 131000, count: null },
    ]);
    expect(toggleFault([slow], 'slow', false)).toEqual([]);
    expect(faultKinds.filter(hasCode)).toEqual(['graph_error', 'graph_html', 'status_failed']);
  });

  it('change one by one', () => {
    const error: Fault = { kind: 'graph_error', code: 131000, count: null };
    expect(changeFault([slow, error], 'graph_error', { code: 131056, count: 1 })).toEqual([
      slow,
      { kind: 'graph_error', code: 131056, count: 1 },
    ]);
  });

  it.each([
    ['131047', 131047],
    [' 4 ', 4],
    ['', null],
    ['-1', null],
    ['13x', null],
    ['12345678', null],
  ])('reads the code %j as %j', (text, code) => {
    expect(parseCode(text)).toBe(code);
  });
});

describe('phoneLines', () => {
  it('leaves out reactions, which lie on their bubbles', () => {
    const messages = [
      samplePhoneMessage({ wamid: 'a' }),
      samplePhoneMessage({ wamid: 'b', kind: 'reaction', text: '👍' }),
    ];
    const { lines, hasEarlier, byWamid } = phoneLines(messages);
    expect([lines.map(({ wamid }) => wamid), hasEarlier, byWamid.has('b')]).toEqual([['a'], false, true]);
  });

  it('keeps to the newest of a long chat, and says that there is more', () => {
    const messages = Array.from({ length: 400 }, (_, at) => samplePhoneMessage({ wamid: `w${at}`, at }));
    const { lines, hasEarlier } = phoneLines(messages);
    expect([lines.length, lines.at(-1)?.wamid, hasEarlier]).toEqual([150, 'w399', true]);
  });
});

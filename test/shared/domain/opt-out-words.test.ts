import { describe, expect, it } from 'vitest';
import { defaultOptOutWords, optOutMeaning } from '#shared/domain/opt-out-words.ts';

describe('a word that ends marketing', () => {
  it.each([
    'СТОП',
    'стоп',
    'Stop.',
    '  stop!!! ',
    'STOP 🛑',
    'Стóп',
    'CTОП',
    'Відписатись',
    'відпишіть  мене',
    'Unsubscribe',
    'opt-out',
  ])('is %s', (text) => {
    expect(optOutMeaning(text, defaultOptOutWords)).toBe('stop');
  });

  it.each(['СТАРТ', 'Start', 'Підписатися', 'opt in'])('is taken back by %s', (text) => {
    expect(optOutMeaning(text, defaultOptOutWords)).toBe('start');
  });

  it.each([
    'Не зупиняйтеся на стоп',
    'stop the order please',
    'стопка',
    '',
    '!!!',
    '🛑',
    'й',
    `стоп ${'!'.repeat(300)}`,
  ])('is not %j', (text) => {
    expect(optOutMeaning(text, defaultOptOutWords)).toBeNull();
  });

  it('means nothing while the words are switched off', () => {
    expect(optOutMeaning('СТОП', { ...defaultOptOutWords, isOn: false })).toBeNull();
  });

  it('can be any word of the owner, and the usual ones are then none', () => {
    const words = { stop: ['годі вже'], start: ['далі'], isOn: true };
    expect(optOutMeaning('Годі вже!', words)).toBe('stop');
    expect(optOutMeaning('далі…', words)).toBe('start');
    expect(optOutMeaning('стоп', words)).toBeNull();
  });
});

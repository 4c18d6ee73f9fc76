import { describe, expect, it } from 'vitest';
import { languageWords, weekWords } from '../../../../src-renderer/features/team/member-facts.ts';
import { weekdayNames } from '../../../../src-renderer/ui/weekday-names.ts';

const day = [{ from: '09:00', to: '18:00' }];

describe('what a row of the team says', () => {
  it('puts days of the same hours together and leaves free days out', () => {
    const days = weekdayNames('en-GB', 'short');
    expect(weekWords([day, day, day, day, day, [{ from: '10:00', to: '14:00' }], []], days)).toBe(
      'Mon–Fri 09:00–18:00, Sat 10:00–14:00',
    );
    expect(weekWords([day, [], day, [], [], [], []], days)).toBe('Mon 09:00–18:00, Wed 09:00–18:00');
    expect(weekWords([[], [], [], [], [], [], []], days)).toBe('');
  });

  it('names languages as the reader does, and leaves what is none as it was written', () => {
    expect(languageWords(['uk', 'en'], 'en-GB')).toBe('Ukrainian, English');
    expect(languageWords(['uk', 'жести'], 'uk-UA')).toBe('українська, жести');
  });
});

import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDay,
  formatListTime,
  formatRelative,
  formatTime,
} from '../../../src-renderer/i18n/format.ts';
import { pickLanguage } from '../../../src-renderer/i18n/language.ts';

// Sunday, 22 November 2026, local time: the functions show the zone of the computer, so the test speaks it too.
const now = new Date(2026, 10, 22, 14, 5).getTime();
const daysAgo = (days: number) => new Date(2026, 10, 22 - days, 23, 59).getTime();
/** Intl separates groups and units with several kinds of spaces. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('days between messages', () => {
  it('are named by distance in calendar days, not in hours', () => {
    const justBeforeMidnight = new Date(2026, 10, 21, 23, 59).getTime();
    const justAfterMidnight = new Date(2026, 10, 22, 0, 1).getTime();
    expect(formatDay(justBeforeMidnight, justAfterMidnight, 'uk')).toBe('Вчора');
  });

  it('read naturally in Ukrainian', () => {
    const named = [0, 1, 2, 6, 10, 400].map((days) => formatDay(daysAgo(days), now, 'uk'));
    expect(named.map(plain)).toEqual([
      'Сьогодні',
      'Вчора',
      'пʼятниця',
      'понеділок',
      '12 листопада',
      '18 жовтня 2025 р.',
    ]);
  });

  it('read naturally in English', () => {
    const named = [0, 1, 2, 10, 400].map((days) => formatDay(daysAgo(days), now, 'en'));
    expect(named).toEqual(['Today', 'Yesterday', 'Friday', '12 November', '18 October 2025']);
  });

  it('get a date when they lie in the future, as a wrong clock makes them', () => {
    expect(formatDay(daysAgo(-1), now, 'uk')).toBe('23 листопада');
  });
});

describe('times in a list row', () => {
  it('get narrower with distance', () => {
    const shown = [now, daysAgo(1), daysAgo(2), daysAgo(10), daysAgo(400)].map((at) =>
      formatListTime(at, now, 'uk'),
    );
    expect(shown).toEqual(['14:05', 'вчора', 'пт', '12 лист.', '18.10.25']);
  });

  it('are written with a 24-hour clock in both languages', () => {
    expect([formatTime(now, 'uk'), formatTime(now, 'en')]).toEqual(['14:05', '14:05']);
  });
});

describe('distances', () => {
  it('are told in the largest whole unit, with the right plural', () => {
    const minutes = [1, 2, 5, 21, 59].map((count) => formatRelative(now - count * 60_000, now, 'uk'));
    expect(minutes).toEqual([
      '1 хвилину тому',
      '2 хвилини тому',
      '5 хвилин тому',
      '21 хвилину тому',
      '59 хвилин тому',
    ]);
    expect(formatRelative(now + 3 * 3_600_000, now, 'uk')).toBe('через 3 години');
    expect(formatRelative(now - 20_000, now, 'en')).toBe('now');
  });
});

describe('amounts', () => {
  it('of bytes stay short and use the decimal comma of the language', () => {
    const sizes = [0, 999, 123_456, 1_400_000, 5_000_000_000];
    expect(sizes.map((size) => plain(formatBytes(size, 'uk')))).toEqual([
      '0 Б',
      '999 Б',
      '123 кБ',
      '1,4 МБ',
      '5 ГБ',
    ]);
    expect(sizes.map((size) => plain(formatBytes(size, 'en')))).toEqual([
      '0 B',
      '999 B',
      '123 kB',
      '1.4 MB',
      '5 GB',
    ]);
  });

  it('are grouped as the language does', () => {
    expect([plain(formatCount(12_345, 'uk')), formatCount(12_345, 'en')]).toEqual(['12 345', '12,345']);
  });
});

describe('the language to begin with', () => {
  it('is the setting if there is one, else Ukrainian for its neighbours, else English', () => {
    const picked = [
      pickLanguage('en', 'uk-UA'),
      pickLanguage(null, 'uk'),
      pickLanguage(null, 'uk-UA'),
      pickLanguage(null, 'ru-RU'),
      pickLanguage(null, 'be'),
      pickLanguage(null, 'pl-PL'),
      pickLanguage('fr', 'ukx'),
    ];
    expect(picked).toEqual(['en', 'uk', 'uk', 'uk', 'uk', 'en', 'en']);
  });
});

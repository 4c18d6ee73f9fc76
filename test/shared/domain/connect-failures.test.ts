import { describe, expect, it } from 'vitest';
import { failureWords } from '#shared/domain/connect-failure-words.ts';
import { connectFailures, failureGroups } from '#shared/domain/connect-failures.ts';

describe('the ways of failing to connect', () => {
  it('each stand in one group', () => {
    expect(Object.values(failureGroups).flat().sort()).toEqual([...connectFailures].sort());
  });

  it('have words of their own in both languages', () => {
    for (const language of ['uk', 'en'] as const) {
      const titles = connectFailures.map((failure) => failureWords[failure].title[language]);
      expect(new Set(titles).size).toBe(connectFailures.length);
      for (const failure of connectFailures) {
        expect(failureWords[failure].seen[language]).toMatch(/^\S.*[.]$/);
      }
    }
  });
});

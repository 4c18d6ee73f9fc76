import { describe, expect, it } from 'vitest';
import { explainMetaError, knownMetaErrorCodes } from '#shared/domain/meta-errors.ts';

/** Every code of the table in `research/api.md` section 6, with the retry column; ranges by one example each. */
const table: Record<'no' | 'yes' | 'later', number[]> = {
  no: [
    0, 3, 10, 33, 100, 190, 200, 201, 299, 368, 130403, 130472, 130497, 131005, 131008, 131009, 131021,
    131026, 131030, 131031, 131037, 131042, 131044, 131045, 131047, 131050, 131051, 131052, 131053, 131055,
    131060, 131062, 131063, 132000, 132001, 132005, 132007, 132008, 132012, 132016, 132018, 132068, 132069,
    133005, 133006, 133008, 133009, 133010, 134011, 134100, 134101, 134102, 135000, 136024, 137000, 138001,
    139000, 131201, 139101, 147001, 147002, 147003, 147004, 147005, 2388012, 2388091, 2388093, 2388103,
    2388019, 2388024, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299, 2593107, 2593108, 200005,
    200006, 200007, 131020, 131041, 131059,
  ],
  yes: [
    1, 2, 130429, 131000, 131016, 131056, 131057, 133000, 133004, 133015, 139100, 139102, 139103, 2494100,
  ],
  later: [4, 613, 80007, 80008, 131048, 131049, 131064, 132015, 133016],
};

const tokenSubcodes = [458, 459, 460, 463, 464, 467, 492];
const fallback = explainMetaError({ code: 999_999 }).sentence;

describe('the error catalogue', () => {
  it.each(Object.entries(table))(
    'says retry "%s" for the codes of the table, in both languages',
    (retry, codes) => {
      for (const code of codes) {
        const explained = explainMetaError({ code });
        expect({ code, retry: explained.retry }).toEqual({ code, retry });
        expect(explained.sentence.uk).toMatch(/[а-яіїєґ]{3}/);
        expect(explained.sentence.en).toMatch(/[a-z]{3}/);
        expect(explained.sentence.en).not.toBe(fallback.en);
      }
    },
  );

  it('mixes no alphabets inside a word', () => {
    for (const code of knownMetaErrorCodes) {
      const { sentence } = explainMetaError({ code });
      expect(sentence.uk).not.toMatch(
        /[\p{Script=Cyrillic}][\p{Script=Latin}]|[\p{Script=Latin}][\p{Script=Cyrillic}]/u,
      );
      expect(sentence.en).not.toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  it('tells apart why a token died, and always stops at the token', () => {
    const sentences = tokenSubcodes.map((subcode) => explainMetaError({ code: 190, subcode }));
    expect(sentences.every((explained) => explained.scope === 'token' && explained.retry === 'no')).toBe(
      true,
    );
    expect(explainMetaError({ code: 190, subcode: 463 }).sentence.en).toContain('run out');
    expect(explainMetaError({ code: 190, subcode: 467 }).sentence.en).toContain('withdrawn');
    expect(explainMetaError({ code: 190, subcode: 12345 }).sentence).toEqual(
      explainMetaError({ code: 190 }).sentence,
    );
  });

  it('reads the meaning of code 100 from its subcode', () => {
    expect(explainMetaError({ code: 100, subcode: 33 }).sentence.en).toContain('Phone number ID');
    expect(explainMetaError({ code: 100, subcode: 2388024 }).sentence).toEqual(
      explainMetaError({ code: 2388024 }).sentence,
    );
    expect(explainMetaError({ code: 100, subcode: 2388999 }).sentence.en).toContain(
      'does not accept the template',
    );
  });

  it('shows Meta’s own words where only they say which value is meant', () => {
    const explained = explainMetaError({ code: 131009, details: 'Parameter value is not valid: to' });
    expect(explained.sentence.uk).toContain('Відповідь Meta (131009): Parameter value is not valid: to');
    expect(explained.sentence.en).toContain('Meta’s answer (131009): Parameter value is not valid: to');
    expect(explainMetaError({ code: 131021, details: 'x1y2' }).sentence.en).not.toContain('x1y2');
  });

  it('is honest about what nobody knows', () => {
    expect(explainMetaError({ code: 777_777 }).sentence.en).toContain('777777');
    expect(explainMetaError({ code: 777_777 }).retry).toBe('no');
    expect(explainMetaError({ code: null, details: 'Odd' }).sentence.en).toContain('Odd');
    expect(explainMetaError({ code: 138_123 }).sentence.en).toContain('calls');
  });

  it('waits at least a day after the marketing cap and names whom an error concerns', () => {
    expect(explainMetaError({ code: 131049 })).toMatchObject({ retryAfterMs: 86_400_000, scope: 'message' });
    expect(explainMetaError({ code: 130429 }).scope).toBe('account');
    expect(explainMetaError({ code: 131056 }).scope).toBe('recipient');
  });
});

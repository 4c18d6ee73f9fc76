import { describe, expect, it } from 'vitest';
import { templateCheckCodes } from '#shared/domain/template-check-codes.ts';
import { checkAgainstOthers } from '#shared/domain/template-check-others.ts';
import { canBeSubmitted, checkTemplate } from '#shared/domain/template-checks.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';
import { binding, body, code, good, types } from '../../helpers/template-drafts.ts';
import { bindings } from './template-checks/binding-pairs.ts';
import { buttonChecks, oneTimeCodes } from './template-checks/button-pairs.ts';
import { offers } from './template-checks/offer-pairs.ts';
import { around, besideOthers, draft, other, same } from './template-checks/others-pairs.ts';
import { sources } from './template-checks/sources.ts';
import { categoryAndTime, nameAndLanguage, placesInBody, texts } from './template-checks/text-pairs.ts';

const codes = (draft: TemplateDraft) => checkTemplate(draft, types).map((problem) => problem.code);

/** A sentence in each language; what is quoted is in the language of the template. */
function expectBothLanguages(problem: TemplateProblem | undefined): void {
  expect(problem?.sentence.uk).toMatch(/\p{Script=Cyrillic}/u);
  expect(problem?.sentence.en.replaceAll(/“[^”]*”/g, 'quoted')).toMatch(/^[^\p{Script=Cyrillic}]+\S[.!]$/u);
}

const ownText = [
  ...nameAndLanguage,
  ...placesInBody,
  ...texts,
  ...offers,
  ...categoryAndTime,
  ...buttonChecks,
  ...oneTimeCodes,
  ...bindings,
];

describe('what Meta refuses is told before it is submitted', () => {
  it('has a refused and an accepted template for every check there is, and the page that says so', () => {
    const paired = new Set([...ownText, ...besideOthers].map(([one]) => one));
    expect([...paired].sort()).toEqual([...templateCheckCodes].sort());
    expect(Object.keys(sources).sort()).toEqual([...templateCheckCodes].sort());
    const meta = /^https:\/\/developers\.facebook\.com\//;
    expect(Object.values(sources).filter((source) => source !== 'ours' && !meta.test(source))).toEqual([]);
  });

  it('says nothing of a template that is in order', () => {
    expect(checkTemplate(good, types)).toEqual([]);
    expect(checkTemplate(code(), types)).toEqual([]);
  });

  it.each(ownText)(
    '%s (%s at %s) is told of the refused one and not of the accepted one',
    (expected, severity, spot, refused, accepted) => {
      const found = checkTemplate(refused, types).find((problem) => problem.code === expected);
      expect({ severity: found?.severity, spot: found?.spot.kind }).toEqual({ severity, spot });
      expectBothLanguages(found);
      expect(codes(accepted)).not.toContain(expected);
    },
  );

  it.each(besideOthers)(
    '%s is told beside one account and not beside the other',
    (expected, refused, accepted) => {
      const found = checkAgainstOthers(draft, refused).find((problem) => problem.code === expected);
      expect(found?.severity).toBe('error');
      expectBothLanguages(found);
      expect(checkAgainstOthers(draft, accepted).map((problem) => problem.code)).not.toContain(expected);
    },
  );

  it('lets templates of one-time codes be alike', () => {
    const twin = other({ components: same, category: 'AUTHENTICATION' });
    const ofCodes: TemplateDraft = { ...draft, text: { ...draft.text, category: 'AUTHENTICATION' } };
    expect(checkAgainstOthers(ofCodes, around({ others: [twin] }))).toEqual([]);
  });

  it('jumps to the characters that are meant', () => {
    const [problem] = checkTemplate(body('Hello {{1}}, your order {{2} is packed and waits for you.'), types);
    expect(problem?.spot).toEqual({ kind: 'body', from: 24, to: 28 });
    const gap = checkTemplate(body('Hello {{1}}, your order {{3}} is packed and waits for you.'), types);
    expect(gap.find(({ code: one }) => one === 'places_gap')?.spot).toEqual({
      kind: 'body',
      from: 24,
      to: 29,
    });
  });

  it('counts words of a language that puts no spaces between them', () => {
    expect(codes({ ...body('您好{{1}}，您的订单{{2}}已经准备好了，请来取货。'), language: 'zh_CN' })).toEqual(
      [],
    );
    expect(codes({ ...body('订单{{1}}和{{2}}好'), language: 'zh_CN' })).toContain('places_many');
  });

  it('lets a template with advice be submitted, and none with an error', () => {
    expect(canBeSubmitted(checkTemplate(binding({ operatorIds: [] }), types))).toBe(true);
    expect(canBeSubmitted(checkTemplate({ ...good, name: '' }, types))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { templateErrors } from '#shared/domain/meta-errors-templates.ts';
import { emptyTemplateText, type TemplateText } from '#shared/domain/template-draft.ts';
import type { TemplateSpot } from '#shared/domain/template-problem.ts';
import {
  refusalProblems,
  refusedSubcodes,
  type SubmissionRefusal,
} from '#shared/domain/template-refusals.ts';

const text: TemplateText = {
  ...emptyTemplateText,
  body: 'Hi',
  buttons: [
    { kind: 'quick_reply', text: 'A' },
    { kind: 'quick_reply', text: 'B' },
  ],
};
const body: TemplateSpot = { kind: 'body', from: null, to: null };

/** Each subcode as Meta sends it: title and message as its pages and those who got it quote them. */
const answers: Record<number, [title: string, message: string, spot: TemplateSpot]> = {
  2388019: [
    'Message template limit exceeded',
    'You have reached your limit of templates.',
    { kind: 'template' },
  ],
  2388023: [
    'Message template language is being deleted',
    'New English (US) content can’t be added while the existing English (US) content is being deleted. Try again in 4 weeks.',
    { kind: 'name' },
  ],
  2388024: ['Content in this language already exists', 'There is already English content.', { kind: 'name' }],
  2388039: ['Message template cannot be edited', 'It is in review.', { kind: 'template' }],
  2388040: ['Character limit exceeded', 'The message footer has too many characters', { kind: 'footer' }],
  2388043: [
    'Message template "components" param is missing expected field(s)',
    'component of type HEADER is missing expected field(s) (example)',
    { kind: 'header' },
  ],
  2388047: ['Message header format is incorrect', 'Headers can’t have emojis.', { kind: 'header' }],
  2388060: [
    'Buttons format is incorrect',
    'Buttons can’t have any variables, newlines, emojis, or formatting characters.',
    { kind: 'buttons' },
  ],
  2388072: ['Message body format is incorrect', 'The body is not right.', body],
  2388073: ['Message footer format is incorrect', 'Footers can’t have variables.', { kind: 'footer' }],
  2388185: ['Cannot create message template', 'This account does not have permission.', { kind: 'template' }],
  2388273: ['Invalid sample', 'The uploaded media handle is not valid.', { kind: 'sample_file' }],
  2388293: ['Too many parameters', 'This template has too many variables for its length.', body],
  2388299: ['Invalid parameters', 'Variables can’t be at the start or end of the template.', body],
};

const only = (refusal: SubmissionRefusal) => {
  const problems = refusalProblems(refusal, text);
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe('what Meta refuses of a template', () => {
  it('has an answer here for every subcode that the catalogue and the table of fields know', () => {
    const inCatalogue = templateErrors.map(([code]) => code).filter((code) => code >= 2_388_000);
    expect(new Set(refusedSubcodes.keys())).toEqual(new Set(inCatalogue));
    expect(new Set(Object.keys(answers).map(Number))).toEqual(new Set(inCatalogue));
  });

  it.each(Object.entries(answers))('%s comes back at its field, in both languages', (code, answer) => {
    const [title, details, spot] = answer;
    const problem = only({ code: 100, subcode: Number(code), message: 'Invalid parameter', title, details });
    expect(problem).toMatchObject({ code: `meta_${code}`, severity: 'error', spot });
    expect(problem?.sentence.uk).toMatch(/^(?:Meta )?\p{Script=Cyrillic}/u);
    expect(problem?.sentence.en).toMatch(/^[^\p{Script=Cyrillic}]+$/u);
    // What is said first is ours; Meta's own English may follow where it says more.
    expect(problem?.sentence.en.startsWith(title)).toBe(false);
  });

  it.each<[SubmissionRefusal, TemplateSpot]>([
    [
      { code: 100, message: "components[1]['buttons'][1]['text'] is too long" },
      { kind: 'button', index: 1 },
    ],
    [{ code: 100, details: 'Invalid language code' }, { kind: 'language' }],
    [{ code: 100, message: 'component of type BODY is missing expected field(s) (example)' }, body],
    [{ code: 100, message: 'component of type HEADER is missing expected field(s)' }, { kind: 'header' }],
    [
      { code: 100, subcode: 2388043, details: 'component of type BUTTONS is missing (example)' },
      { kind: 'buttons' },
    ],
    [{ code: 100, details: 'The category is not one of MARKETING, UTILITY' }, { kind: 'category' }],
    [{ code: 100, details: 'header_handle is not a valid handle' }, { kind: 'sample_file' }],
    [{ code: 100, details: 'message_send_ttl_seconds: TTL is out of range' }, { kind: 'ttl' }],
    [{ code: 100, details: 'code_expiration_minutes must be 1 to 90' }, { kind: 'authentication' }],
    [{ code: 100, details: 'Param name must match ^[a-z0-9_]+$' }, { kind: 'name' }],
    [{ code: null }, { kind: 'template' }],
  ])('%j is told from its words', (refusal, spot) => {
    expect(only(refusal)?.spot).toEqual(spot);
  });

  it.each<SubmissionRefusal>([
    { code: 190, subcode: 463, message: 'The session has expired. Ask for a token in your language.' },
    { code: 200, message: 'You do not have permission to use this name.' },
    {
      code: 100,
      subcode: 33,
      message: 'Object does not exist; read the documentation at this URL, header included.',
    },
    {
      code: 80008,
      message: 'Too many calls to this WhatsApp account: wait until the body of requests is smaller.',
    },
  ])('%j is no fault of a field, whatever words it has', (refusal) => {
    expect(only(refusal)?.spot).toEqual({ kind: 'template' });
  });

  it.each([
    { code: 100, message: 'Unheard of' },
    { code: 100, subcode: 2_388_999, title: 'Unheard of' },
    { code: 99_999, details: 'Unheard of', message: 'Generic' },
  ])('%j shows Meta’s own words, since nobody here knows it', (refusal) => {
    const problem = only(refusal);
    expect(problem?.sentence.uk).toMatch(/Відповідь Meta.*Unheard of/);
    expect(problem?.sentence.en).toMatch(/Meta’s answer.*Unheard of/);
  });
});

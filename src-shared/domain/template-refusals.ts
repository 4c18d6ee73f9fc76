import { explainMetaError, type MetaErrorCode } from './meta-errors.ts';
import type { TemplateText } from './template-draft.ts';
import type { TemplateProblem, TemplateSpot } from './template-problem.ts';

/** Meta's refusal of a submission, with all the words that it gave. */
export interface SubmissionRefusal extends MetaErrorCode {
  /** `error.message`. */
  message?: string | null;
  /** `error_user_title`. */
  title?: string | null;
}

type Sentence = TemplateProblem['sentence'];

/** Where a refusal points, and our own words for it where they say more than the catalogue. */
interface Reading {
  spot: TemplateSpot;
  sentence?: Sentence;
}

const body: TemplateSpot = { kind: 'body', from: null, to: null };

/**
 * Where each of Meta's subcodes of a refused template points; null: only its words say it. Sentences are in the catalogue. Meta lists
 * most of them (research/api.md 6); 2388023, 2388043, 2388060, 2388185 and 2388273 are known from developers who got them.
 */
export const refusedSubcodes: ReadonlyMap<number, TemplateSpot | null> = new Map<number, TemplateSpot | null>(
  [
    [2_388_019, { kind: 'template' }],
    [2_388_023, { kind: 'name' }],
    [2_388_024, { kind: 'name' }],
    [2_388_039, { kind: 'template' }],
    [2_388_040, null],
    [2_388_043, null],
    [2_388_047, { kind: 'header' }],
    [2_388_060, { kind: 'buttons' }],
    [2_388_072, body],
    [2_388_073, { kind: 'footer' }],
    [2_388_185, { kind: 'template' }],
    [2_388_273, { kind: 'sample_file' }],
    [2_388_293, body],
    [2_388_299, body],
  ],
);

/** Only these say that something is wrong with what was written; others speak of a token, of permissions, of too many requests. */
const isAboutText = ({ code, subcode }: SubmissionRefusal): boolean =>
  [null, 100, 131_008, 131_009].includes(code) && subcode !== 33;

const buttonForm: Sentence = {
  uk: 'Meta не приймає назви кнопки: без змінних, перенесень рядка, емодзі та форматування.',
  en: 'Meta does not take the words of a button: no variables, line breaks, emoji or formatting.',
};

/** Meta's free English texts: code 100 comes with nothing else. The first that fits counts. */
const patterns: readonly (readonly [RegExp, Reading])[] = [
  [/variables, newlines, emojis/i, { spot: { kind: 'buttons' }, sentence: buttonForm }],
  [
    /more than two consecutive newline/i,
    {
      spot: body,
      sentence: {
        uk: 'Поспіль може бути лише один порожній рядок. Приберіть зайві.',
        en: 'Only one empty line in a row is allowed. Remove the others.',
      },
    },
  ],
  [
    /is not a valid phone number/i,
    {
      spot: { kind: 'buttons' },
      sentence: {
        uk: 'Meta не приймає номера в кнопці. Запишіть його з кодом країни.',
        en: 'Meta does not take the number of the button. Write it with its country code.',
      },
    },
  ],
  [/\bheader_handle\b|media sample|sample media/i, { spot: { kind: 'sample_file' } }],
  [/\bHEADER\b|message header/i, { spot: { kind: 'header' } }],
  [/\bFOOTER\b|message footer/i, { spot: { kind: 'footer' } }],
  [/\bBUTTONS?\b|\burl\b|flow_id|phone_number/i, { spot: { kind: 'buttons' } }],
  [
    /being deleted|was deleted|deleted (?:less|within)|30 days/i,
    {
      spot: { kind: 'name' },
      sentence: {
        uk: 'Meta ще тримає назву видаленого шаблону. Оберіть іншу назву.',
        en: 'Meta still keeps the name of a deleted template. Choose another name.',
      },
    },
  ],
  [/\blanguage\b|\blocale\b/i, { spot: { kind: 'language' } }],
  [/\bcategory\b/i, { spot: { kind: 'category' } }],
  [/\bttl\b|time[- ]to[- ]live/i, { spot: { kind: 'ttl' } }],
  [/code_expiration|security_recommendation/i, { spot: { kind: 'authentication' } }],
  [/\bBODY\b|message body|parameter|variable|placeholder/i, { spot: body }],
  [/\bname\b/i, { spot: { kind: 'name' } }],
];

/** What Meta refused, at the field that it means; always at least one problem. */
export function refusalProblems(refusal: SubmissionRefusal, text: TemplateText): TemplateProblem[] {
  const reading = readRefusal(refusal);
  const told = explainMetaError({ ...refusal, details: wordsOfMeta(refusal) }).sentence;
  return [
    {
      code: `meta_${refusal.subcode ?? refusal.code ?? 'unknown'}`,
      severity: 'error',
      spot: narrow(reading.spot, refusal, text),
      sentence: reading.sentence ?? told,
    },
  ];
}

/** The sentence for people comes first; the others are for developers. */
const wordsOfMeta = ({ details, title, message }: SubmissionRefusal): string | null =>
  [details, title, message].find((words) => (words ?? '').trim() !== '') ?? null;

function readRefusal(refusal: SubmissionRefusal): Reading {
  const words = isAboutText(refusal) ? allWords(refusal) : '';
  const byWords = patterns.find(([pattern]) => pattern.test(words))?.[1];
  const known = refusedSubcodes.get(refusal.subcode ?? 0) ?? refusedSubcodes.get(refusal.code ?? 0);
  if (!known) return byWords ?? { spot: { kind: 'template' } };
  // The subcode says where; words of the same place say more about it.
  return { spot: known, ...(byWords?.sentence && byWords.spot.kind === known.kind ? byWords : {}) };
}

const allWords = ({ details, title, message }: SubmissionRefusal): string =>
  [details, title, message].filter(Boolean).join('\n');

/** Meta counts components and buttons from 0: `components[2]['buttons'][1]`. */
function narrow(spot: TemplateSpot, refusal: SubmissionRefusal, { buttons }: TemplateText): TemplateSpot {
  if (spot.kind !== 'buttons') return spot;
  const index = Number(/buttons?['"]?\]?\[(\d+)\]/i.exec(allWords(refusal))?.[1] ?? Number.NaN);
  if (buttons.length === 1) return { kind: 'button', index: 0 };
  return index < buttons.length ? { kind: 'button', index } : spot;
}

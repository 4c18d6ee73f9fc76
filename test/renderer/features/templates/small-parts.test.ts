import { describe, expect, it } from 'vitest';
import type { TemplateEvent } from '#shared/contract/templates.ts';
import type { TemplateId, TemplateVersionId } from '#shared/domain/ids.ts';
import { emptyTemplateBinding } from '#shared/domain/template-draft.ts';
import { apiExample } from '../../../../src-renderer/features/templates/api-example.ts';
import { attentionOf } from '../../../../src-renderer/features/templates/attention.ts';
import { exampleId, findExampleDraft } from '../../../../src-renderer/features/templates/example-id.ts';
import { toHistory } from '../../../../src-renderer/features/templates/history.ts';
import { pauseOf } from '../../../../src-renderer/features/templates/pause.ts';
import { sentenceOfMeta } from '../../../../src-renderer/features/templates/sentence-of-meta.ts';
import { barsOf } from '../../../../src-renderer/features/templates/stat-periods.ts';
import { diffWords } from '../../../../src-renderer/features/templates/word-diff.ts';
import { daysOf } from '../../../../src-renderer/state/day-bars.ts';
import { aTemplate } from '../../../helpers/a-template.ts';

const HOUR_MS = 3_600_000;

describe('a comparison of two texts', () => {
  it('marks the words that went and came, and keeps a place whole', () => {
    expect(diffWords('Hello {{1}}, come today.', 'Hello {{2}}, come tomorrow.')).toEqual([
      { kind: 'same', text: 'Hello ' },
      { kind: 'removed', text: '{{1}}' },
      { kind: 'added', text: '{{2}}' },
      { kind: 'same', text: ', come ' },
      { kind: 'removed', text: 'today' },
      { kind: 'added', text: 'tomorrow' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('is one piece for the same text, and two for a text that is too long to compare', () => {
    expect(diffWords('Добрий день', 'Добрий день')).toEqual([{ kind: 'same', text: 'Добрий день' }]);
    const long = 'a '.repeat(3_000);
    expect(diffWords(long, `${long}b`).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('the history of a template', () => {
  const words = {
    category: (category: string) => category,
    header: (kind: string) => `header ${kind}`,
    button: (kind: string) => `button ${kind}`,
  };
  const version = (id: number, at: number, text: string) => ({
    id: id as TemplateVersionId,
    at,
    origin: 'edited' as const,
    operatorId: null,
    category: 'UTILITY',
    components: [{ type: 'BODY', text }],
  });
  const event = (at: number, to: string): TemplateEvent => ({
    at,
    kind: 'status',
    from: null,
    to,
    reason: null,
    source: 'webhook',
    operatorId: null,
  });

  it('is one story, the newest first, and a text tells only what changed in it', () => {
    const told = toHistory(
      {
        versions: [version(2, 30, 'New words'), version(1, 10, 'Old words')],
        events: [event(20, 'APPROVED')],
      },
      words,
    );
    expect(
      told.map((entry) => (entry.kind === 'event' ? entry.event.to : [entry.changes, entry.isCurrent])),
    ).toEqual([
      [[{ key: 'body', before: 'Old words', after: 'New words' }], true],
      'APPROVED',
      [null, false],
    ]);
  });

  it('names kinds of headers and buttons as this reader does, in the order of a message', () => {
    const components = [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Words' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] },
    ];
    const versions = [version(2, 30, 'Words'), { ...version(1, 10, 'Words'), components }];
    const [newest] = toHistory({ versions, events: [] }, words);
    expect(newest?.kind === 'version' && newest.changes).toEqual([
      { key: 'header', before: 'header image', after: '' },
      { key: 'button:0', before: 'button quick_reply: Thanks', after: '' },
    ]);
  });

  it('takes the name of a reason and a bare moment off what Meta says', () => {
    expect(sentenceOfMeta('FIRST_PAUSE Your template was paused.')).toBe('Your template was paused.');
    expect(sentenceOfMeta('Your template WAS paused.')).toBe('Your template WAS paused.');
    expect(['SCAM', '1763900000', ' ', null].map(sentenceOfMeta)).toEqual([null, null, null, null]);
  });

  it('believes Meta which pause it is', () => {
    const told = (reason: string) => pauseOf([{ ...event(100, 'PAUSED'), reason }]);
    expect(told('SECOND_PAUSE Again.')).toMatchObject({ number: 2, until: 100 + 6 * HOUR_MS });
    expect(told('RATE_LIMITING_PAUSE Slowly.')).toMatchObject({ number: 0, until: null });
  });

  it('knows until when a pause lasts: three hours, then six, then nobody knows', () => {
    const paused = (...at: number[]) => at.map((moment) => event(moment, 'PAUSED'));
    expect(pauseOf(paused(100))?.until).toBe(100 + 3 * HOUR_MS);
    expect(pauseOf(paused(900, 100))).toEqual({
      since: 900,
      until: 900 + 6 * HOUR_MS,
      number: 2,
      reason: null,
    });
    expect(pauseOf(paused(3, 2, 1))?.until).toBe(null);
    expect(pauseOf([event(1, 'APPROVED')])).toBe(null);
  });
});

describe('what needs attention', () => {
  it('is what was rejected, paused, announced, doubled or not submitted; a draft is not', () => {
    expect(attentionOf(aTemplate({ status: 'REJECTED', comingCategory: 'MARKETING' }))).toEqual([
      'rejected',
      'coming_category',
    ]);
    expect(attentionOf(aTemplate({ hasConflict: true, hasUnsubmittedChanges: true }))).toEqual([
      'conflict',
      'unsubmitted',
    ]);
    expect(attentionOf(aTemplate({ status: 'DRAFT', hasUnsubmittedChanges: true }))).toEqual([]);
  });
});

describe('the numbers of a template', () => {
  it('are asked for by days of this computer, today included', () => {
    expect(daysOf('7', new Date(2026, 10, 23, 0, 30).getTime())).toEqual({
      from: '2026-11-17',
      to: '2026-11-23',
    });
  });

  it('are drawn by days, and of a year by weeks whose sums are right', () => {
    const day = (place: number) => ({
      day: `day ${place}`,
      sent: 2,
      delivered: 1,
      read: 1,
      answered: 0,
      failed: 1,
    });
    const year = Array.from({ length: 365 }, (_, place) => day(place));
    expect(barsOf(year.slice(0, 30))).toHaveLength(30);
    const weeks = barsOf(year);
    expect(weeks).toHaveLength(53);
    expect(weeks[0]).toEqual({
      from: 'day 0',
      to: 'day 6',
      sent: 14,
      delivered: 7,
      read: 7,
      answered: 0,
      failed: 7,
    });
    expect(weeks.at(-1)).toEqual({
      from: 'day 364',
      to: 'day 364',
      sent: 2,
      delivered: 1,
      read: 1,
      answered: 0,
      failed: 1,
    });
  });
});

describe('the example for a program', () => {
  const components = [
    { type: 'BODY', text: "It's {{1}} for {{2}}.", example: { body_text: [["Olena's", '118']] } },
  ];

  it('asks only for what the hub cannot know, and survives an apostrophe in a shell', () => {
    const template = aTemplate({
      id: 5 as TemplateId,
      components,
      binding: {
        ...emptyTemplateBinding,
        appliesTo: 'Order',
        variables: {
          'body:2': { sample: '118', source: { kind: 'field', path: ['number'] }, format: { kind: 'text' } },
        },
      },
    });
    const call = apiExample(template, 'http://127.0.0.1:7777/api/v1');
    expect(call).toContain("curl -X POST 'http://127.0.0.1:7777/api/v1/templates/5/send'");
    const sent = /-d '(.*)'$/s.exec(call)?.[1]?.replaceAll(String.raw`'\''`, "'");
    expect(JSON.parse(sent ?? '')).toEqual({
      target: { kind: 'record', type: 'Order', key: '1001' },
      answers: { values: { 'body:1': "Olena's" } },
    });
  });

  it('holds no token', () => {
    expect(apiExample(aTemplate({ components }), 'http://127.0.0.1')).toContain('Bearer $TOKEN');
  });
});

describe('the address of an example', () => {
  it('leads to its text in its language, and nowhere for a name that nobody gave', () => {
    expect(findExampleDraft(exampleId('event_ticket', 'en'))?.language.startsWith('en')).toBe(true);
    expect(findExampleDraft(exampleId('event_ticket', 'uk'))?.language).toBe('uk');
    expect(findExampleDraft('nonsense.uk')).toBe(null);
  });
});

import { describe, expect, it } from 'vitest';
import { accountIdSchema, operatorIdSchema, templateIdSchema } from '#shared/domain/ids.ts';
import {
  checkAgainstOthers,
  type OtherTemplate,
  type TemplateSurroundings,
} from '#shared/domain/template-check-others.ts';
import { checkTemplate } from '#shared/domain/template-checks.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
} from '#shared/domain/template-draft.ts';
import { templateExamples } from '#shared/domain/template-examples.ts';
import {
  isRightToLeft,
  isTemplateLanguage,
  templateLanguageName,
  templateLanguages,
} from '#shared/domain/template-languages.ts';
import {
  canDelete,
  canDuplicate,
  canEdit,
  canSend,
  canSubmit,
  canUnpause,
  categoryWords,
  qualityWords,
  rejectionWords,
  statusWords,
  type TemplateState,
} from '#shared/domain/template-life.ts';
import { refusalProblems } from '#shared/domain/template-refusals.ts';
import { shippedRecordTypes } from '../../../src-main/services/records/shipped-record-types.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 23);

const state = (change: Partial<TemplateState> = {}): TemplateState => ({
  status: 'APPROVED',
  category: 'UTILITY',
  metaTemplateId: '1',
  unknownParts: [],
  hasConflict: false,
  hasUnsubmittedChanges: true,
  editedAt: [],
  ...change,
});

describe('what may be done with a template', () => {
  const statuses = [
    'DRAFT',
    'APPROVED',
    'REJECTED',
    'PAUSED',
    'PENDING',
    'IN_APPEAL',
    'DISABLED',
    'LIMIT_EXCEEDED',
    'PENDING_DELETION',
    'DELETED',
    'ARCHIVED',
    'LOCKED',
    'NEW_AT_META',
  ];
  const allowed = (may: (template: TemplateState) => unknown) =>
    statuses.filter((status) => may(state({ status })) === true);

  it('is a matter of its status', () => {
    expect(allowed(canEdit)).toEqual(['DRAFT', 'APPROVED', 'REJECTED', 'PAUSED']);
    expect(allowed((template) => canSubmit(template, now))).toEqual([
      'DRAFT',
      'APPROVED',
      'REJECTED',
      'PAUSED',
    ]);
    expect(allowed(canUnpause)).toEqual(['PAUSED']);
    expect(allowed((template) => canSend({ ...template, binding: emptyTemplateBinding }, null))).toEqual([
      'APPROVED',
    ]);
    expect(statuses.filter((status) => canDelete(state({ status })) !== true)).toEqual([
      'DISABLED',
      'PENDING_DELETION',
      'DELETED',
    ]);
  });

  it('says why not, in both languages', () => {
    for (const status of statuses) {
      for (const answer of [
        canEdit(state({ status })),
        canSend({ ...state({ status }), binding: emptyTemplateBinding }, null),
      ]) {
        if (answer === true) continue;
        expect(answer.uk).toMatch(/\p{Script=Cyrillic}.*\.$/u);
        expect(answer.en).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('leaves parts alone that it does not know, and a conflict to a person', () => {
    expect(canEdit(state({ unknownParts: ['CAROUSEL'] }))).toMatchObject({
      en: expect.stringContaining('CAROUSEL'),
    });
    expect(canDuplicate(state({ unknownParts: ['CAROUSEL'] }))).not.toBe(true);
    expect(canDuplicate(state())).toBe(true);
    expect(canEdit(state({ hasConflict: true }))).not.toBe(true);
  });

  it('submits changes only, and an approved template once a day and ten times in thirty', () => {
    expect(canSubmit(state({ hasUnsubmittedChanges: false }), now)).not.toBe(true);
    expect(canSubmit(state({ status: 'DRAFT', hasUnsubmittedChanges: false }), now)).toBe(true);
    expect(canSubmit(state({ editedAt: [now - DAY + 3_600_000] }), now)).toMatchObject({
      en: expect.stringContaining('Hours to wait: 1.'),
    });
    expect(canSubmit(state({ editedAt: [now - DAY] }), now)).toBe(true);
    const ten = Array.from({ length: 10 }, (_, index) => now - (index + 2) * DAY);
    expect(canSubmit(state({ editedAt: ten }), now)).toMatchObject({
      en: expect.stringContaining('Days to wait: 19.'),
    });
    expect(canSubmit(state({ editedAt: ten.slice(1) }), now)).toBe(true);
    expect(canSubmit(state({ status: 'REJECTED', editedAt: ten }), now)).toBe(true);
  });

  it('lets only those operators send it that were chosen, and every admin', () => {
    const [chosen, other] = [operatorIdSchema.parse(7), operatorIdSchema.parse(8)];
    const binding = { ...emptyTemplateBinding, operatorIds: [chosen] };
    expect(canSend({ status: 'APPROVED', binding }, { id: chosen, role: 'operator' })).toBe(true);
    expect(canSend({ status: 'APPROVED', binding }, { id: other, role: 'operator' })).not.toBe(true);
    expect(canSend({ status: 'APPROVED', binding }, { id: other, role: 'admin' })).toBe(true);
    expect(canSend({ status: 'PAUSED', binding }, { id: other, role: 'admin' })).not.toBe(true);
    expect(canSend({ status: 'APPROVED', binding }, null)).toBe(true);
  });

  it('has words for what Meta says, and shows the rest by its own name', () => {
    expect(statusWords('approved').label).toEqual({ uk: 'Схвалено', en: 'Approved' });
    expect(statusWords('QUANTUM').label.en).toBe('QUANTUM');
    expect(rejectionWords('NONE')).toBeNull();
    expect(rejectionWords(null)).toBeNull();
    expect(rejectionWords('scam')?.advice.en).toContain('card numbers');
    expect(rejectionWords('BORING')?.what.en).toContain('BORING');
    expect(qualityWords('RED').tone).toBe('bad');
    expect(qualityWords(null)).toEqual(qualityWords('UNKNOWN'));
    expect(categoryWords('marketing').label.uk).toBe('Маркетинговий');
  });
});

describe('a draft beside what the account has', () => {
  const draft: TemplateDraft = {
    accountId: accountIdSchema.parse(1),
    name: 'order_ready',
    language: 'en_US',
    text: { ...emptyTemplateText, body: 'Your order is ready', footer: 'Bye' },
    binding: emptyTemplateBinding,
  };
  const other = (change: Partial<OtherTemplate> = {}): OtherTemplate => ({
    id: templateIdSchema.parse(5),
    name: 'another',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components: [{ type: 'BODY', text: 'Something else' }],
    ...change,
  });
  const around = (change: Partial<TemplateSurroundings> = {}): TemplateSurroundings => ({
    now,
    self: null,
    others: [],
    deleted: [],
    limit: null,
    ...change,
  });
  const self = (change: Partial<NonNullable<TemplateSurroundings['self']>> = {}) => ({
    id: templateIdSchema.parse(9),
    status: 'APPROVED',
    category: 'UTILITY',
    metaTemplateId: '1',
    editedAt: [],
    ...change,
  });
  const same = [
    { type: 'BODY', text: 'Your order  is ready' },
    { type: 'FOOTER', text: 'Bye' },
  ];
  const text = { ...draft.text, category: 'AUTHENTICATION' as const };

  it.each<[string, TemplateSurroundings, TemplateSurroundings, TemplateDraft?]>([
    [
      'name_taken',
      around({ others: [other({ name: 'order_ready' })] }),
      around({ others: [other({ name: 'order_ready', language: 'uk' })] }),
    ],
    [
      'name_taken',
      around({ others: [other({ name: 'order_ready', language: 'en-US' })] }),
      around({ others: [other({ name: 'order_ready', status: 'DELETED' })] }),
    ],
    [
      'name_taken',
      around({ others: [other({ name: 'order_ready' })] }),
      around({
        self: self({ id: templateIdSchema.parse(5), metaTemplateId: null }),
        others: [other({ name: 'order_ready' })],
      }),
    ],
    [
      'name_deleted',
      around({ deleted: [{ name: 'order_ready', at: now - 29 * DAY }] }),
      around({ deleted: [{ name: 'order_ready', at: now - 30 * DAY }] }),
    ],
    [
      'templates_limit',
      around({ limit: 1, others: [other()] }),
      around({ limit: 1, others: [other({ status: 'DRAFT' })] }),
    ],
    [
      'same_words',
      around({ others: [other({ components: same })] }),
      around({ others: [other({ components: same.slice(0, 1) })] }),
    ],
    [
      'edit_limit',
      around({ self: self({ editedAt: [now - 1000] }) }),
      around({ self: self({ status: 'REJECTED', editedAt: [now - 1000] }) }),
    ],
    [
      'edit_status',
      around({ self: self({ status: 'PENDING' }) }),
      around({ self: self({ status: 'PAUSED' }) }),
    ],
    [
      'category_fixed',
      around({ self: self({ category: 'MARKETING' }) }),
      around({ self: self({ category: 'MARKETING', status: 'REJECTED' }) }),
    ],
  ])('%s is told where Meta refuses and not where it does not', (code, refused, accepted) => {
    expect(checkAgainstOthers(draft, refused).map((problem) => problem.code)).toContain(code);
    expect(checkAgainstOthers(draft, accepted).map((problem) => problem.code)).not.toContain(code);
  });

  it('lets templates of one-time codes be alike', () => {
    expect(
      checkAgainstOthers(
        { ...draft, text },
        around({ others: [other({ components: same, category: 'AUTHENTICATION' })] }),
      ),
    ).toEqual([]);
  });
});

describe('Meta’s refusal of a submission', () => {
  const text = {
    ...emptyTemplateText,
    body: 'Hi',
    buttons: [
      { kind: 'quick_reply', text: 'A' },
      { kind: 'quick_reply', text: 'B' },
    ],
  } satisfies typeof emptyTemplateText;
  it.each([
    [{ code: 100, subcode: 2388024 }, { kind: 'name' }],
    [{ code: 100, subcode: 2388047 }, { kind: 'header' }],
    [
      { code: 100, subcode: 2388072 },
      { kind: 'body', from: null, to: null },
    ],
    [{ code: 100, subcode: 2388073 }, { kind: 'footer' }],
    [
      { code: 100, subcode: 2388293 },
      { kind: 'body', from: null, to: null },
    ],
    [
      { code: 100, subcode: 2388299 },
      { kind: 'body', from: null, to: null },
    ],
    [{ code: 100, subcode: 2388019 }, { kind: 'template' }],
    [
      { code: 100, subcode: 2388040, details: 'The message footer has too many characters' },
      { kind: 'footer' },
    ],
    [
      {
        code: 100,
        subcode: 2388060,
        details: 'Buttons can’t have any variables, newlines, emojis, or formatting characters.',
      },
      { kind: 'buttons' },
    ],
    [
      { code: 100, message: "Invalid parameter: components[1]['buttons'][1]['text'] is too long" },
      { kind: 'button', index: 1 },
    ],
    [{ code: 100, details: 'Invalid language code' }, { kind: 'language' }],
    [
      { code: 100, message: 'component of type BODY is missing expected field(s) (example)' },
      { kind: 'body', from: null, to: null },
    ],
    [{ code: 100, message: 'component of type HEADER is missing expected field(s)' }, { kind: 'header' }],
    [{ code: 190, subcode: 463 }, { kind: 'template' }],
    [{ code: null }, { kind: 'template' }],
  ])('%j comes back at its field', (refusal, spot) => {
    const [problem] = refusalProblems(refusal, text);
    expect(problem?.spot).toEqual(spot);
    expect(problem?.sentence.uk).toMatch(/\p{Script=Cyrillic}/u);
    expect(problem?.sentence.en).not.toBe('');
  });

  it('quotes Meta’s own words where the catalogue has none', () => {
    const [problem] = refusalProblems({ code: 100, details: null, message: 'Unheard of' }, text);
    expect(problem?.sentence.uk).toContain('Unheard of');
  });
});

describe('ready-made examples', () => {
  const contact = {
    name: 'Contact',
    label: { uk: 'Контакт', en: 'Contact' },
    keyField: 'phone',
    fields: (['phone', 'name'] as const).map((name) => ({
      name,
      label: { uk: name, en: name },
      kind: name === 'phone' ? ('phone' as const) : ('text' as const),
      referenceTo: null,
      isRequired: true,
    })),
  };
  it.each(
    templateExamples.flatMap(({ key, drafts }) =>
      Object.values(drafts).map((draft) => [key, draft.language, draft] as const),
    ),
  )('%s (%s) can be submitted as it is', (_, __, draft) => {
    expect(
      checkTemplate({ ...draft, accountId: accountIdSchema.parse(1) }, [contact, ...shippedRecordTypes]),
    ).toEqual([]);
  });

  it('are eight', () => {
    expect(new Set(templateExamples.map(({ key }) => key)).size).toBe(8);
  });
});

describe('languages of templates', () => {
  it('are those of Meta, with names that people read', () => {
    expect(new Set(templateLanguages).size).toBe(templateLanguages.length);
    expect(isTemplateLanguage('uk')).toBe(true);
    expect(isTemplateLanguage('pt')).toBe(false);
    expect(templateLanguageName('es_MX', 'uk')).toBe('іспанська (Мексика)');
    expect(templateLanguageName('xx_WHAT_EVER', 'en')).toBe('xx_WHAT_EVER');
    expect(templateLanguages.filter(isRightToLeft)).toContain('prs_AF');
    expect(isRightToLeft('en_US')).toBe(false);
  });
});

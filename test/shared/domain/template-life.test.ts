import { describe, expect, it } from 'vitest';
import { accountIdSchema, operatorIdSchema } from '#shared/domain/ids.ts';
import { checkTemplate } from '#shared/domain/template-checks.ts';
import { emptyTemplateBinding } from '#shared/domain/template-draft.ts';
import { templateExamples } from '#shared/domain/template-examples.ts';
import {
  isRightToLeft,
  isTemplateLanguage,
  templateLanguageName,
  templateLanguages,
} from '#shared/domain/template-languages.ts';
import {
  canBind,
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
  whyNotSent,
} from '#shared/domain/template-life.ts';
import { shippedRecordTypes } from '../../../src-main/services/records/shipped-record-types.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 23);

const state = (change: Partial<TemplateState> = {}): TemplateState => ({
  status: 'APPROVED',
  category: 'UTILITY',
  metaTemplateId: '1',
  unknownParts: [],
  lockedParts: [],
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

  it('says why a part is not sent that is left out on purpose', () => {
    expect(whyNotSent(['HOLOGRAM']).en).toMatch(/HOLOGRAM\. Send it through Meta\.$/);
    expect(whyNotSent(['BUTTON ORDER_DETAILS']).en).toContain('Payment inside WhatsApp');
    expect(whyNotSent(['CAROUSEL BUTTON ORDER_DETAILS', 'HEADER GIF']).uk).toMatch(/Оплата .* Рухомі /);
  });

  it('leaves parts alone that it does not know, and a conflict to a person', () => {
    expect(canEdit(state({ unknownParts: ['CAROUSEL'] }))).toMatchObject({
      en: expect.stringContaining('CAROUSEL'),
    });
    expect(canDuplicate(state({ unknownParts: ['CAROUSEL'] }))).not.toBe(true);
    expect(canBind(state({ unknownParts: ['CAROUSEL'] }))).not.toBe(true);
    // What is sent and not written here is told in words; where its values come from is still chosen.
    expect(canBind(state({ lockedParts: ['CAROUSEL'] }))).toBe(true);
    expect(canEdit(state({ lockedParts: ['CAROUSEL'] }))).toMatchObject({
      en: expect.stringContaining('it has: cards'),
    });
    expect(canDuplicate(state({ lockedParts: ['CAROUSEL'] }))).toMatchObject({
      uk: expect.stringContaining('картки'),
    });
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

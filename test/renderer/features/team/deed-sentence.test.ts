import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/contract/audit.ts';
import { auditActions, programActions } from '#shared/domain/audit-actions.ts';
import { auditIdKind } from '#shared/domain/audit-things.ts';
import type { AuditEntryId, OperatorId } from '#shared/domain/ids.ts';
import { deedParts } from '../../../../src-renderer/features/team/audit/deed-sentence.ts';
import * as en from '../../../../src-renderer/i18n/en/index.ts';
import { createI18n } from '../../../../src-renderer/i18n/index.ts';
import * as uk from '../../../../src-renderer/i18n/uk/index.ts';

const translators = {
  uk: createI18n('uk', uk).getFixedT('uk', 'audit'),
  en: createI18n('en', en).getFixedT('en', 'audit'),
};
type Language = keyof typeof translators;
const languages = Object.keys(translators) as Language[];

const entry = (action: string, subject: AuditEntry['subject'] = {}): AuditEntry => ({
  id: 1 as AuditEntryId,
  at: 0,
  operatorId: 3 as OperatorId,
  seat: 'desktop',
  action,
  subject,
  things: {},
});
const say = (language: Language, line: AuditEntry) =>
  deedParts(translators[language], line)
    .map((part) => (part.kind === 'text' ? part.text : `<${part.kind === 'who' ? 'who' : part.field}>`))
    .join('');

/** What the lines of a deed can say differently. */
const subjects: readonly AuditEntry['subject'][] = [
  {},
  { id: 3, count: 5, had: 9, has: 4, hasNewSecret: true, isOptedOut: true, isApart: true, isNew: true },
  { id: 4, hasPin: true, isBlocked: true, accountId: 7, operatorId: 5, handOverTo: 5, isOptedOut: false },
  ...['done', 'reopen', 'snooze', 'pin', 'assign', 'label'].map((kind) => ({ id: 4, kind, count: 1 })),
  { id: 4, kind: 'pin', isPinned: false },
  { id: 4, kind: 'label', isOn: false },
  { kind: 'done', count: 12 },
];

describe('the sentence of a deed', () => {
  it.each(languages)('is there for every action and everything that a line can say, in %s', (language) => {
    const wrong: string[] = [];
    for (const action of [...Object.keys(auditActions), ...programActions]) {
      for (const subject of subjects) {
        const sentence = say(language, entry(action, subject));
        const isBare = sentence.includes(action) || sentence.includes('{{') || sentence.includes('deeds.');
        const names = [...sentence.matchAll(/<(\w+)>/g)].map(([, name]) => name ?? '');
        const isNameless = names.some((name) => name !== 'who' && auditIdKind(action, name) === null);
        if (isBare || isNameless) wrong.push(`${action}: ${sentence}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('follows what the line says', () => {
    const english = (action: string, subject: AuditEntry['subject']) => say('en', entry(action, subject));
    expect([
      english('conversations.change', { id: 4, kind: 'assign', operatorId: 5 }),
      english('conversations.change', { id: 4, kind: 'assign', operatorId: null }),
      english('conversations.change', { kind: 'done', count: 12 }),
      english('team.setPin', { id: 3, hasPin: true }),
      english('team.setPin', { id: 4, hasPin: false }),
      english('accounts.update', { id: 7, hasNewSecret: true }),
    ]).toEqual([
      '<who> assigned the conversation with <id> to <operatorId>',
      '<who> took the assignment off the conversation with <id>',
      '<who> changed 12 conversations (done)',
      '<who> set their own PIN',
      '<who> took away the PIN of <id>',
      '<who> changed the token or secret of <id>',
    ]);
  });

  it('has the plural forms of Ukrainian', () => {
    const rows = (count: number) => say('uk', entry('records.delete', { count }));
    expect([rows(1), rows(3), rows(11)]).toEqual([
      '<who> видаляє 1 запис',
      '<who> видаляє 3 записи',
      '<who> видаляє 11 записів',
    ]);
  });

  it('is the bare name of a deed that this version does not know', () => {
    expect(say('en', entry('moon.land', { id: 4 }))).toBe('<who>: moon.land');
  });
});

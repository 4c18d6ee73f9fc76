import { describe, expect, it } from 'vitest';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
} from '#shared/domain/template-draft.ts';
import {
  adoptDraft,
  beginSession,
  changeDraft,
  confirmSaved,
  isUnsaved,
  redoChange,
  undoChange,
} from '../../../../../src-renderer/features/templates/editor/editor-session.ts';

const id = 5 as TemplateId;
const draft: TemplateDraft = {
  accountId: 7 as AccountId,
  name: 'order',
  language: 'en',
  text: emptyTemplateText,
  binding: emptyTemplateBinding,
};
const named = (name: string): TemplateDraft => ({ ...draft, name });
const begun = () => beginSession({ templateId: id, draft, isSaved: true });
const type = (session: ReturnType<typeof begun>, names: readonly string[], at = 0) =>
  names.reduce(
    (now, name, index) => changeDraft(now, named(name), { group: 'name', at: at + index * 100 }),
    session,
  );

describe('undo in the editor', () => {
  it('takes back what was typed in one go as one step', () => {
    const typed = type(begun(), ['o', 'or', 'ord']);
    expect(undoChange(typed).draft).toBe(draft);
    expect(redoChange(undoChange(typed)).draft.name).toBe('ord');
  });

  it('begins another step after a pause and in another field', () => {
    const typed = type(type(begun(), ['o']), ['or'], 5000);
    expect(undoChange(typed).draft.name).toBe('o');
    const other = changeDraft(typed, { ...typed.draft, language: 'uk' }, { group: 'language', at: 5100 });
    expect(undoChange(other).draft).toEqual(named('or'));
  });

  it('loses the way forward with a new change, and stops at the first', () => {
    const again = changeDraft(undoChange(type(begun(), ['o'])), named('x'), { group: 'name', at: 9000 });
    expect(again.future).toEqual([]);
    expect(undoChange(undoChange(again)).draft).toBe(draft);
  });
});

describe('what the hub says', () => {
  const theirs = named('from_elsewhere');

  it('is taken while nothing is being written here', () => {
    const adopted = adoptDraft(begun(), theirs);
    expect(adopted.draft).toBe(theirs);
    expect(isUnsaved(adopted)).toBe(false);
    expect(undoChange(adopted).draft).toBe(draft);
  });

  it('does not overwrite what has not been kept', () => {
    const typed = type(begun(), ['o']);
    expect(adoptDraft(typed, theirs)).toBe(typed);
  });

  it('is not taken when it is our own earlier word that comes late', () => {
    const first = type(begun(), ['o']);
    const kept = confirmSaved(first, first.draft, id);
    const second = type(kept, ['or'], 5000);
    const both = confirmSaved(second, second.draft, id);
    expect(adoptDraft(both, structuredClone(first.draft))).toBe(both);
  });
});

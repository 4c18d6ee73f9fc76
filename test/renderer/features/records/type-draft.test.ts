import { describe, expect, it } from 'vitest';
import {
  nameFromLabel,
  typeNameFromLabel,
} from '../../../../src-renderer/features/records/type-editor/name-from-label.ts';
import {
  addField,
  changeField,
  draftProblems,
  emptyDraft,
  moveField,
  toDraft,
  toType,
} from '../../../../src-renderer/features/records/type-editor/type-draft.ts';
import { contactType, orderType } from './sample-types.ts';

const types = [contactType, orderType];

describe('names for programs', () => {
  it('are made from what people call a thing, in either alphabet', () => {
    expect(nameFromLabel('Дата замовлення', 'field', [])).toBe('dataZamovlennia');
    expect(nameFromLabel('Order number', 'field', [])).toBe('orderNumber');
    expect(nameFromLabel('Об’єкт №1', 'field', [])).toBe('obiekt1');
    expect(typeNameFromLabel('Season ticket', [])).toBe('SeasonTicket');
  });

  it('begin with a letter and are never taken twice', () => {
    expect(nameFromLabel('2026', 'field', [])).toBe('field2026');
    expect(nameFromLabel('日本', 'field', ['field'])).toBe('field2');
    expect(nameFromLabel('Total', 'field', ['total', 'total2'])).toBe('total3');
    expect(typeNameFromLabel('Order', ['Order'])).toBe('Order2');
  });
});

describe('a type while it is set up', () => {
  it('that nothing was changed in is saved as it was', () => {
    expect(toType(toDraft(orderType), types)).toEqual(orderType);
  });

  it('gets names, the word of the other language, and a key that is required', () => {
    const draft = emptyDraft();
    const named = { ...draft, label: { uk: 'Візит', en: '' } };
    const added = addField(named);
    const id = added.fields[1]?.id ?? '';
    const type = toType(changeField(added, id, { label: { uk: '', en: 'Master' } }), types);
    expect(type).toMatchObject({ name: 'Vizyt', label: { uk: 'Візит', en: 'Візит' }, keyField: 'number' });
    expect(type.fields.map(({ name, label, isRequired }) => [name, label.uk, isRequired])).toEqual([
      ['number', 'Номер', true],
      ['master', 'Master', false],
    ]);
  });

  it('moves a field by one place and stays at the ends', () => {
    const draft = toDraft(orderType);
    const order = (moved: typeof draft) => moved.fields.slice(0, 3).map(({ name }) => name);
    expect(order(moveField(draft, 'placedOn', -1))).toEqual(['number', 'placedOn', 'customer']);
    expect(moveField(draft, 'number', -1)).toBe(draft);
  });

  it('says what is missing before the hub is asked', () => {
    const draft = addField({ ...emptyDraft(), name: 'order' });
    const id = draft.fields[1]?.id ?? '';
    const referring = changeField(draft, id, { kind: 'reference' });
    expect(draftProblems(referring, true, types)).toEqual([
      { at: 'label', kind: 'labelMissing' },
      { at: 'name', kind: 'nameTaken' },
      { at: 'field', id, kind: 'labelMissing' },
      { at: 'field', id, kind: 'referenceMissing' },
    ]);
    expect(draftProblems({ ...draft, name: 'замовлення' }, true, types)).toContainEqual({
      at: 'name',
      kind: 'nameWrong',
    });
    expect(draftProblems(toDraft(orderType), false, types)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ContactFieldId } from '#shared/domain/ids.ts';
import {
  guessTargets,
  headersKey,
  toTargets,
  withTarget,
} from '../../../../src-renderer/features/contacts/import/column-targets.ts';
import {
  checkRow,
  fitsTheForm,
  type Target,
} from '../../../../src-renderer/features/contacts/import/import-row.ts';

const site = { id: 3 as ContactFieldId, name: 'Сайт', kind: 'link' as const };
const city = { id: 4 as ContactFieldId, name: 'Місто', kind: 'text' as const };
const fields = [site, city];

const check = (targets: Target[], cells: string[]) =>
  checkRow({ line: 2, cells }, { targets, fields, country: 'UA' });
const problemsOf = (targets: Target[], cells: string[]) =>
  check(targets, cells).problems.map(({ kind, column }) => `${kind} in column ${column}`);

describe('a line of a file', () => {
  it('becomes a contact: two columns of a name are joined, empty cells say nothing', () => {
    const targets: Target[] = ['name', 'name', 'phone', 'skip', 'note', 'optOut', 'field:4'];
    const cells = [' Олена ', 'Коваль', '067 111 22 33', 'зайве', '', 'Так', ' Київ '];
    expect(check(targets, cells)).toEqual({
      row: {
        line: 2,
        name: 'Олена Коваль',
        phone: '067 111 22 33',
        note: null,
        isOptedOut: true,
        fields: [{ fieldId: 4, value: 'Київ' }],
      },
      problems: [],
    });
  });

  it('says what is wrong with it, and in which column', () => {
    expect(problemsOf(['name', 'phone'], ['Петро', 'не номер'])).toEqual(['phone in column 1']);
    expect(problemsOf(['name', 'phone'], ['Петро'])).toEqual(['phoneMissing in column 1']);
    expect(problemsOf(['phone', 'optOut'], ['0671112233', 'може'])).toEqual(['optOut in column 1']);
    expect(problemsOf(['phone', 'name'], ['0671112233', 'я'.repeat(121)])).toEqual(['nameLong in column 1']);
  });

  it('refuses a link that would run a program, with the words of the field', () => {
    const { problems } = check(['phone', 'field:3'], ['0671112233', 'javascript:alert(1)']);
    expect(problems).toEqual([
      {
        kind: 'field',
        column: 1,
        field: 'Сайт',
        reason: expect.objectContaining({ uk: expect.stringContaining('https://') }),
      },
    ]);
  });

  it('takes the number of the chosen country only', () => {
    const problems = (country: string) =>
      checkRow({ line: 2, cells: ['512 345 678'] }, { targets: ['phone'], fields, country }).problems;
    expect([problems('PL').length, problems('US').length]).toEqual([0, 1]);
  });

  it('does not fit the form of the hub when a value is longer than it takes', () => {
    const fits = (note: string) => fitsTheForm(check(['phone', 'note'], ['0671112233', note]));
    expect([fits('a'.repeat(5000)), fits('a'.repeat(5001))]).toEqual([true, false]);
    expect(fitsTheForm(check(['phone', 'field:4'], ['0671112233', 'a'.repeat(2001)]))).toBe(false);
    expect(fitsTheForm(check(['phone'], ['1'.repeat(101)]))).toBe(false);
  });
});

describe('the columns of a file', () => {
  it('are known by their names in both languages, whatever the apostrophe and the letter case', () => {
    expect(guessTargets(["Ім'я", 'ТЕЛЕФОН', 'Примітка', 'Без реклами', 'місто', 'Щось'], fields)).toEqual([
      'name',
      'phone',
      'note',
      'optOut',
      'field:4',
      'skip',
    ]);
    expect(guessTargets(['First_Name', 'Last Name', 'Phone', 'Mobile'], fields)).toEqual([
      'name',
      'name',
      'phone',
      'skip',
    ]);
  });

  it('have one phone: given to another column, the first one loses it', () => {
    expect(withTarget(['phone', 'name', 'skip'], 2, 'phone')).toEqual(['skip', 'name', 'phone']);
    expect(withTarget(['name', 'skip'], 1, 'name')).toEqual(['name', 'name']);
  });

  it('come back as they were chosen, without the fields that are gone', () => {
    expect(toTargets(['phone', 'field:4', 'field:99'], ['a', 'b', 'c', 'd'], fields)).toEqual([
      'phone',
      'field:4',
      'skip',
      'skip',
    ]);
    expect(headersKey(['Ім’я', 'Phone '])).toBe(headersKey(["ім'я", 'phone']));
  });
});

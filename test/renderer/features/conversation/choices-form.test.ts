import { describe, expect, it } from 'vitest';
import { checkOutgoing } from '#shared/domain/outgoing.ts';
import {
  choicesContent,
  countRows,
  emptyChoices,
  emptyRow,
  emptySection,
  hasRoomForRow,
} from '../../../../src-renderer/features/conversation/choices-form.ts';

describe('the form of buttons and lists', () => {
  it('makes a message of filled buttons, with ids of their own and without empty ones', () => {
    const form = emptyChoices('buttons', ' When? ', '');
    const buttons = [
      { key: 'a', title: ' Today ' },
      { key: 'b', title: '' },
      { key: 'c', title: 'Tomorrow' },
    ];
    expect(choicesContent({ ...form, buttons })).toEqual({
      kind: 'buttons',
      body: 'When?',
      footer: null,
      buttons: [
        { id: 'button-1', title: 'Today' },
        { id: 'button-2', title: 'Tomorrow' },
      ],
    });
  });

  it('makes a list whose rows have ids that differ over all sections', () => {
    const row = (title: string, description = '') => ({ key: title, title, description });
    const form = {
      ...emptyChoices('list', 'Size?', 'Choose'),
      sections: [
        { key: '1', title: 'Tall', rows: [row('S'), row('M', ' most taken ')] },
        { key: '2', title: 'Low', rows: [row('S')] },
      ],
    };
    const content = choicesContent(form);
    expect(checkOutgoing(content)).toBe(true);
    expect(content).toMatchObject({
      buttonLabel: 'Choose',
      sections: [
        { rows: [{ id: 'row-1-1' }, { id: 'row-1-2', description: 'most taken' }] },
        { rows: [{ id: 'row-2-1', title: 'S', description: null }] },
      ],
    });
  });

  it('leaves out rows in which nothing was typed, and asks for the title of one that has a description only', () => {
    const row = (title: string, description: string) => ({
      key: `${title}${description}`,
      title,
      description,
    });
    const form = (...rows: ReturnType<typeof row>[]) => ({
      ...emptyChoices('list', 'Size?', 'Choose'),
      sections: [{ key: '1', title: '', rows }],
    });
    const whole = choicesContent(form(row('S', ''), row(' ', ' ')));
    expect(whole).toMatchObject({ sections: [{ rows: [{ title: 'S' }] }] });
    expect(checkOutgoing(whole)).toBe(true);
    expect(checkOutgoing(choicesContent(form(row('S', ''), row('', 'the largest'))))).toMatchObject({
      code: 'LIST_ROW_UNTITLED',
    });
  });

  it('has room for ten rows in all sections together', () => {
    const rows = (count: number) => Array.from({ length: count }, emptyRow);
    const form = emptyChoices('list', '', '');
    const nine = {
      ...form,
      sections: [
        { ...emptySection(), rows: rows(5) },
        { ...emptySection(), rows: rows(4) },
      ],
    };
    expect([countRows(nine), hasRoomForRow(nine)]).toEqual([9, true]);
    const ten = { ...form, sections: [{ ...emptySection(), rows: rows(10) }] };
    expect([countRows(ten), hasRoomForRow(ten)]).toEqual([10, false]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactImportRow } from '#shared/contract/contacts.ts';
import type { ContactFieldId } from '#shared/domain/ids.ts';
import { NOON } from '../../helpers/workspace.ts';
import { type ContactsRig, dumpTables, openContactsRig } from './rig.ts';

let rig: ContactsRig;
beforeEach(() => {
  rig = openContactsRig();
});
afterEach(() => rig.close());

const row = (values: Partial<ContactImportRow>): ContactImportRow => ({
  line: 1,
  name: null,
  phone: '0671234567',
  note: null,
  isOptedOut: null,
  fields: [],
  ...values,
});
const take = (...rows: ContactImportRow[]) =>
  rig.files.importRows({ rows, defaultCountry: 'UA', operatorId: rig.owner });
const outcomes = async (...rows: ContactImportRow[]) => (await take(...rows)).map(({ outcome }) => outcome);
const only = () => {
  const [contact] = rig.contacts.list({ limit: 2 }).items;
  if (!contact) throw new Error('there is no contact');
  return contact;
};

describe('taking over a file', () => {
  it('makes a contact once, however often the line comes and however its number is written', async () => {
    const line = row({ name: 'Ірина', note: 'любить півонії' });
    expect(await outcomes(line, row({ ...line, phone: '+380 67 123-45-67' }))).toEqual([
      'created',
      'unchanged',
    ]);
    const before = dumpTables(rig.db);
    rig.told.length = 0;
    expect(await outcomes(line)).toEqual(['unchanged']);
    expect(dumpTables(rig.db)).toEqual(before);
    expect(rig.told).toEqual([]);
    expect(only()).toMatchObject({ customName: 'Ірина', waId: '380671234567' });
    expect(rig.notes.list(only().id)).toMatchObject([{ body: 'любить півонії', operatorId: rig.owner }]);
  });

  it('says of each line what became of it, in words where it was refused', async () => {
    const field = rig.fields.create({ name: 'Знижка', kind: 'number' });
    const results = await take(
      row({ line: 2, name: 'Ірина' }),
      row({ line: 3, phone: 'none' }),
      row({ line: 4, phone: ' ' }),
      row({ line: 5, phone: '0501234567', fields: [{ fieldId: field.id, value: 'багато' }] }),
      row({ line: 6, phone: '0631234567', fields: [{ fieldId: 99 as ContactFieldId, value: 'x' }] }),
      row({ line: 7, fields: [{ fieldId: field.id, value: '5,5' }] }),
    );
    expect(results).toMatchObject([
      { line: 2, outcome: 'created', sentence: null },
      {
        line: 3,
        outcome: 'refused',
        sentence: { uk: expect.stringContaining('«none» не схоже на номер') as unknown },
      },
      { line: 4, outcome: 'refused', sentence: { uk: 'У цьому рядку немає номера телефону.' } },
      {
        line: 5,
        outcome: 'refused',
        sentence: { uk: '«багато» не підходить до поля «Знижка»: це не число' },
      },
      { line: 6, outcome: 'refused' },
      { line: 7, outcome: 'updated', sentence: null },
    ]);
    expect(rig.contacts.count()).toEqual({ count: 1 });
    expect(only().fields).toEqual([{ fieldId: field.id, value: '5.5' }]);
  });

  it('changes the name that staff gave, never what the profile says, and deletes nothing', async () => {
    const { id } = rig.person('380671234567', 'Irynka 🌸');
    const city = rig.fields.create({ name: 'Місто', kind: 'text' });
    rig.contacts.update(id, { isOptedOut: true, fields: [{ fieldId: city.id, value: 'Київ' }] });
    expect(
      await outcomes(
        row({ name: 'Irynka 🌸', isOptedOut: false, fields: [{ fieldId: city.id, value: ' ' }] }),
      ),
    ).toEqual(['unchanged']);
    expect(await outcomes(row({ name: 'Ірина Коваль' }), row({ name: null }))).toEqual([
      'updated',
      'unchanged',
    ]);
    expect(rig.contacts.get(id)).toMatchObject({
      customName: 'Ірина Коваль',
      profileName: 'Irynka 🌸',
      optOutSource: 'operator',
      fields: [{ value: 'Київ' }],
    });
  });

  it('remembers who wants no advertising, and that a file said so', async () => {
    expect(await outcomes(row({ isOptedOut: true }), row({ isOptedOut: true }))).toEqual([
      'created',
      'unchanged',
    ]);
    expect(only()).toMatchObject({ optedOutAt: NOON, optOutSource: 'import' });
  });

  it('reaches the kept contact through the number of one that was merged', async () => {
    const [kept, merged] = [rig.person('380671234567', 'А'), rig.person('380501234567', 'Б')];
    rig.merges.merge({ id: kept.id, mergedId: merged.id, operatorId: rig.owner });
    expect(await outcomes(row({ phone: '0501234567', name: 'Анна' }))).toEqual(['updated']);
    expect(rig.contacts.get(kept.id).customName).toBe('Анна');
  });

  it('lets everything else have its turn, however long the lines are', async () => {
    const rows = Array.from({ length: 200 }, (_, at) =>
      row({
        line: at + 1,
        phone: `+38067${String(at).padStart(7, '0')}`,
        note: `${at} `.padEnd(5_000, 'слово '),
      }),
    );
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 0);
    expect(new Set(await outcomes(...rows))).toEqual(new Set(['created']));
    clearInterval(others);
    expect(turns).toBeGreaterThan(1);
    expect(rig.contacts.count()).toEqual({ count: 200 });
  });

  it('tells the seats of contacts and their conversations after it is done', async () => {
    const { id, conversationId } = rig.person('380671234567', 'Ірина');
    await take(row({ name: 'Інша' }));
    expect(rig.told).toEqual([
      { entity: 'contact', id },
      { entity: 'conversation', id: conversationId, accountId: rig.account.id },
    ]);
  });
});

describe('what is given for a file', () => {
  it('is everything of the contacts by name, page after page, and comes back unchanged', async () => {
    const city = rig.fields.create({ name: 'Місто', kind: 'text' });
    for (let first = 0; first < 1_200; first += 200) {
      const rows = Array.from({ length: 200 }, (_, at) =>
        row({
          line: at + 1,
          name: `Клієнт ${first + at}`,
          phone: `+38067${String(first + at).padStart(7, '0')}`,
        }),
      );
      await take(...rows);
    }
    const last = rig.contacts.list({ search: 'Клієнт 999', limit: 1 }).items[0];
    rig.contacts.update(last?.id as never, { fields: [{ fieldId: city.id, value: 'Львів' }] });
    for (const body of ['перша', 'друга']) {
      rig.notes.add({ contactId: last?.id as never, body, operatorId: rig.owner });
      rig.clock.advance(1);
    }
    const first = rig.files.exportRows(undefined);
    const second = rig.files.exportRows(first.next ?? undefined);
    expect([first.items.length, second.items.length, second.next]).toEqual([1_000, 200, null]);
    const all = [...first.items, ...second.items];
    expect(new Set(all.map(({ id }) => id)).size).toBe(1_200);
    expect(all.at(-1)).toMatchObject({
      customName: 'Клієнт 999',
      fields: [{ value: 'Львів' }],
      notes: ['друга', 'перша'],
      lastMessageAt: null,
    });
    const again = all
      .slice(-200)
      .map(({ customName, waId, notes }, at) =>
        row({ line: at + 1, name: customName, phone: `+${waId}`, note: notes[0] ?? null }),
      );
    expect(new Set(await outcomes(...again))).toEqual(new Set(['unchanged']));
  });
});

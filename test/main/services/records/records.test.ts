import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import { RECORDS_IN_ORDER_SQL } from '../../../../src-main/db/queries/records.ts';
import { createContactFields } from '../../../../src-main/services/contact-fields.ts';
import { createRecordImports } from '../../../../src-main/services/records/imports/imports.ts';
import { createRecords } from '../../../../src-main/services/records/records.ts';
import {
  createFakeClock,
  createSilentLog,
  NOON,
  openTemporaryWorkspace,
} from '../../../helpers/workspace.ts';

const workspaces: { remove(): void }[] = [];
afterEach(() => {
  for (const workspace of workspaces.splice(0)) workspace.remove();
});

function open() {
  const clock = createFakeClock();
  const workspace = openTemporaryWorkspace(clock);
  workspaces.push(workspace);
  const published: Change[] = [];
  const ground = {
    db: workspace.db,
    clock,
    publish: (changes: readonly Change[]) => published.push(...changes),
  };
  const imports = createRecordImports({ ...ground, log: createSilentLog(), dataDir: tmpdir() });
  const options = { ...ground, language: 'uk' as const, imports: imports.procedures };
  return {
    records: createRecords(options),
    fields: createContactFields(ground),
    again: () => createRecords(options),
    clock,
    published,
    workspace,
  };
}

const sentences = (result: { failed: { index: number; sentence: { en: string } }[] }) =>
  result.failed.map(({ index, sentence }) => `${index}: ${sentence.en}`);

describe('record types', () => {
  it('ship with a new workspace, once: a deleted example does not come back', async () => {
    const { records, again, workspace } = open();
    expect(records.types().map((type) => type.name)).toEqual(['Contact', 'Invoice', 'Order', 'Ticket']);
    workspace.db.exec("DELETE FROM record_types WHERE name = 'Ticket'");
    expect(
      again()
        .types()
        .map((type) => type.name),
    ).toEqual(['Contact', 'Invoice', 'Order']);
  });
});

describe('upsert', () => {
  it('inserts, updates field by field, and says what did not change', async () => {
    const { records, fields, clock, published } = open();
    fields.create({ name: 'E-mail', kind: 'email' });
    published.length = 0;
    const contact = { phone: '+380 67 123 45 67', name: 'Олена' };
    expect(await records.upsert({ type: 'Contact', records: [contact] })).toEqual({
      inserted: 1,
      updated: 0,
      unchanged: 0,
      failed: [],
    });
    expect(await records.upsert({ type: 'Contact', records: [contact] })).toEqual({
      inserted: 0,
      updated: 0,
      unchanged: 1,
      failed: [],
    });
    clock.advance(1_000);
    expect(
      await records.upsert({
        type: 'Contact',
        records: [{ phone: '+380671234567', email: 'olena@example.com' }],
      }),
    ).toMatchObject({ updated: 1 });
    expect(await records.list({ type: 'Contact', filters: [], order: 'key', limit: 10 })).toEqual({
      items: [
        {
          type: 'Contact',
          key: '+380671234567',
          fields: { phone: '+380671234567', name: 'Олена', email: 'olena@example.com' },
          createdAt: NOON,
          updatedAt: NOON + 1_000,
        },
      ],
      next: null,
      references: [],
    });
    const told = [
      { entity: 'record', type: 'Contact' },
      { entity: 'contact', id: 1 },
    ];
    expect(published).toEqual([...told, ...told]);
  });

  it('lets each row stand or fall by itself and names the field in both languages', async () => {
    const { records } = open();
    await records.upsert({ type: 'Contact', records: [{ phone: '+380671234567', name: 'Олена' }] });
    const good = { number: 'A-1', customer: '+380671234567', total: { amount: '1250,50', currency: 'UAH' } };
    const result = await records.upsert({
      type: 'Order',
      records: [
        good,
        { number: 'A-2', total: { amount: 5, currency: 'UAX' } },
        { number: 'A-3', placedOn: '2026-02-30' },
        { number: 'A-4', customer: '+380670000000' },
        { number: 'A-5', trackingLink: 'http://example.com' },
        { total: { amount: 1, currency: 'UAH' } },
        { number: 'A-6', colour: 'red' },
      ],
    });
    expect(result.inserted).toBe(1);
    expect(sentences(result)).toEqual([
      '1: The record does not fit its type: Total: the currency is not a code such as UAH',
      '2: The record does not fit its type: Placed on: not a date such as 2026-11-22',
      '3: The record does not fit its type: Customer: there is no Contact with this key',
      '4: The record does not fit its type: Tracking link: not a link that begins with https://',
      '5: The record does not fit its type: the key field “Number” is missing',
      '6: The record does not fit its type: there is no field “colour”',
    ]);
    expect(result.failed[0]?.sentence.uk).toBe(
      'Запис не відповідає своєму типу: Сума: валюта не є кодом на зразок UAH',
    );
    expect(
      (await records.list({ type: 'Order', filters: [], order: 'key', limit: 10 })).items[0]?.fields,
    ).toEqual({
      ...good,
      total: { amount: 1250.5, currency: 'UAH' },
    });
  });

  it('takes a field away with null, but not one that is required', async () => {
    const { records } = open();
    const ticket = { number: '1', subject: 'Ремонт', status: 'new' };
    await records.upsert({ type: 'Ticket', records: [ticket] });
    expect(await records.upsert({ type: 'Ticket', records: [{ number: '1', status: null }] })).toMatchObject({
      updated: 1,
    });
    const { fields } = records.get({ type: 'Ticket', key: '1' });
    expect(fields).toEqual({ number: '1', subject: 'Ремонт' });
    const refused = await records.upsert({ type: 'Ticket', records: [{ number: '1', subject: null }] });
    expect(sentences(refused)).toEqual(['0: The record does not fit its type: Subject is missing']);
    expect(refused.failed[0]?.field).toBe('subject');
  });

  it('refuses a type that does not exist', async () => {
    const { records } = open();
    await expect(records.upsert({ type: 'Parcel', records: [{ number: '1' }] })).rejects.toThrow(
      'There is no record type “Parcel”.',
    );
    await expect(records.list({ type: 'Parcel', filters: [], order: 'key', limit: 1 })).rejects.toThrow(
      'There is no record type “Parcel”.',
    );
  });
});

describe('list', () => {
  it('pages by key and finds a part of any value in any case', async () => {
    const { records } = open();
    const rows = Array.from({ length: 5 }, (_, index) => ({
      number: `T-${index}`,
      subject: `Ремонт ${index}`,
    }));
    await records.upsert({ type: 'Ticket', records: rows });
    const first = await records.list({ type: 'Ticket', filters: [], order: 'key', limit: 3 });
    const second = await records.list({
      type: 'Ticket',
      filters: [],
      order: 'key',
      limit: 3,
      cursor: first.next ?? '',
    });
    expect([...first.items, ...second.items].map((record) => record.key)).toEqual([
      'T-0',
      'T-1',
      'T-2',
      'T-3',
      'T-4',
    ]);
    expect(second.next).toBeNull();
    expect(
      (
        await records.list({ type: 'Ticket', search: 'РЕМОНТ 3', filters: [], order: 'key', limit: 3 })
      ).items.map((record) => record.key),
    ).toEqual(['T-3']);
    await expect(
      records.list({ type: 'Ticket', filters: [], order: 'key', limit: 3, cursor: 'nonsense' }),
    ).rejects.toThrow('Please check');
  });

  it('stand as people count them, page after page, also after one was deleted and put back', async () => {
    const { records, workspace } = open();
    const inOrder = ['1.2', '1.10', 'b-2', 'B-02', 'B-9', 'B-10', 'B-11', 'Їжак 3', 'Їжак 20', 'Яна 1'];
    const rows = inOrder.toReversed().map((number) => ({ number, subject: 'x' }));
    await records.upsert({ type: 'Ticket', records: rows });
    const { undoId } = await records.delete({ type: 'Ticket', keys: ['B-9'] });
    await records.restore({ undoId: undoId ?? '' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await records.list({ type: 'Ticket', filters: [], order: 'key', limit: 3, cursor });
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['1.2', '1.10', 'B-02', 'b-2', 'B-9', 'B-10', 'B-11', 'Їжак 3', 'Їжак 20', 'Яна 1']);
    const plan = workspace.db
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${RECORDS_IN_ORDER_SQL}`)
      .all({ type: 'Ticket', needle: '', sortKey: '', key: '', limit: 3 });
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH records USING INDEX records_in_order (type=? AND (sort_key,key)>(?,?))',
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordField, RecordFilter, RecordType } from '#shared/contract/records.ts';
import { ensureConversation } from '../../../../src-main/db/queries/conversations.ts';
import { insertRecord, upsertRecordType } from '../../../../src-main/db/queries/records.ts';
import { fieldAt, resolvePath } from '../../../../src-main/services/records/paths.ts';
import { addAccount, NOON } from '../../../helpers/workspace.ts';
import { openRecords, openServices, type RecordsRig } from './rig.ts';

let rig: RecordsRig;
beforeEach(() => {
  rig = openRecords();
});
afterEach(() => rig.remove());

const field = (name: string, kind: RecordField['kind'], more: Partial<RecordField> = {}): RecordField => ({
  name,
  kind,
  label: { uk: name, en: name },
  referenceTo: null,
  isRequired: false,
  ...more,
});

const parcel: RecordType = {
  name: 'Parcel',
  label: { uk: 'Посилка', en: '' },
  keyField: 'code',
  fields: [
    field('code', 'text'),
    field('order', 'reference', { referenceTo: 'Order' }),
    field('weight', 'number'),
  ],
};

async function addOrders() {
  await rig.records.upsert({ type: 'Contact', records: [{ phone: '+380501234567', name: 'Олена' }] });
  await rig.records.upsert({
    type: 'Order',
    records: [
      {
        number: 'A-1',
        customer: '+380 50 123 45 67',
        total: { amount: 100, currency: 'UAH' },
        status: 'Café',
      },
      { number: 'A-2', total: { amount: 250.5, currency: 'UAH' }, placedOn: '2026-11-22', status: 'новий' },
      { number: 'A-3', placedOn: '2026-11-22T12:00:00Z' },
    ],
  });
}

describe('a type', () => {
  const save = (type: RecordType, isNew = true) => rig.records.saveType({ type, isNew });

  it('is added with its key required and its name in both languages', async () => {
    const saved = await save(parcel);
    expect(saved.label).toEqual({ uk: 'Посилка', en: 'Посилка' });
    expect(saved.fields[0]).toMatchObject({ name: 'code', isRequired: true });
    expect((await rig.records.types()).map(({ name }) => name)).toEqual([
      'Contact',
      'Invoice',
      'Order',
      'Parcel',
      'Ticket',
    ]);
  });

  it.each<[string, RecordType, string]>([
    ['a name that is taken', { ...parcel, name: 'order' }, 'there is a type “Order” already'],
    ['the name of contacts', { ...parcel, name: 'contact' }, 'the type Contact is built in'],
    ['a key of money', { ...parcel, fields: [field('code', 'money')] }, 'the key has to be a field of text'],
    ['no key', { ...parcel, keyField: 'id' }, 'the key has to be a field of text'],
    [
      'a field twice',
      { ...parcel, fields: [...parcel.fields, field('Code', 'text')] },
      '“Code” is there twice',
    ],
    ['a name of a field with a dot', { ...parcel, fields: [field('a.b', 'text')] }, '“a.b” is not a name'],
    [
      'a reference to nothing',
      { ...parcel, fields: [field('code', 'text'), field('to', 'reference', { referenceTo: 'Ship' })] },
      'has to refer to a type that is here',
    ],
  ])('with %s is refused', async (_name, type, sentence) => {
    await expect(save(type)).rejects.toThrow(sentence);
  });

  it('gives a field another kind as long as none of many records has a value in it', async () => {
    await save(parcel);
    for (let from = 0; from < 3_000; from += 1_000) {
      const records = Array.from({ length: 1_000 }, (_, index) => ({ code: String(10_000 + from + index) }));
      await rig.records.upsert({ type: 'Parcel', records });
    }
    const withKind = (kind: RecordField['kind']): RecordType => ({
      ...parcel,
      fields: parcel.fields.map((each) => (each.name === 'weight' ? { ...each, kind } : each)),
    });
    expect((await save(withKind('text'), false)).fields[2]).toMatchObject({ name: 'weight', kind: 'text' });
    await rig.records.upsert({ type: 'Parcel', records: [{ code: '12999', weight: 'важка' }] });
    await expect(save(withKind('date'), false)).rejects.toThrow('holds values and keeps its kind');
    // Written while the records are looked at, behind the place that the look has passed.
    await rig.records.upsert({ type: 'Parcel', records: [{ code: '12999', weight: null }] });
    rig.clock.advance(1_000);
    const saving = save(withKind('number'), false);
    await new Promise(setImmediate);
    await rig.records.upsert({ type: 'Parcel', records: [{ code: '10000', weight: 'легка' }] });
    await expect(saving).rejects.toThrow('holds values and keeps its kind');
  });

  it('takes no name that every object has, and no path that goes round for ever', async () => {
    const withField = (more: RecordField) => ({ ...parcel, fields: [...parcel.fields, more] });
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      const type = withField(field(name, 'text'));
      await expect(rig.records.saveType({ type, isNew: true })).rejects.toMatchObject({
        code: 'RECORD_TYPE_INVALID',
      });
    }
    const type = withField(field('inside', 'reference', { referenceTo: 'Parcel' }));
    await rig.records.saveType({ type, isNew: true });
    const types = await rig.records.types();
    const round = (times: number) => [...Array.from({ length: times }, () => 'inside'), 'code'];
    expect(fieldAt(types, 'Parcel', round(5))?.name).toBe('code');
    expect(fieldAt(types, 'Parcel', round(6))).toBeNull();
    expect(fieldAt(types, 'Parcel', round(100_000))).toBeNull();
  });

  it('keeps the kind of a field that holds values, and loses the values of one that is taken away', async () => {
    await save(parcel);
    await rig.records.upsert({ type: 'Parcel', records: [{ code: '1', weight: 5 }, { code: '2' }] });
    const asText = { ...parcel, fields: [...parcel.fields.slice(0, 2), field('weight', 'text')] };
    await expect(save(asText, false)).rejects.toThrow('“weight” holds values and keeps its kind');
    await expect(save({ ...parcel, keyField: 'weight' }, false)).rejects.toThrow(
      'key cannot be another field',
    );
    await save({ ...parcel, fields: parcel.fields.slice(0, 2) }, false);
    await save(asText, false);
    const { items } = await rig.records.list({ type: 'Parcel' });
    expect(items.map(({ fields }) => fields)).toEqual([{ code: '1' }, { code: '2' }]);
  });

  it('is deleted with its records unless another type refers to it', async () => {
    await save(parcel);
    await addOrders();
    await expect(rig.records.deleteType({ name: 'Order' })).rejects.toThrow('“Invoice” refers to it');
    await expect(rig.records.deleteType({ name: 'Contact' })).rejects.toThrow('built in');
    await rig.records.upsert({ type: 'Parcel', records: [{ code: '1' }] });
    expect(await rig.records.deleteType({ name: 'Parcel' })).toEqual({ deleted: 1 });
    await expect(rig.records.list({ type: 'Parcel' })).rejects.toThrow('There is no record type “Parcel”');
  });
});

describe('a filter', () => {
  it.each<[string, Partial<RecordFilter>, string[]]>([
    ['text without case and accents', { field: 'status', is: 'equal', value: 'CAFE' }, ['A-1']],
    ['text in part', { field: 'status', is: 'contains', value: 'НОВ' }, ['A-2']],
    ['text that is another', { field: 'status', is: 'not_equal', value: 'новий' }, ['A-1', 'A-3']],
    ['money by its amount', { field: 'total', is: 'more', value: '100,5' }, ['A-2']],
    ['money in another currency', { field: 'total', is: 'more', value: '1 EUR' }, []],
    ['a day, whatever the time', { field: 'placedOn', is: 'equal', value: '22.11.2026' }, ['A-2', 'A-3']],
    ['an earlier day', { field: 'placedOn', is: 'less', value: '2026-11-22' }, []],
    ['nothing there', { field: 'total', is: 'empty' }, ['A-3']],
    ['a name behind a reference', { field: 'customer.name', is: 'equal', value: 'олена' }, ['A-1']],
    ['a number behind a reference', { field: 'customer.phone', is: 'contains', value: '123-45' }, ['A-1']],
  ])('finds %s', async (_name, filter, keys) => {
    await addOrders();
    const filters = [{ value: '', ...filter } as RecordFilter];
    const { items } = await rig.records.list({ type: 'Order', filters });
    expect(items.map(({ key }) => key)).toEqual(keys);
    expect(await rig.records.count({ type: 'Order', filters })).toEqual({ count: keys.length });
  });

  it('that cannot be read is refused, not passed over', async () => {
    const filters: RecordFilter[] = [{ field: 'total', is: 'more', value: 'багато' }];
    await expect(rig.records.count({ type: 'Order', filters })).rejects.toThrow('cannot be compared');
    const unknown: RecordFilter[] = [{ field: 'colour', is: 'empty', value: '' }];
    await expect(rig.records.list({ type: 'Order', filters: unknown })).rejects.toThrow('no field “colour”');
  });
});

describe('a record', () => {
  it('tells what it leads to, what leads to it, and the people behind it with their conversations', async () => {
    await addOrders();
    await rig.records.upsert({
      type: 'Invoice',
      records: [{ number: 'I-1', order: 'A-1', total: { amount: 1, currency: 'UAH' } }],
    });
    const account = addAccount({ db: rig.db });
    const { id } = ensureConversation(rig.db, { accountId: account.id, contactId: 1, at: NOON });
    const person = {
      contactId: 1,
      name: 'Олена',
      phone: '+380501234567',
      conversations: [{ id, accountId: account.id, lastMessageAt: NOON }],
    };
    expect(await rig.records.get({ type: 'Invoice', key: 'I-1' })).toMatchObject({
      references: [{ field: 'order', type: 'Order', key: 'A-1', title: 'A-1' }],
      referencedBy: [],
      people: [person],
    });
    expect(await rig.records.get({ type: 'Contact', key: '+380501234567' })).toMatchObject({
      fields: { phone: '+380501234567', name: 'Олена' },
      referencedBy: [{ type: 'Order', field: 'customer', key: 'A-1', title: 'A-1' }],
      people: [person],
    });
    await expect(rig.records.get({ type: 'Order', key: 'A-9' })).rejects.toThrow('no longer here');
  });

  it('gives a value by its path, or says how far the path goes', async () => {
    await addOrders();
    const types = await rig.records.types();
    expect(fieldAt(types, 'Invoice', ['order', 'customer', 'phone'])?.kind).toBe('phone');
    expect(fieldAt(types, 'Invoice', ['total', 'amount'])).toBeNull();
    const at = (key: string, ...path: string[]) => resolvePath(rig.db, { type: 'Order', key }, path, types);
    expect(at('A-1', 'customer', 'name')).toMatchObject({ value: 'Олена', missing: null });
    expect(at('A-2', 'customer', 'name')).toMatchObject({ value: null, missing: ['customer'] });
    expect(at('A-1', 'trackingLink')).toMatchObject({ value: null, missing: ['trackingLink'] });
    expect(at('A-9', 'number')).toMatchObject({ value: null, missing: [] });
    expect(at('A-1', 'colour')).toEqual({ field: null, value: null, missing: ['colour'] });
  });

  it('is suggested by its key first, then by its words; contacts also by any part of a number', async () => {
    await rig.records.upsert({
      type: 'Ticket',
      records: [
        { number: 'R-1', subject: 'Ремонт' },
        { number: 'Ремонт-2', subject: 'Інше' },
      ],
    });
    await addOrders();
    const suggest = async (type: string, search: string) =>
      (await rig.records.suggest({ type, search })).map(({ title }) => title);
    expect(await suggest('Ticket', 'рем')).toEqual(['Ремонт-2 · Інше', 'R-1 · Ремонт']);
    expect(await suggest('Contact', '050 123')).toEqual(['Олена']);
    expect(await suggest('Contact', 'оле')).toEqual(['Олена']);
  });

  it('is deleted by its key, but a contact is not', async () => {
    await addOrders();
    expect(await rig.records.delete({ type: 'Order', keys: ['A-1', 'A-9'] })).toMatchObject({ deleted: 1 });
    await expect(rig.records.delete({ type: 'Contact', keys: ['+380501234567'] })).rejects.toThrow(
      'people of the inbox',
    );
  });
});

describe('records of the type Contact from before', () => {
  it('become contacts once, with their values in fields of contacts', async () => {
    const old = { uk: 'Адреса', en: 'Address' };
    upsertRecordType(rig.db, {
      name: 'Contact',
      label: { uk: 'Контакт', en: 'Contact' },
      keyField: 'phone',
      fields: [field('phone', 'phone'), field('name', 'text'), field('address', 'text', { label: old })],
    });
    await rig.records.upsert({ type: 'Contact', records: [{ phone: '+380671234567', name: 'Свій' }] });
    for (const [key, name] of [
      ['+380501234567', 'Олена'],
      ['+380671234567', 'Старий'],
    ] as const) {
      const fields = { phone: key, name, address: 'Київ' };
      insertRecord(rig.db, { type: 'Contact', key, fields, searchText: '', references: [], now: NOON });
    }
    const { records, fields } = openServices(rig.db, rig.dataDir, rig.clock);
    openServices(rig.db, rig.dataDir, rig.clock);
    expect(fields.list().map(({ name, kind }) => ({ name, kind }))).toEqual([
      { name: 'Адреса', kind: 'text' },
    ]);
    expect((await records.list({ type: 'Contact' })).items.map((record) => record.fields)).toEqual([
      { phone: '+380501234567', name: 'Олена', address: 'Київ' },
      { phone: '+380671234567', name: 'Свій', address: 'Київ' },
    ]);
    expect(rig.db.prepare("SELECT count(*) AS count FROM records WHERE type = 'Contact'").get()).toEqual({
      count: 0,
    });
  });
});

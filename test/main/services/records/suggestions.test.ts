import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateAccount } from '../../../../src-main/db/queries/accounts.ts';
import { addAccount } from '../../../helpers/workspace.ts';
import { addFile, openRecords, type RecordsRig, runToEnd } from './rig.ts';

let rig: RecordsRig;
beforeEach(() => {
  rig = openRecords();
});
afterEach(() => rig.remove());

const accountOf = (displayPhoneNumber: string, key = 'key-1') => {
  const { id } = addAccount({ db: rig.db }, { key, phoneNumberId: `100${key}` });
  updateAccount(rig.db, id, { displayPhoneNumber });
};
const fieldsOf = async (type: string) =>
  (await rig.records.list({ type, limit: 200 })).items.map(({ fields }) => fields);
const mapped = async (type: string, content: string) =>
  (await addFile(rig, type, content)).mapping.columns.map(({ column, field }) => `${column} ${field}`);

describe('the number of the account', () => {
  it('says the country of a file that is nothing but local numbers, and nothing has to be chosen', async () => {
    accountOf('+380 44 123 45 67');
    const added = await addFile(rig, 'Contact', '0501234567\n0671234567\n');
    expect(added).toMatchObject({ reading: { hasHeader: false }, mapping: { phoneCountry: 'UA' } });
    expect(await runToEnd(rig, added.id)).toMatchObject({ state: 'done', inserted: 2, failed: 0 });
    expect(await fieldsOf('Contact')).toEqual([{ phone: '+380501234567' }, { phone: '+380671234567' }]);
  });

  it('says the country and the currency of another country just so', async () => {
    accountOf('+48 22 123 45 67');
    const added = await addFile(rig, 'Order', 'Number,Phone,Amount\n1,512 345 678,"12,50"\n2,,5 EUR\n');
    expect(added.mapping).toMatchObject({
      phoneCountry: 'PL',
      columns: [{ field: 'number' }, { field: 'customer' }, { field: 'total', currency: 'PLN' }],
    });
    await runToEnd(rig, added.id);
    expect(await fieldsOf('Order')).toEqual([
      { number: '1', customer: '+48512345678', total: { amount: 12.5, currency: 'PLN' } },
      { number: '2', total: { amount: 5, currency: 'EUR' } },
    ]);
  });

  it('of several accounts is the one by which the numbers can be read', async () => {
    accountOf('+48 22 123 45 67');
    accountOf('+380 44 123 45 67', 'key-2');
    expect((await addFile(rig, 'Contact', 'phone\n0501234567\n')).mapping.phoneCountry).toBe('UA');
    expect((await addFile(rig, 'Contact', 'phone\n512345678\n')).mapping.phoneCountry).toBe('PL');
    // Whole without a country: nothing is assumed.
    expect((await addFile(rig, 'Contact', 'phone\n+380501234567\n')).mapping.phoneCountry).toBeNull();
  });
});

describe('the name of a column', () => {
  it.each([
    [
      'Order',
      'Номер;Телефон;Дата;Сума;Статус;Посилання',
      'number customer placedOn total status trackingLink',
    ],
    ['Order', 'No;Client;Date;Amount;State;URL', 'number customer placedOn total status trackingLink'],
    [
      'Order',
      'Order number;Customer phone;Created at;Price, UAH;Стан;Link',
      'number customer placedOn total status trackingLink',
    ],
    ['Ticket', 'Номер звернення;Клієнт;Тема;День;State', 'number customer subject openedOn status'],
    ['Contact', 'ПІБ;Мобільний', 'name phone'],
    ['Contact', 'Full name;WhatsApp', 'name phone'],
  ])('in either language, by another word: %s, %s', async (type, header, fields) => {
    const names = fields.split(' ');
    expect(await mapped(type, `${header}\n`)).toEqual(names.map((name, column) => `${column} ${name}`));
  });

  it('may have a currency or a zone behind it, as in our own files', async () => {
    const file = 'Номер;Сума (CZK);Дата замовлення (Europe/Kyiv)\nA-1;12,50;2026-07-02 00:30:05\n';
    expect((await addFile(rig, 'Order', file)).mapping.columns).toMatchObject([
      { field: 'number' },
      { field: 'total', currency: 'CZK' },
      { field: 'placedOn' },
    ]);
    // Three letters in brackets that are no currency belong to the name.
    expect(await mapped('Order', 'Номер;Сума (ABC)\n')).toEqual(['0 number']);
  });

  it('leaves out what our own files have beside sums of several currencies', async () => {
    const english =
      'Number,Total,Total: number,Total: currency\nA-1,1250.5 UAH,1250.50,UAH\nA-2,2 USD,2.00,USD\n';
    const added = await addFile(rig, 'Order', english);
    expect(added.mapping.columns.map(({ column, field }) => `${column} ${field}`)).toEqual([
      '0 number',
      '1 total',
    ]);
    await runToEnd(rig, added.id);
    expect((await fieldsOf('Order')).map((fields) => fields.total)).toEqual([
      { amount: 1250.5, currency: 'UAH' },
      { amount: 2, currency: 'USD' },
    ]);
    const ukrainian = 'Номер;Сума;Сума: число;Сума: валюта\n';
    expect(await mapped('Order', ukrainian)).toEqual(['0 number', '1 total']);
  });

  it('in another currency is not what the last file with the same columns had', async () => {
    const currencyOf = async (header: string) => {
      const added = await addFile(rig, 'Order', `Номер;${header}\nA-${header};12,50\n`);
      await runToEnd(rig, added.id);
      return added.mapping.columns[1]?.currency;
    };
    expect(await currencyOf('Сума, грн')).toBe('UAH');
    expect(await currencyOf('Сума, USD')).toBe('USD');
  });

  it('is not guessed where a type has several fields that it could be', async () => {
    expect(await mapped('Invoice', 'Номер;Дата;Сума\n')).toEqual(['0 number', '2 total']);
  });

  it('may say nothing where all of the column can be one thing only', async () => {
    accountOf('+380 44 123 45 67');
    expect(await mapped('Contact', 'Олена Коваль;050 123-45-67\nТарас;067 123 45 67\n')).toEqual([
      '0 name',
      '1 phone',
    ]);
    expect(await mapped('Contact', 'Хто;Куди дзвонити\nОлена;0501234567\n')).toEqual(['1 phone']);
    expect(await mapped('Contact', 'Хто;Скільки\nОлена;12\n')).toEqual([]);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workbookOf, zipOf } from '../../../helpers/workbook.ts';
import { addFile, errorsOf, openRecords, openServices, type RecordsRig, runToEnd, streamOf } from './rig.ts';

let rig: RecordsRig;
beforeEach(() => {
  rig = openRecords();
});
afterEach(() => rig.remove());

const ORDERS = [
  'Номер;Клієнт;Дата замовлення;Сума, грн;Стан',
  'A-1;0501234567;22.11.2026;1 250,50;новий',
  'A-2;+380 50 123-45-67;2026-11-23;"1,250.50";"у дорозі; Київ"',
  'A-3;;;₴ 1250;',
  '',
].join('\r\n');

const windows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const decoder = new TextDecoder('windows-1251');
      for (let byte = 0; byte < 256; byte += 1)
        if (decoder.decode(Buffer.from([byte])) === letter) return byte;
      return 63;
    }),
  );

const fieldsOf = async (type: string) =>
  (await rig.records.list({ type, limit: 200 })).items.map(({ fields }) => fields);

describe('a CSV', () => {
  it('is mapped by the names of its columns, and its values are read as people write them', async () => {
    const added = await addFile(rig, 'Order', ORDERS);
    expect(added).toMatchObject({
      state: 'mapping',
      reading: { delimiter: ';', encoding: 'utf-8', hasHeader: true, sheet: null },
      mapping: {
        columns: [
          { column: 0, field: 'number' },
          { column: 1, field: 'customer' },
          { column: 2, field: 'placedOn', dateOrder: 'dmy' },
          { column: 3, field: 'total', currency: 'UAH' },
          { column: 4, field: 'status' },
        ],
        phoneCountry: 'UA',
        existing: 'update',
        createContacts: true,
      },
    });
    const ended = await runToEnd(rig, added.id);
    expect(ended).toMatchObject({
      state: 'done',
      readRows: 3,
      inserted: 3,
      failed: 0,
      share: 1,
      sentence: null,
    });
    expect(await fieldsOf('Order')).toEqual([
      {
        number: 'A-1',
        customer: '+380501234567',
        placedOn: '2026-11-22',
        total: { amount: 1250.5, currency: 'UAH' },
        status: 'новий',
      },
      {
        number: 'A-2',
        customer: '+380501234567',
        placedOn: '2026-11-23',
        total: { amount: 1250.5, currency: 'UAH' },
        status: 'у дорозі; Київ',
      },
      { number: 'A-3', total: { amount: 1250, currency: 'UAH' } },
    ]);
    expect(await fieldsOf('Contact')).toEqual([{ phone: '+380501234567' }]);
    await expect.poll(() => readdirSync(join(rig.dataDir, 'imports'))).toEqual([]);
  });

  it.each([
    ['windows-1251', windows1251(ORDERS)],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ORDERS, 'utf16le')])],
    ['utf-8', Buffer.from(`\uFEFF${ORDERS}`)],
  ])('in %s comes out the same', async (encoding, bytes) => {
    const added = await addFile(rig, 'Order', bytes);
    expect(added.reading.encoding).toBe(encoding);
    expect(added.mapping.columns).toHaveLength(5);
    await runToEnd(rig, added.id);
    expect((await fieldsOf('Order'))[1]).toMatchObject({ number: 'A-2', status: 'у дорозі; Київ' });
  });

  it('updates on the next import, says nothing with an empty cell, and can leave alone what is here', async () => {
    await runToEnd(rig, (await addFile(rig, 'Order', ORDERS)).id);
    const next = 'Номер;Стан;Сума, грн\nA-1;доставлено;\nA-2;у дорозі; Київ\nA-9;новий;5\n';
    const updated = await runToEnd(rig, (await addFile(rig, 'Order', next)).id);
    expect(updated).toMatchObject({ inserted: 1, updated: 1, unchanged: 0, failed: 1 });
    expect(await errorsOf(rig, updated.id)).toEqual(['3: Сума, грн: “Київ”: not an amount of money.']);
    expect((await fieldsOf('Order'))[0]).toMatchObject({
      status: 'доставлено',
      total: { amount: 1250.5, currency: 'UAH' },
    });
    const skipping = await addFile(rig, 'Order', 'Номер;Стан\nA-1;втрачено\nB-1;новий\nB-1;інший\n', {
      existing: 'skip',
    });
    expect(await runToEnd(rig, skipping.id)).toMatchObject({ inserted: 1, updated: 0, skipped: 2 });
    expect((await fieldsOf('Order'))[0]).toMatchObject({ status: 'доставлено' });
  });

  it('lets the later of two rows with one key win', async () => {
    const added = await addFile(rig, 'Ticket', 'number,subject\n1,перший\n1,другий\n1,другий\n');
    expect(await runToEnd(rig, added.id)).toMatchObject({ inserted: 1, updated: 1, unchanged: 1 });
    expect(await fieldsOf('Ticket')).toEqual([{ number: '1', subject: 'другий' }]);
  });

  it('tells what is wrong by row and by column, and imports the others', async () => {
    const rows = [
      'number,customer,placedOn,total,trackingLink',
      'A-1,none,2026-02-30,5 XXX,http://a.example',
      ',+380501234567,,,',
      'A-3,0501234567,03/04/2026,5 UAH,a.example/t/1',
      'A-4,id:999,,1.250 UAH,',
      'A-5,,,=1+1,',
      'A-6,+380501234567,2026-04-03,5 UAH,a.example/t/1',
    ];
    const added = await addFile(rig, 'Order', rows.join('\n'), { phoneCountry: null });
    const { mapping } = added;
    await rig.records.setImport({
      id: added.id,
      mapping: { ...mapping, columns: mapping.columns.map((column) => ({ ...column, dateOrder: null })) },
    });
    const ended = await runToEnd(rig, added.id);
    expect(ended).toMatchObject({ state: 'done', inserted: 1, failed: 5 });
    expect(await errorsOf(rig, added.id)).toEqual([
      '2: customer: “none”: not a phone number.',
      '2: placedOn: “2026-02-30”: not a date such as 2026-11-22.',
      '2: total: “5 XXX”: the currency is not a code such as UAH.',
      '2: trackingLink: “http://a.example”: not a link that begins with https://.',
      '3: number: The record does not fit its type: the key field “Number” is missing',
      '4: customer: “0501234567”: no country code: choose a country.',
      '4: placedOn: “03/04/2026”: it can be read in two ways, so choose the order of day and month for the column.',
      '5: customer: “id:999”: there is no Contact with this key.',
      '5: total: “1.250 UAH”: it can be read in two ways, so write 1250 or 1.2500.',
      '6: total: “=1+1”: not an amount of money.',
    ]);
  });

  it('with a forgotten quote, zero bytes and an endless line loses only those lines', async () => {
    const rows = [
      'number,subject',
      '1,"забуті лапки',
      '2,ціле',
      `3,${'х'.repeat(300_000)}`,
      '4,a\0b',
      '5,"два\nрядки"',
    ];
    const added = await addFile(rig, 'Ticket', rows.join('\n'));
    const ended = await runToEnd(rig, added.id);
    expect(await errorsOf(rig, added.id)).toEqual([
      '2: -: A quotation mark on this line is opened and never closed.',
      '4: -: This line is too long for a table.',
    ]);
    expect(ended).toMatchObject({ inserted: 3, failed: 2, readRows: 5 });
    expect((await fieldsOf('Ticket')).map(({ subject }) => subject)).toEqual(['ціле', 'ab', 'два\nрядки']);
  });
});

describe('a workbook', () => {
  it('is read by its sheets, with dates, numbers and long phone numbers as they are meant', async () => {
    const workbook = workbookOf({
      Замовлення: [
        ['Номер', 'Клієнт', 'Дата замовлення', 'Total (UAH)', 'Стан'],
        ['A-1', 380501234567, { date: 46348 }, 1250.5, 'новий & <добрий>'],
        ['A-2', null, { date: 46348.604166666664 }, 0.1 + 0.2, true],
      ],
      Інше: [['Номер'], ['B-1']],
    });
    const added = await addFile(rig, 'Order', workbook);
    expect(added).toMatchObject({ sheets: ['Замовлення', 'Інше'], reading: { sheet: 'Замовлення' } });
    expect(await runToEnd(rig, added.id)).toMatchObject({ state: 'done', inserted: 2, failed: 0 });
    const at = new Date(2026, 10, 22, 14, 30).toISOString().replace('.000Z', 'Z');
    expect(await fieldsOf('Order')).toEqual([
      {
        number: 'A-1',
        customer: '+380501234567',
        placedOn: '2026-11-22',
        total: { amount: 1250.5, currency: 'UAH' },
        status: 'новий & <добрий>',
      },
      { number: 'A-2', placedOn: at, total: { amount: 0.3, currency: 'UAH' }, status: 'TRUE' },
    ]);
    const other = await addFile(rig, 'Order', workbook);
    const changed = await rig.records.setImport({
      id: other.id,
      reading: { ...other.reading, sheet: 'Інше' },
    });
    expect(changed.mapping.columns).toEqual([
      { column: 0, field: 'number', currency: null, dateOrder: null },
    ]);
    expect(await runToEnd(rig, other.id)).toMatchObject({ inserted: 1 });
  });

  it('that is none, or lies about its size, is refused in words', async () => {
    const refusal = (content: Buffer | string) => addFile(rig, 'Order', content).then(String, String);
    expect(await refusal('')).toContain('There is nothing in this file');
    expect(await refusal('\n\n ,,\n')).toContain('There is nothing in this file');
    expect(await refusal(zipOf({ 'a.txt': 'x' }))).toContain('cannot be read as a table (ZIP)');
    // As LibreOffice begins its own tables: the kind first, and not packed.
    const openDocument = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';
    expect(await refusal(Buffer.from(`PK\u0003\u0004${'\0'.repeat(26)}${openDocument}`))).toContain('(.ods)');
    expect(await refusal(Buffer.from('%PDF-1.7\n%âãÏÓ'))).toContain('application/pdf');
    const parts = {
      'xl/_rels/workbook.xml.rels': '<Relationships/>',
      'xl/workbook.xml': '<workbook><sheets>'.padEnd(5_000_000, 'x'),
    };
    expect(await refusal(zipOf(parts))).toContain('cannot be read as a table (XML)');
    expect(await refusal(zipOf(parts, { 'xl/workbook.xml': 10 }))).toContain(
      'cannot be read as a table (ZIP)',
    );
    expect(readdirSync(join(rig.dataDir, 'imports'))).toEqual([]);
    expect(await rig.records.imports()).toEqual([]);
  });
});

describe('the preview', () => {
  it('shows what would become of the first rows and writes nothing', async () => {
    await rig.records.upsert({ type: 'Ticket', records: [{ number: '1', subject: 'був' }] });
    const rows = ['number,subject', '1,інший', '1,інший', '2,новий', '2,ще', '3,'];
    const added = await addFile(rig, 'Ticket', rows.join('\n'));
    const preview = await rig.records.importPreview({ id: added.id });
    expect(preview.blockers).toEqual([]);
    expect(preview.columns).toEqual([
      { name: 'number', sample: '1' },
      { name: 'subject', sample: 'інший' },
    ]);
    expect(preview.rows.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
      '2 update',
      '3 unchanged',
      '4 insert',
      '5 update',
      '6 fail',
    ]);
    expect(preview.rows[4]?.problems[0]?.sentence.uk).toBe(
      'Запис не відповідає своєму типу: бракує поля «Тема»',
    );
    expect(await fieldsOf('Ticket')).toEqual([{ number: '1', subject: 'був' }]);
  });

  it('says what keeps the import from beginning, and so does the start', async () => {
    const added = await addFile(rig, 'Ticket', 'colour,size\nred,1\n', {
      columns: [
        { column: 0, field: 'subject', currency: null, dateOrder: null },
        { column: 1, field: 'subject', currency: null, dateOrder: null },
        { column: 7, field: 'status', currency: null, dateOrder: null },
      ],
    });
    const { blockers } = await rig.records.importPreview({ id: added.id });
    expect(blockers.map(({ en }) => en)).toEqual([
      'Choose the column of “Number”: records are known by it.',
      'The file has no column 8, which is chosen for “Status”.',
      'Two columns are chosen for “Subject”.',
    ]);
    await expect(rig.records.startImport({ id: added.id })).rejects.toThrow('Choose the column');
  });
});

describe('an import', () => {
  const many = (count: number) =>
    ['number,subject', ...Array.from({ length: count }, (_, index) => `${index},Тема ${index}`)].join('\n');

  it('remembers what the columns of such a file were', async () => {
    const file = 'код,опис\n1,Ремонт\n';
    const columns = [
      { column: 0, field: 'number', currency: null, dateOrder: null },
      { column: 1, field: 'subject', currency: null, dateOrder: null },
    ];
    await runToEnd(rig, (await addFile(rig, 'Ticket', file, { columns, existing: 'skip' })).id);
    const again = await addFile(rig, 'Ticket', 'Код,Опис\n2,Інше\n');
    expect(again.mapping).toMatchObject({ columns, existing: 'skip' });
  });

  it('goes on after a crash where it stopped: no row twice, none left out', async () => {
    const added = await addFile(rig, 'Ticket', many(3_000));
    await rig.records.startImport({ id: added.id });
    while ((await rig.records.import({ id: added.id })).readRows === 0) await new Promise(setImmediate);
    // The hub ends in the middle: what was committed stays, and the state is still `running`.
    await rig.imports.close();
    const { state, readRows } = await rig.records.import({ id: added.id });
    expect(state).toBe('running');
    expect(readRows).toBeGreaterThan(0);
    expect(readRows).toBeLessThan(3_000);
    const next = openServices(rig.db, rig.dataDir, rig.clock);
    next.imports.start();
    while ((await next.records.import({ id: added.id })).state === 'running') await new Promise(setImmediate);
    expect(await next.records.import({ id: added.id })).toMatchObject({
      state: 'done',
      readRows: 3_000,
      inserted: 3_000,
      updated: 0,
      unchanged: 0,
    });
    expect(await next.records.count({ type: 'Ticket' })).toEqual({ count: 3_000 });
    await next.imports.close();
  });

  it('can be cancelled: what was written stays, the file goes', async () => {
    const added = await addFile(rig, 'Ticket', many(3_000));
    await rig.records.startImport({ id: added.id });
    while ((await rig.records.import({ id: added.id })).readRows === 0) await new Promise(setImmediate);
    const cancelled = await rig.records.cancelImport({ id: added.id });
    expect(cancelled.state).toBe('cancelled');
    expect(await rig.records.count({ type: 'Ticket' })).toEqual({ count: cancelled.inserted });
    expect(readdirSync(join(rig.dataDir, 'imports'))).toEqual([]);
    await expect(rig.records.startImport({ id: added.id })).rejects.toThrow('has begun already');
  });

  it('that nobody began is forgotten after a week', async () => {
    const added = await addFile(rig, 'Ticket', many(2));
    rig.clock.advance(8 * 86_400_000);
    rig.imports.start();
    while ((await rig.records.import({ id: added.id })).state === 'mapping') await new Promise(setImmediate);
    while (readdirSync(join(rig.dataDir, 'imports')).length > 0) await new Promise(setImmediate);
    expect((await rig.records.import({ id: added.id })).state).toBe('cancelled');
  });

  it('of contacts fills the people of the inbox', async () => {
    rig.fields.create({ name: 'Дата народження', kind: 'date' });
    const file =
      'Телефон,ПІБ,Дата народження\n0501234567,Олена Коваль,1.2.1990\n0501234567,Олена К.,\nnone,Хтось,\n';
    const added = await addFile(rig, 'Contact', file);
    expect(await runToEnd(rig, added.id)).toMatchObject({ inserted: 1, updated: 1, failed: 1 });
    expect(await fieldsOf('Contact')).toEqual([
      { phone: '+380501234567', name: 'Олена К.', data_narodzhennia: '1990-02-01' },
    ]);
  });

  it('keeps a type from being deleted while it runs, and refuses a file for a type that is not here', async () => {
    const added = await addFile(rig, 'Ticket', many(2_000));
    await rig.records.startImport({ id: added.id });
    await expect(rig.records.deleteType({ name: 'Ticket' })).rejects.toThrow(
      'rows of a file are being imported',
    );
    await expect(rig.imports.receive(streamOf('a'), { type: 'Parcel', fileName: 'a' })).rejects.toThrow(
      'Parcel',
    );
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { zipOf } from '../../../helpers/workbook.ts';
import { errorsOf, openRecords, type RecordsRig, runToEnd } from './rig.ts';

let rig: RecordsRig;

// Tens of megabytes are read: a busy computer takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  rig = openRecords();
});
afterEach(() => rig.remove());

/** A file as it comes over a line, without ever being in memory as a whole. */
async function* pieces(head: string, piece: string, times: number, tail = ''): AsyncGenerator<Buffer> {
  yield Buffer.from(head);
  const bytes = Buffer.from(piece);
  for (let index = 0; index < times; index += 1) yield bytes;
  if (tail !== '') yield Buffer.from(tail);
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const receive = (stream: AsyncIterable<Uint8Array>) =>
  rig.imports.receive(stream, { type: 'Ticket', fileName: 'file' });
const refusal = (stream: AsyncIterable<Uint8Array>) => receive(stream).then(() => 'taken', String);

/** How much more memory the process took while this ran, in megabytes. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  await work();
  clearInterval(timer);
  return (most - before) / 1e6;
}

describe('a CSV', () => {
  it.each([
    ['a cell of 50 MB', 'x'.repeat(50_000)],
    ['a million columns', 'a,'.repeat(25_000)],
  ])('with %s loses that row, in words, and takes little memory', async (_what, piece) => {
    const memory = await memoryOf(async () => {
      const { id } = await receive(pieces('number,subject\n1,"перший"\n2,', piece, 1_000, '\n3,третій\n'));
      expect(await runToEnd(rig, id)).toMatchObject({ state: 'done', inserted: 2, failed: 1 });
      expect(await errorsOf(rig, id)).toEqual(['3: -: This line is too long for a table.']);
    });
    expect(memory).toBeLessThan(200);
  });

  it('whose header has a million columns is read, and says why it cannot begin', async () => {
    const { id, mapping } = await receive(pieces('', 'a,'.repeat(1_000), 1_000, '\n1,2\n'));
    expect(mapping.columns).toEqual([]);
    await expect(rig.records.startImport({ id })).rejects.toThrow(
      'The first line: This line is too long for a table.',
    );
  });

  it('whose key stands behind the columns that are read says so', async () => {
    const { id } = await receive(pieces('', 'a,'.repeat(1_100), 1, 'number\n1,2\n'));
    const { blockers } = await rig.records.importPreview({ id });
    expect(blockers).toEqual([
      {
        uk: 'Виберіть стовпець для поля «Номер»: за ним записи впізнають. З такого широкого файлу читаємо перші 1 000 стовпців.',
        en: 'Choose the column of “Number”: records are known by it. Of a file this wide the first 1,000 columns are read.',
      },
    ]);
  });

  it('of one line without an end takes little memory, and cannot begin', async () => {
    const memory = await memoryOf(async () => {
      const { id } = await receive(pieces('', 'х;у;'.repeat(10_000), 500));
      await expect(rig.records.startImport({ id })).rejects.toThrow('The first line: This line is too long');
    });
    expect(memory).toBeLessThan(200);
  });

  it('of which a disk has made zero bytes keeps every row that is left', async () => {
    const { id } = await receive(
      pieces('number;subject\n1;перший\n', '\0'.repeat(10_000), 500, '\n2;дру\0гий\n'),
    );
    expect(await runToEnd(rig, id)).toMatchObject({ state: 'done', inserted: 2, failed: 0 });
    const { rows } = await rig.records.exportRows({ type: 'Ticket', search: '', filters: [] });
    expect(rows.flat()).toContain('другий');
  });

  it.each([
    ['only of zero bytes', '\0'.repeat(10_000)],
    ['only of empty lines', '\n'.repeat(10_000)],
  ])('%s is empty', async (_what, piece) => {
    expect(await refusal(pieces('', piece, 500))).toBe('Refusal: There is nothing in this file.');
  });

  it('with a quote that is never closed on each of its lines loses no line without a word', async () => {
    const { id } = await receive(pieces('number,subject\n', `1,"тема ${'х'.repeat(90)}\n`, 2_001));
    const { readRows, inserted, updated, unchanged, failed } = await runToEnd(rig, id);
    // Two quotes close one another: half of the lines are the end of the line before.
    expect(readRows).toBe(inserted + updated + unchanged + failed);
    expect(failed).toBeGreaterThan(0);
    const [first] = await errorsOf(rig, id);
    expect(first).toMatch(/quotation mark|longer/);
  });
});

describe('a workbook', () => {
  const header =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c><c r="B1" t="inlineStr"><is><t>subject</t></is></c></row>';
  const row = (line: number) =>
    `<row r="${line}"><c r="A${line}"><v>${line}</v></c><c r="B${line}" t="inlineStr"><is><t>Тема</t></is></c></row>`;
  const workbook = (sheet: string, more: Record<string, string> = {}, before = '') =>
    zipOf({
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet>${before}<sheetData>${header}${sheet}</sheetData></worksheet>`,
      ...more,
    });

  it.each([
    ['of 200 MB of nothing', () => workbook(' '.repeat(200_000_000)), /XML|unpacks to/],
    ['of ten million empty rows', () => workbook('<row/>'.repeat(10_000_000)), /unpacks to/],
    [
      'with a cell of 50 MB',
      () => workbook(`<row r="2"><c t="inlineStr"><is><t>${'x'.repeat(50_000_000)}</t></is></c></row>`),
      /XML|unpacks to/,
    ],
    ['of a million tags in one another', () => workbook('<a>'.repeat(1_000_000)), /XML/],
    [
      'of four million texts',
      () => workbook('', { 'xl/sharedStrings.xml': `<sst>${'<si><t>x</t></si>'.repeat(4_000_000)}</sst>` }),
      /too much text|unpacks to/,
    ],
  ])('%s is refused in words, at once and in little memory', async (_what, make, why) => {
    const bytes = make();
    let answer = '';
    const memory = await memoryOf(async () => {
      answer = await refusal(whole(bytes));
    });
    expect(answer).toContain('This file cannot be read as a table');
    expect(answer).toMatch(why);
    expect(memory).toBeLessThan(200);
    expect(await rig.records.imports()).toEqual([]);
  });

  it.each([
    [
      'whose words are made of one another a billion times',
      `<!DOCTYPE x [<!ENTITY a "x">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${`&a${index === 0 ? '' : index - 1};`.repeat(10)}">`).join('')}]>`,
      '&a8;',
    ],
    [
      'that asks for a file of this computer',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
      '&a;',
    ],
  ])('%s is refused in words, and nothing of it is looked up', async (_what, doctype, text) => {
    const sheet = `${doctype}<worksheet><sheetData><row><c t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
    const answer = await refusal(whole(workbook('', { 'xl/worksheets/sheet1.xml': sheet })));
    expect(answer).toContain('This file cannot be read as a table (XML)');
    expect(await rig.records.imports()).toEqual([]);
  });

  it('that breaks off in the middle is refused in words', async () => {
    const bytes = workbook(Array.from({ length: 5_000 }, (_, index) => row(index + 2)).join(''));
    expect(await refusal(whole(bytes.subarray(0, bytes.length / 2)))).toContain(
      'cannot be read as a table (ZIP)',
    );
  });

  it('of half a million long texts takes little memory, and each text comes to its cell', async () => {
    const texts = Array.from(
      { length: 500_000 },
      (_, index) => `Текст ${index} ${(index * 2_654_435_761) % 1e9}`,
    );
    const cells = [7, 499_999, 500_000, -1].map(
      (text, index) => `<row><c><v>${index + 1}</v></c><c t="s"><v>${text}</v></c></row>`,
    );
    const bytes = workbook(cells.join(''), {
      'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    });
    // A number that no text has is an empty cell.
    const expected = [texts[7], texts.at(-1), '', ''];
    texts.length = 0;
    let subjects: unknown[] = [];
    const memory = await memoryOf(async () => {
      const { id } = await receive(whole(bytes));
      const { rows } = await rig.records.importPreview({ id });
      subjects = rows.map(({ cells: [, subject] }) => subject);
    });
    expect(subjects).toEqual(expected);
    expect(memory).toBeLessThan(200);
  });

  it('that declares a billion rows has as many as stand in it', async () => {
    const sheet = `${row(2)}${row(1_000_000_000)}`;
    const { id } = await receive(whole(workbook(sheet, {}, '<dimension ref="A1:XFD1000000000"/>')));
    expect(await runToEnd(rig, id)).toMatchObject({ state: 'done', readRows: 2, inserted: 2 });
  });

  it('with two hundred thousand cells in a row keeps the first thousand columns', async () => {
    const many = `<row r="2"><c><v>7</v></c><c t="inlineStr"><is><t>Тема</t></is></c>${'<c><v>1</v></c>'.repeat(200_000)}</row>`;
    const { id } = await receive(whole(workbook(many)));
    const { columns } = await rig.records.importPreview({ id });
    expect(columns).toHaveLength(1_000);
    expect(await runToEnd(rig, id)).toMatchObject({ state: 'done', inserted: 1 });
  });
});

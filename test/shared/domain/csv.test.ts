import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from '#shared/domain/csv.ts';
import { decodeText } from '#shared/domain/csv-encoding.ts';

const cellsOf = (text: string) => parseCsv(text).rows.map(({ cells }) => cells);

describe('a file for spreadsheets', () => {
  it.each([
    '=1+1',
    '+380671234567',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    "'=1",
    '=HYPERLINK("http://x";"a")',
  ])('never begins a cell with what runs: %j', (cell) => {
    const file = writeCsv([['name'], [cell]]);
    const [, second = ''] = file.split('\r\n');
    expect(second.replace(/^"/, '')).toMatch(/^'/);
    expect(cellsOf(file)).toEqual([['name'], [cell]]);
  });

  it.each([
    '0501234567',
    '007',
    '20450012345678',
    '1-2',
    '12.5',
    '1,5',
    '1/2',
    '22.11.2026',
    '10:30',
    '3E5',
    "'007",
  ])('keeps what stands in a text letter for letter: %j', (cell) => {
    const rows = [
      ['code', 'name'],
      [cell, 'Оля'],
    ];
    const file = writeCsv(rows, ';');
    expect(file).toBe(`\uFEFFcode;name\r\n'${cell};Оля\r\n`);
    expect(cellsOf(file)).toEqual(rows);
  });

  it.each(['0', '1042', 'B-10', 'Кв. 5', '', "'90s shop"])(
    'leaves alone what nobody misreads: %j',
    (cell) => {
      expect(writeCsv([['code'], [cell]])).toBe(`\uFEFFcode\r\n${cell}\r\n`);
    },
  );

  it('writes numbers and days as spreadsheets of the country count with them', () => {
    const rows = [
      ['12.5', 'sum', 'day'],
      ['007', '-1.5', '2026-11-22'],
      ['007', '1234567890123', '2026-11-22 14:30:05'],
      ['007', '=1+1', '1-2'],
      ['007', '', '2026-11-22T14:30:05Z'],
    ];
    const columns = ['text', 'value', 'value'] as const;
    const lines = (delimiter: ';' | ',') => writeCsv(rows, delimiter, columns).split('\r\n').slice(0, -1);
    expect(lines(';')).toEqual([
      "\uFEFF'12.5;sum;day",
      "'007;-1,5;2026-11-22",
      "'007;1234567890123;2026-11-22 14:30:05",
      "'007;'=1+1;'1-2",
      "'007;;2026-11-22T14:30:05Z",
    ]);
    expect(lines(',')[1]).toBe("'007,-1.5,2026-11-22");
  });

  it('begins with a byte order mark and ends its lines as Excel does', () => {
    expect(
      writeCsv(
        [
          ['Ім’я', 'a;b'],
          ['x', 'say "hi"\nthere'],
        ],
        ';',
      ),
    ).toBe('\uFEFFІм’я;"a;b"\r\nx;"say ""hi""\nthere"\r\n');
    expect(writeCsv([])).toBe('\uFEFF');
  });

  it('comes back as it was, whatever stands in its cells', () => {
    const cell = fc
      .string({ unit: 'binary' })
      .map((text) => text.replace(/[\0\u200e\u202a-\u202e\u2066-\u2069\ud800-\udfff]/g, ''));
    const row = fc
      .array(cell, { minLength: 2, maxLength: 4 })
      .filter((cells) => cells.some((text) => text.trim() !== ''));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(';', ',', '\t'),
        (rows, delimiter) => {
          const file = `sep=${delimiter}\r\n${writeCsv(rows, delimiter).slice(1)}`;
          expect(cellsOf(file)).toEqual(rows);
        },
      ),
    );
  });
});

describe('reading a file', () => {
  it.each([
    ['a;b;c\n1;2,5;3\n', ';'],
    ['a,b\n"x;y;z",2\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['only one column\nx\n', ','],
    ['sep=;\r\na;b\r\n', ';'],
  ])('finds what separates its columns: %j', (text, delimiter) => {
    expect(parseCsv(text).delimiter).toBe(delimiter);
  });

  it('tells on which line each row begins, also after cells of several lines and empty rows', () => {
    const { rows } = parseCsv('a,b\n"x\ny",1\n\n,\nz,2');
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [6, 'z'],
    ]);
  });

  it('says where a quote was never closed', () => {
    expect(parseCsv('a,b\nx,1\ny,"2\nz,3\n').unclosedQuoteLine).toBe(3);
    expect(parseCsv('a,b\n').unclosedQuoteLine).toBeNull();
  });

  it('finds nothing in an empty file', () => {
    expect(parseCsv('').rows).toEqual([]);
    expect(parseCsv('\uFEFF\r\n\r\n').rows).toEqual([]);
  });

  it('takes off the marks of direction that address books put round numbers', () => {
    expect(cellsOf('tel\n\u202a+380671234567\u202c\n')).toEqual([['tel'], ['+380671234567']]);
  });

  it('reads 100,000 rows in a moment', () => {
    const text = `name;phone\n${Array.from({ length: 100_000 }, (_, n) => `Клієнт ${n};+3806${String(n).padStart(8, '0')}`).join('\n')}`;
    const startedAt = performance.now();
    expect(parseCsv(text).rows).toHaveLength(100_001);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('the encoding of a file', () => {
  const ukrainian = 'Ім’я;Телефон\r\nОлена Коваль;0671234567\r\nЩука Їжаківна;0501234567\r\n';
  /** The byte of every letter, found by decoding all of them: there is no encoder for these in JavaScript. */
  const encode = (text: string, encoding: string) => {
    const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    return Uint8Array.from([...text].map((letter) => Math.max(0, letters.indexOf(letter))));
  };
  const utf16 = (text: string, isLittle: boolean) => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
    return bytes;
  };
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it.each([
    ['utf-8', utf8(ukrainian)],
    ['utf-8', utf8(`\uFEFF${ukrainian}`)],
    ['utf-8', utf8('name,phone\nJohn,1\n')],
    ['utf-16le', utf16(`\uFEFF${ukrainian}`, true)],
    ['utf-16be', utf16(`\uFEFF${ukrainian}`, false)],
    ['utf-16le', utf16(ukrainian, true)],
    ['windows-1251', encode(ukrainian.replace('’', "'"), 'windows-1251')],
    ['koi8-u', encode(ukrainian.replace('’', "'"), 'koi8-u')],
    ['ibm866', encode('Имя;Телефон\r\nОлег Ковалев;0671234567\r\n', 'ibm866')],
    ['windows-1252', encode('Name;Phone\r\nZoë Müller;1\r\nJosé Peña;2\r\n', 'windows-1252')],
  ])('is %s', (encoding, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).not.toMatch(/^\uFEFF|\uFFFD/);
    expect(parseCsv(decoded.text).rows[1]?.cells[0]).toMatch(/Олена Коваль|John|Олег Ковалев|Zoë Müller/);
  });

  it('of an empty file is some', () => {
    expect(decodeText(new Uint8Array()).text).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { LARGEST_FILE, readTable } from '../../../../src-renderer/features/contacts/import/read-table.ts';

function fileOf(content: string | Uint8Array, name = 'клієнти.csv'): File {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = new File([bytes as Uint8Array<ArrayBuffer>], name);
  // jsdom's File has no arrayBuffer; the browser's has.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => bytes.slice().buffer });
  return file;
}

const read = (file: File, onProgress: (share: number) => void = () => undefined) =>
  readTable(file, { signal: new AbortController().signal, onProgress });

describe('a file of contacts', () => {
  it('is read with its delimiter, its encoding and the lines on which its rows begin', async () => {
    expect(await read(fileOf('Name;Note;Phone\r\n"Анна";"дві\nстрічки";067\r\n\r\nIvan;;050\r\n'))).toEqual({
      kind: 'table',
      table: {
        fileName: 'клієнти.csv',
        encoding: 'utf-8',
        delimiter: ';',
        unclosedQuoteLine: null,
        headers: ['Name', 'Note', 'Phone'],
        rows: [
          { line: 2, cells: ['Анна', 'дві\nстрічки', '067'] },
          { line: 5, cells: ['Ivan', '', '050'] },
        ],
      },
    });
  });

  it('is refused in kind: too large, not a text, nothing below the names', async () => {
    const large = fileOf('x');
    Object.defineProperty(large, 'size', { value: LARGEST_FILE + 1 });
    expect(await read(large)).toEqual({ kind: 'tooLarge', size: LARGEST_FILE + 1 });
    expect(await read(fileOf(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 1, 2])))).toEqual({
      kind: 'notText',
    });
    expect(await read(fileOf('Name,Phone\r\n\r\n'))).toEqual({ kind: 'empty' });
  });

  it('of 100,000 lines is read in pieces that leave the page its breath, without losing a line', async () => {
    const count = 100_000;
    const lines = Array.from(
      { length: count },
      (_, index) => `Клієнт ${index};"Квіти; ${index}\nдля дому";0${index}`,
    );
    let pieces = 0;
    const result = await read(fileOf(`Ім’я;Примітка;Телефон\n${lines.join('\n')}\n`), () => {
      pieces += 1;
    });
    if (result.kind !== 'table') throw new Error(result.kind);
    const { rows } = result.table;
    expect(pieces).toBeGreaterThan(10);
    expect(rows.length).toBe(count);
    // Each row takes two lines of the file.
    expect(
      rows.every(({ line, cells }, index) => line === 2 + index * 2 && cells[0] === `Клієнт ${index}`),
    ).toBe(true);
    expect(rows[77_777]?.cells).toEqual(['Клієнт 77777', 'Квіти; 77777\nдля дому', '077777']);
  });

  it('names the line of a quote that is never closed, also far down', async () => {
    const good = Array.from({ length: 30_000 }, (_, index) => `Клієнт ${index};067${index}`).join('\n');
    const result = await read(fileOf(`Name;Phone\n${good}\n"Ivan;050\nOleh;063\n`));
    expect(result).toMatchObject({ kind: 'table', table: { unclosedQuoteLine: 30_002 } });
  });
});

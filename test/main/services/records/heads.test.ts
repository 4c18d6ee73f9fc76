import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHeads } from '../../../../src-main/services/records/imports/heads.ts';
import { type WorkbookCell, workbookOf } from '../../../helpers/workbook.ts';
import { makeTemporaryFolder } from '../../../helpers/workspace.ts';

let folder: ReturnType<typeof makeTemporaryFolder>;

beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => folder.remove());

function keep(storedName: string, rows: readonly (readonly WorkbookCell[])[]) {
  const path = join(folder.path, storedName);
  const bytes = workbookOf({ Перший: rows, Другий: [['Пошта'], ['a@b.ua']] });
  writeFileSync(path, bytes);
  return { storedName, path, byteSize: bytes.length };
}

const orders = [['Номер', 'Сума'], ...Array.from({ length: 80 }, (_, index) => [`A-${index}`, index])];

it('a workbook is read once, however often its beginning is looked at', async () => {
  const heads = createHeads();
  const file = keep('one.xlsx', orders);
  const { reading, sheets } = await heads.guess(file, 'utf-8');
  expect(sheets).toEqual(['Перший', 'Другий']);
  const head = await heads.read(file, reading);
  expect(head).toMatchObject({ header: ['Номер', 'Сума'], problem: null });
  expect(head.rows).toHaveLength(50);

  // Whoever read it again would find nothing.
  rmSync(file.path);
  expect(await heads.read(file, reading)).toEqual(head);
  const bare = await heads.read(file, { ...reading, hasHeader: false });
  expect(bare.header).toEqual(['', '']);
  expect(bare.rows[0]?.cells).toEqual(['Номер', 'Сума']);
  await expect(heads.read(file, { ...reading, sheet: 'Другий' })).rejects.toThrow();
});

it('another sheet, and another file, have beginnings of their own', async () => {
  const heads = createHeads();
  const file = keep('one.xlsx', orders);
  const { reading } = await heads.guess(file, 'utf-8');
  expect((await heads.read(file, { ...reading, sheet: 'Другий' })).header).toEqual(['Пошта']);
  expect((await heads.read(keep('two.xlsx', [['Місто'], ['Київ']]), reading)).header).toEqual(['Місто']);
  expect((await heads.read(file, reading)).header).toEqual(['Номер', 'Сума']);
});

it('only a few are kept, and none that is very long', async () => {
  const heads = createHeads();
  const reading = { sheet: null, delimiter: ',' as const, encoding: 'utf-8' as const, hasHeader: true };
  const first = keep('first.xlsx', orders);
  await heads.read(first, reading);
  for (const name of ['a', 'b', 'c', 'd']) await heads.read(keep(`${name}.xlsx`, orders), reading);
  rmSync(first.path);
  await expect(heads.read(first, reading)).rejects.toThrow();

  const long = keep('long.xlsx', [['Текст'], ...Array.from({ length: 45 }, () => ['ї'.repeat(30_000)])]);
  expect((await heads.read(long, reading)).rows).toHaveLength(45);
  rmSync(long.path);
  await expect(heads.read(long, reading)).rejects.toThrow();
});

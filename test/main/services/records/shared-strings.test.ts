import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSharedStrings } from '../../../../src-main/services/records/imports/xlsx/shared-strings.ts';
import { makeTemporaryFolder } from '../../../helpers/workspace.ts';

let folder: ReturnType<typeof makeTemporaryFolder>;

beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => folder.remove());

const read = (texts: readonly string[], end = '</sst>') =>
  readSharedStrings(xmlOf(texts, end), join(folder.path, 'a'));

async function* xmlOf(texts: readonly string[], end: string): AsyncGenerator<Buffer> {
  yield Buffer.from('<sst>');
  for (const text of texts) yield Buffer.from(`<si><t>${text}</t></si>`);
  yield Buffer.from(end);
}

const longest = '😀'.repeat(32_767 / 2);
const many = [
  ...Array.from({ length: 20_000 }, (_, index) => `Текст ${index} про щось, у чому багато слів`),
  longest,
  '',
  'останній',
];

it('each of many texts is found by its number, in whatever order they are asked for', async () => {
  const strings = await read(many);
  const order = many.map((_, index) => (index * 7_919) % many.length);
  expect(order.map((index) => strings.at(index))).toEqual(order.map((index) => many[index]));
  expect(many.map((_, index) => strings.at(index))).toEqual(many);
  expect([many.length, -1, 1.5, Number.NaN].map((index) => strings.at(index))).toEqual(['', '', '', '']);
  strings.close();
});

it('many lie on the disk until they are closed', async () => {
  const strings = await read(many);
  expect(readdirSync(folder.path)).toContain('a.texts');
  strings.close();
  expect(readdirSync(folder.path)).toEqual([]);
});

it('a few never come to the disk', async () => {
  const strings = await read(many.slice(-3));
  expect(readdirSync(folder.path)).toEqual([]);
  expect([0, 1, 2].map((index) => strings.at(index))).toEqual([longest, '', 'останній']);
  strings.close();
});

it('of a part that cannot be read nothing is left', async () => {
  await expect(read(many, '</si>')).rejects.toThrow('cannot be read as a table');
  expect(readdirSync(folder.path)).toEqual([]);
});

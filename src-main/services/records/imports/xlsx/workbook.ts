import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { notATable } from '../not-a-table.ts';
import type { TableReader } from '../table.ts';
import { type Archive, openArchive } from './archive.ts';
import { noSharedStrings, readSharedStrings, type SharedStrings } from './shared-strings.ts';
import { readSheet } from './sheet.ts';
import { readDateStyles } from './styles.ts';
import { parseXml } from './xml.ts';

interface WorkbookParts {
  sheets: { name: string; part: string }[];
  is1904: boolean;
}

const WORKBOOK = 'xl/workbook.xml';
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';

/** The names of the sheets of a workbook. Throws IMPORT_NOT_A_TABLE. */
export async function listSheets(path: string): Promise<string[]> {
  const archive = await openArchive(path);
  try {
    return (await readParts(archive)).sheets.map(({ name }) => name);
  } finally {
    archive.close();
  }
}

/** The rows of a sheet, the first one when `sheet` is null. Throws IMPORT_NOT_A_TABLE. */
export async function* readXlsxRows(path: string, sheet: string | null): TableReader {
  const archive = await openArchive(path);
  let strings: SharedStrings = noSharedStrings;
  try {
    const { sheets, is1904 } = await readParts(archive);
    const chosen = sheets.find(({ name }) => name === sheet) ?? sheets[0];
    if (!chosen) throw notATable({ en: 'it has no sheet', uk: 'у ньому немає аркуша' });
    // A workbook of numbers has no words, and one that a program has written may have no styles.
    if (archive.has(STRINGS)) {
      // Two people may look into the same file at once; what a crash leaves behind is tidied up with the imports.
      strings = await readSharedStrings(archive.read(STRINGS), `${path}.${randomUUID()}`);
    }
    const dateStyles = archive.has(STYLES) ? await readDateStyles(archive.read(STYLES)) : [];
    yield* readSheet(archive.read(chosen.part), {
      strings,
      dateStyles,
      is1904,
      byteSize: archive.sizeOf(chosen.part),
    });
  } finally {
    strings.close();
    archive.close();
  }
}

async function readParts(archive: Archive): Promise<WorkbookParts> {
  if (!archive.has(WORKBOOK)) throw notATable('ZIP');
  const targets = new Map<string, string>();
  const relations = parseXml(archive.read('xl/_rels/workbook.xml.rels'), {
    onOpen(name, { Id = '', Target = '', Type = '' }) {
      // Sheets of charts have no rows.
      if (name !== 'Relationship' || !Type.endsWith('/worksheet')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target));
    },
  });
  for await (const _bytes of relations);
  const sheets: WorkbookParts['sheets'] = [];
  let is1904 = false;
  const workbook = parseXml(archive.read(WORKBOOK), {
    onOpen(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key)) ?? [];
      const part = targets.get(id);
      if (part !== undefined && archive.has(part)) sheets.push({ name: attributes.name ?? '', part });
    },
  });
  for await (const _bytes of workbook);
  return { sheets, is1904 };
}

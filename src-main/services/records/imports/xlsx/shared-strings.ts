import { notATable } from '../not-a-table.ts';
import { createScratchFile } from './scratch-file.ts';
import { parseXml } from './xml.ts';

/** They lie on the disk while a sheet is read; as many rows as Excel allows, each with nine texts of its own, have fewer. */
const MOST_BYTES = 500_000_000;
const MOST_STRINGS = 10_000_000;
/** What Excel allows in one cell. */
export const LONGEST_CELL = 32_767;

/** The texts that cells name by their number. */
export interface SharedStrings {
  /** Empty for a number that no text has. */
  at(index: number): string;
  close(): void;
}

export const noSharedStrings: SharedStrings = { at: () => '', close: () => undefined };

/**
 * The texts of a workbook, until they are closed in files that begin with `path`. Throws IMPORT_NOT_A_TABLE when there are more
 * than anybody's table has, and DISK_FULL.
 */
export async function readSharedStrings(stream: AsyncIterable<Buffer>, path: string): Promise<SharedStrings> {
  const store = createStore(path);
  let current = '';
  let isText = false;
  let isPhonetic = false;
  const handlers = {
    onOpen(name: string) {
      if (name === 'si') current = '';
      else if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    onText(text: string) {
      if (isText && current.length < LONGEST_CELL) current += text.slice(0, LONGEST_CELL - current.length);
    },
    onClose(name: string) {
      isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') store.add(current);
    },
  };
  try {
    for await (const _bytes of parseXml(stream, handlers));
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}

/** Where a text begins, and how many bytes it has. */
const ENTRY_BYTES = 8;

/** Texts as bytes in two files: a table of a million rows has as many of them, and takes no more memory than a small one. */
function createStore(path: string) {
  const texts = createScratchFile(`${path}.texts`);
  const places = createScratchFile(`${path}.places`);
  const entry = Buffer.alloc(ENTRY_BYTES);
  let count = 0;
  return {
    add(text: string): void {
      const bytes = Buffer.from(text);
      if (texts.byteLength + bytes.length > MOST_BYTES || count >= MOST_STRINGS) {
        throw notATable({ en: 'too much text in one workbook', uk: 'забагато тексту в одній книзі' });
      }
      entry.writeUInt32LE(texts.byteLength, 0);
      entry.writeUInt32LE(bytes.length, 4);
      places.append(entry);
      texts.append(bytes);
      count += 1;
    },
    at(index: number): string {
      if (!Number.isInteger(index) || index < 0 || index >= count) return '';
      const place = places.read(index * ENTRY_BYTES, ENTRY_BYTES);
      return texts.read(place.readUInt32LE(0), place.readUInt32LE(4)).toString('utf8');
    },
    close(): void {
      texts.close();
      places.close();
    },
  };
}

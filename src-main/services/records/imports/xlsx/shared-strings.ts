import { notATable } from '../not-a-table.ts';
import { parseXml } from './xml.ts';

/** They are kept in memory while a sheet is read; a table of a million rows has fewer. */
const MOST_BYTES = 80_000_000;
const MOST_STRINGS = 3_000_000;
/** What Excel allows in one cell. */
export const LONGEST_CELL = 32_767;

/** The texts that cells name by their number. */
export interface SharedStrings {
  /** Empty for a number that no text has. */
  at(index: number): string;
}

export const noSharedStrings: SharedStrings = { at: () => '' };

/** The texts of a workbook. Throws IMPORT_NOT_A_TABLE when there are more than fit. */
export async function readSharedStrings(stream: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const store = createStore();
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
  for await (const _bytes of parseXml(stream, handlers));
  return store;
}

/** Larger than the longest text in UTF-8. */
const BLOCK_BYTES = 1024 * 1024;
const LENGTH_BYTES = 4;

/**
 * Texts as bytes, one behind the other: as strings they would take four times as much, each of them keeping the piece of the
 * file alive from which it was cut.
 */
function createStore() {
  const blocks: Buffer[] = [];
  let places = new Uint32Array(1024);
  let count = 0;
  let end = 0;
  return {
    add(text: string): void {
      const byteLength = Buffer.byteLength(text);
      const needed = LENGTH_BYTES + byteLength;
      if (BLOCK_BYTES - (end % BLOCK_BYTES) < needed) end = blocks.length * BLOCK_BYTES;
      if (end + needed > MOST_BYTES || count >= MOST_STRINGS) {
        throw notATable({ en: 'too much text in one workbook', uk: 'забагато тексту в одній книзі' });
      }
      const block = blocks[Math.floor(end / BLOCK_BYTES)] ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
      if (end === blocks.length * BLOCK_BYTES) blocks.push(block);
      const place = block.writeUInt32LE(byteLength, end % BLOCK_BYTES);
      block.write(text, place);
      if (count === places.length) places = grown(places);
      places[count] = end;
      count += 1;
      end += needed;
    },
    at(index: number): string {
      const place = index < count ? places[index] : undefined;
      const block = place === undefined ? undefined : blocks[Math.floor(place / BLOCK_BYTES)];
      if (place === undefined || block === undefined) return '';
      const start = (place % BLOCK_BYTES) + LENGTH_BYTES;
      return block.toString('utf8', start, start + block.readUInt32LE(start - LENGTH_BYTES));
    },
  };
}

function grown(places: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(places.length * 2);
  more.set(places);
  return more;
}

import { notATable } from '../not-a-table.ts';
import { parseXml } from './xml.ts';

/** They are kept in memory while a sheet is read; a table of a million rows has fewer. */
const MOST_CHARACTERS = 40_000_000;
const MOST_STRINGS = 3_000_000;
/** What Excel allows in one cell. */
export const LONGEST_CELL = 32_767;

/** The texts that cells name by their number. Throws IMPORT_NOT_A_TABLE when there are more than fit. */
export async function readSharedStrings(stream: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
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
      if (isText && current.length < LONGEST_CELL) current += text;
    },
    onClose(name: string) {
      isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name !== 'si') return;
      characters += current.length;
      if (characters > MOST_CHARACTERS || strings.length >= MOST_STRINGS) {
        throw notATable({ en: 'too much text in one workbook', uk: 'забагато тексту в одній книзі' });
      }
      strings.push(current);
    },
  };
  for await (const _bytes of parseXml(stream, handlers));
  return strings;
}

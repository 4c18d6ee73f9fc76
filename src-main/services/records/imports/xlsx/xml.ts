import { setImmediate as nextTurn } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { notATable } from '../not-a-table.ts';

export interface XmlHandlers {
  onOpen(name: string, attributes: Readonly<Record<string, string>>): void;
  onText?(text: string): void;
  onClose?(name: string): void;
}

/** Characters that are parsed in one go: some milliseconds. */
const PIECE = 32 * 1024;

/** What a parser gathers before it says something; more is no workbook but an attack on the memory. */
const MOST_UNSAID = 2 * 1024 * 1024;
const DEEPEST = 100;

/**
 * Reads a part of a workbook as it is unpacked, and tells after each piece how many bytes lie behind it. Entities of its own
 * are not expanded, names lose their prefix. Throws IMPORT_NOT_A_TABLE.
 */
export async function* parseXml(
  stream: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): AsyncGenerator<number, void, undefined> {
  const parser = openParser(handlers);
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    const text = decoder.decode(chunk, { stream: true });
    for (let start = 0; start < text.length; start += PIECE) {
      parser.write(text.slice(start, start + PIECE));
      yield bytes;
      await nextTurn();
    }
  }
  parser.write(decoder.decode());
  parser.close();
  yield bytes;
}

function openParser(handlers: XmlHandlers) {
  const parser = new SaxesParser();
  let unsaid = 0;
  let depth = 0;
  parser.on('error', (error) => {
    throw notATable('XML', error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    unsaid = 0;
    depth += 1;
    if (depth > DEEPEST) throw notATable('XML');
    handlers.onOpen(localName(name), attributes);
  });
  parser.on('text', (text) => handlers.onText?.(text));
  parser.on('closetag', ({ name }) => {
    unsaid = 0;
    depth -= 1;
    handlers.onClose?.(localName(name));
  });
  return {
    write(text: string) {
      unsaid += text.length;
      if (unsaid > MOST_UNSAID) throw notATable('XML');
      parser.write(text);
    },
    close: () => parser.close(),
  };
}

/** Some programs write `x:row` for `row`. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

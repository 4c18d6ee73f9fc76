import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { notATable } from '../not-a-table.ts';

/** Parts of a workbook: sheets, their words and styles; pictures and the like count as well. */
const MOST_PARTS = 10_000;
/** Unpacked. The text is read as it comes and never kept, so this only bounds the time. */
const MAX_PART_BYTES = 2 * 1024 ** 3;

/** Tables pack to a tenth or a hundredth; what packs to less is made to keep somebody busy. */
const MOST_TIMES = 300;
const NOT_ASKED_BELOW_BYTES = 20 * 1024 ** 2;

export interface Archive {
  has(name: string): boolean;
  /** Bytes of a part when it is unpacked, 0 for one that is not there. */
  sizeOf(name: string): number;
  /** The unpacked bytes; a part that is larger than it says is a fault. */
  read(name: string): AsyncGenerator<Buffer, void, undefined>;
  close(): void;
}

/** Opens the ZIP archive that a workbook is. Throws IMPORT_NOT_A_TABLE. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
  }).catch((error: unknown) => {
    throw notATable('ZIP', error);
  });
  try {
    const entries = await listEntries(zip);
    return {
      has: (name) => entries.has(name),
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
      read: (name) => readEntry(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PARTS)
    throw notATable({ en: `${zip.entryCount} parts`, uk: `частин: ${zip.entryCount}` });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw notATable({ en: 'it is encrypted', uk: 'його зашифровано' });
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw notATable('ZIP', error);
  }
  return entries;
}

const tooLarge = (gigabytes: number) => ({ en: `${gigabytes} GB`, uk: `${gigabytes} ГБ` });

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer, void, undefined> {
  if (entry === undefined) return;
  if (entry.uncompressedSize > MAX_PART_BYTES) {
    throw notATable(tooLarge(Math.round(entry.uncompressedSize / 1024 ** 3)));
  }
  const times = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
  if (times > MOST_TIMES && entry.uncompressedSize > NOT_ASKED_BELOW_BYTES) {
    throw notATable({
      en: `it unpacks to ${times} times its size`,
      uk: `розпакований, він більший у ${times} разів`,
    });
  }
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const chunk of stream) yield chunk as Buffer; // without an encoding a stream gives bytes
  } catch (error) {
    throw notATable('ZIP', error);
  } finally {
    stream.destroy();
  }
}

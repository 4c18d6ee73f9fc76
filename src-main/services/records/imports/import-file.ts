import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import type { ImportReading } from '#shared/contract/records.ts';
import { guessEncoding } from '#shared/domain/csv-encoding.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { isDiskFull } from '../../media/file-store.ts';
import { notATable } from './not-a-table.ts';

/** A file as it was handed over, kept until its import has ended. */
export interface ImportFile {
  /** Made by us; ends in .xlsx or .csv, whatever the file was called. */
  storedName: string;
  byteSize: number;
  encoding: ImportReading['encoding'];
}

const MAX_MEGABYTES = 200;
const HEAD_BYTES = 4100;
/** Enough letters to tell one encoding from another. */
const SAMPLE_BYTES = 64 * 1024;
/** Plain Latin tells nothing; what comes behind it may. */
const PLAIN_SAMPLE_BYTES = 4 * 1024;

export interface ImportFolder {
  pathOf(storedName: string): string;
  /** Keeps a stream as a file. Throws IMPORT_EMPTY, IMPORT_TOO_LARGE, IMPORT_NOT_A_TABLE or DISK_FULL; then nothing is kept. */
  receive(stream: AsyncIterable<Uint8Array>): Promise<ImportFile>;
  discard(storedName: string): Promise<void>;
  /** Deletes what no import knows. */
  clean(known: ReadonlySet<string>): Promise<void>;
}

/** Where the files of imports lie until they have been read. */
export function createImportFolder(dataDir: string): ImportFolder {
  const folder = join(dataDir, 'imports');
  const pathOf = (storedName: string) => join(folder, storedName);
  /** Files that are coming in and have no import yet. */
  const coming = new Set<string>();
  return {
    pathOf,

    async receive(stream) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const partName = `${randomUUID()}.part`;
      coming.add(partName);
      try {
        const written = await write(pathOf(partName), stream);
        const storedName = await settleName(folder, partName, written);
        return { storedName, byteSize: written.byteSize, encoding: written.encoding };
      } catch (error) {
        await rm(pathOf(partName), { force: true });
        throw isDiskFull(error) ? new Refusal('DISK_FULL') : error;
      } finally {
        coming.delete(partName);
      }
    },

    discard: (storedName) => rm(pathOf(storedName), { force: true }),

    async clean(known) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(folder)) {
        if (!known.has(name) && !coming.has(name)) await rm(pathOf(name), { force: true, recursive: true });
      }
    },
  };
}

interface Written {
  byteSize: number;
  head: Buffer;
  encoding: ImportReading['encoding'];
}

async function write(path: string, stream: AsyncIterable<Uint8Array>): Promise<Written> {
  const file = await open(path, 'wx', 0o600);
  const letters = createEncodingWatch();
  let byteSize = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of stream) {
      byteSize += chunk.byteLength;
      if (byteSize > MAX_MEGABYTES * 1024 * 1024)
        throw new Refusal('IMPORT_TOO_LARGE', { limit: MAX_MEGABYTES });
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]);
      letters.watch(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (byteSize === 0) throw new Refusal('IMPORT_EMPTY');
  // The texts of a workbook say themselves how they are written.
  return { byteSize, head, encoding: isArchive(head) ? 'utf-8' : letters.encoding() };
}

const isArchive = (head: Buffer): boolean => head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));

/** A table of LibreOffice begins with its own kind, in a file of the archive that is not packed. */
const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';

/** The bytes decide what a file is, not its name. */
async function settleName(folder: string, partName: string, { head }: Written): Promise<string> {
  const isZip = isArchive(head);
  if (!isZip) {
    const found = await fileTypeFromBuffer(head);
    // Old workbooks (.xls), and new ones with a password.
    if (found?.ext === 'cfb') throw notATable('.xls');
    if (found && !found.mime.startsWith('text/')) throw notATable(found.mime);
  } else if (head.includes(OPEN_DOCUMENT)) throw notATable('.ods');
  const storedName = partName.replace(/part$/, isZip ? 'xlsx' : 'csv');
  await rename(join(folder, partName), join(folder, storedName));
  return storedName;
}

/** Looks at the letters of a file as it comes: whether all is UTF-8, and a sample of what is not plain Latin. */
function createEncodingWatch() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let sample = Buffer.alloc(0);
  return {
    watch(chunk: Uint8Array): void {
      const isPlain = chunk.every((byte) => byte < 128 && byte !== 0);
      const room = (isPlain ? PLAIN_SAMPLE_BYTES : SAMPLE_BYTES) - sample.length;
      if (room > 0) sample = Buffer.concat([sample, chunk.subarray(0, room)]);
      if (!isUtf8) return;
      try {
        decoder.decode(chunk, { stream: true });
      } catch {
        // Some byte cannot be one of UTF-8.
        isUtf8 = false;
      }
    },
    encoding: () => guessEncoding(sample, () => isUtf8),
  };
}

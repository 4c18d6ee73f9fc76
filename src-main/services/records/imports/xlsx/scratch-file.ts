import { appendFileSync, closeSync, openSync, readSync, rmSync } from 'node:fs';
import { invariant } from '#shared/domain/assert.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { isDiskFull } from '../../../media/file-store.ts';

/** Bytes that are written one behind the other and read again in any order; only the last ones written and read are in memory. */
export interface ScratchFile {
  /** Of all that was appended. */
  readonly byteLength: number;
  /** Throws DISK_FULL. */
  append(bytes: Buffer): void;
  /** What was appended in one piece, or a part of it; it may be another's after the next call. */
  read(place: number, length: number): Buffer;
  /** Deletes it. */
  close(): void;
}

/** Less than this never comes to the disk. */
const UNWRITTEN_BYTES = 256 * 1024;
/** Read ahead: what is asked for mostly stands in the order in which it was written. */
const WINDOW_BYTES = 16 * 1024;

/** The file is made when there is too much to be kept, and is nobody else's: its name must be new. */
export function createScratchFile(path: string): ScratchFile {
  const unwritten = Buffer.allocUnsafeSlow(UNWRITTEN_BYTES);
  let unwrittenLength = 0;
  let written = 0;
  let file: number | null = null;
  let window: Buffer = Buffer.alloc(0);
  let windowPlace = 0;

  function write(bytes: Buffer): void {
    try {
      file ??= openSync(path, 'wx+', 0o600);
      appendFileSync(file, bytes);
    } catch (error) {
      throw isDiskFull(error) ? new Refusal('DISK_FULL') : error;
    }
    written += bytes.length;
  }

  function look(place: number, length: number): void {
    invariant(file !== null, 'what is not in memory is in the file');
    const wanted = Math.min(Math.max(length, WINDOW_BYTES), written - place);
    const bytes = Buffer.allocUnsafe(wanted);
    const count = readSync(file, bytes, 0, wanted, place);
    invariant(count >= length, 'a scratch file is as long as it was written');
    window = bytes.subarray(0, count);
    windowPlace = place;
  }

  return {
    get byteLength() {
      return written + unwrittenLength;
    },
    append(bytes) {
      if (unwrittenLength + bytes.length > UNWRITTEN_BYTES) {
        write(unwritten.subarray(0, unwrittenLength));
        unwrittenLength = 0;
      }
      if (bytes.length > UNWRITTEN_BYTES) write(bytes);
      else unwrittenLength += bytes.copy(unwritten, unwrittenLength);
    },
    read(place, length) {
      if (place >= written) return unwritten.subarray(place - written, place - written + length);
      const isSeen = place >= windowPlace && place + length <= windowPlace + window.length;
      if (!isSeen) look(place, length);
      return window.subarray(place - windowPlace, place - windowPlace + length);
    },
    close() {
      if (file === null) return;
      closeSync(file);
      file = null;
      rmSync(path, { force: true });
    },
  };
}

import { downloadFileName, extensionOf } from '#shared/domain/file-name.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { isInlineSafe, plainMimeType } from '#shared/domain/media-rules.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  countMedia,
  getMediaRow,
  type MediaRow,
  toMedia,
  updateMediaRetried,
} from '../../db/queries/media.ts';
import { getThumbnail } from '../../db/queries/media-facts.ts';
import type { MediaStore } from '../../ports.ts';
import { DownloadQueue, type DownloadQueueOptions } from './download-queue.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { importUpload } from './import-upload.ts';

export interface MediaStoreOptions extends Omit<DownloadQueueOptions, 'files' | 'timer'> {
  /** The workspace folder; files go below its `media/`. */
  dataDir: string;
  timer?: DownloadQueueOptions['timer'];
}

const systemTimer: DownloadQueueOptions['timer'] = (ms, callback) => {
  const handle = setTimeout(callback, ms);
  return () => clearTimeout(handle);
};

/** Files by hash below media/: what customers sent is fetched, what operators give is checked and kept. */
export function createMediaStore(options: MediaStoreOptions): MediaStore {
  const { db, clock } = options;
  const files = createFileStore(options.dataDir);
  const queue = new DownloadQueue({ ...options, files, timer: options.timer ?? systemTimer });
  return {
    importUpload: (stream, declared) => importUpload({ db, clock, files }, stream, declared),

    get(id) {
      const row = getMediaRow(db, id);
      return row && toMedia(row);
    },

    locate: (id) => locate(files, getMediaRow(db, id)),

    thumbnail: (id) => getThumbnail(db, id),

    retry(id) {
      updateMediaRetried(db, id);
      queue.forgive(id);
      queue.wake();
      return toMedia(requireRow(getMediaRow(db, id)));
    },

    wake: () => queue.wake(),
    counts: () => countMedia(db),

    start() {
      files.clean();
      queue.start();
    },

    close: () => queue.close(),
  };
}

function requireRow(row: MediaRow | null): MediaRow {
  if (row === null) throw new Refusal('NOT_FOUND');
  return row;
}

/** Types that are named to a browser; everything else is bytes to be saved. The type was found in the bytes. */
const announcedType = (mimeType: string): string =>
  isInlineSafe(mimeType) || mimeType === 'application/pdf' ? mimeType : 'application/octet-stream';

function locate(files: FileStore, row: MediaRow | null): ReturnType<MediaStore['locate']> {
  if (row === null || row.state !== 'stored' || row.sha256 === null) return null;
  const type = plainMimeType(row.mime_type);
  return {
    path: files.pathOf(row.sha256),
    mimeType: announcedType(type),
    byteSize: row.byte_size ?? 0,
    fileName: downloadFileName(row.file_name ?? nameByType(row.id, type), type),
    isInlineSafe: isInlineSafe(type),
  };
}

/** Pictures and recordings come without a name. */
function nameByType(id: MediaId, mimeType: string): string {
  const family = mimeType.split('/')[0] ?? 'file';
  const extension = extensionOf(mimeType);
  return `${family === 'application' ? 'file' : family}-${id}${extension === null ? '' : `.${extension}`}`;
}

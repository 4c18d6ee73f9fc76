import { create } from 'zustand';
import { type FileProblem, fileProblem, MOST_FILES } from './tray.ts';

/** A file that waits in the composer. */
export interface TrayFile {
  readonly key: string;
  readonly file: File;
  /** A `blob:` address for pictures, or null. */
  readonly previewUrl: string | null;
  /** What WhatsApp would refuse; such a file cannot be sent. */
  readonly problem: FileProblem | null;
  readonly upload:
    | { kind: 'waiting' }
    | { kind: 'running'; share: number }
    | { kind: 'failed'; sentence: string };
}

interface TrayStore {
  readonly trays: Readonly<Record<number, readonly TrayFile[]>>;
}

const empty: readonly TrayFile[] = [];
const useTrayStore = create<TrayStore>(() => ({ trays: {} }));

/** The files that wait in one conversation. */
export function useTray(conversationId: number): readonly TrayFile[] {
  return useTrayStore((store) => store.trays[conversationId] ?? empty);
}

/** Adds files; returns false when there were too many and the rest was left out. */
export function addFiles(conversationId: number, files: readonly File[]): boolean {
  const present = readTray(conversationId);
  const room = Math.max(0, MOST_FILES - present.length);
  const added = files.slice(0, room).map((file): TrayFile => {
    const problem = fileProblem(file);
    const isPicture = problem === null && file.type.startsWith('image/');
    return {
      key: crypto.randomUUID(),
      file,
      previewUrl: isPicture ? URL.createObjectURL(file) : null,
      problem,
      upload: { kind: 'waiting' },
    };
  });
  writeTray(conversationId, [...present, ...added]);
  return files.length <= room;
}

export function removeFile(conversationId: number, key: string): void {
  const tray = readTray(conversationId);
  const removed = tray.find((item) => item.key === key);
  if (removed?.previewUrl) URL.revokeObjectURL(removed.previewUrl);
  writeTray(
    conversationId,
    tray.filter((item) => item.key !== key),
  );
}

export function setUpload(conversationId: number, key: string, upload: TrayFile['upload']): void {
  writeTray(
    conversationId,
    readTray(conversationId).map((item) => (item.key === key ? { ...item, upload } : item)),
  );
}

/** The tray at this moment, for what happens outside of rendering. */
export function readTray(conversationId: number): readonly TrayFile[] {
  return useTrayStore.getState().trays[conversationId] ?? empty;
}

function writeTray(conversationId: number, tray: readonly TrayFile[]): void {
  useTrayStore.setState(({ trays }) => ({ trays: { ...trays, [conversationId]: tray } }));
}

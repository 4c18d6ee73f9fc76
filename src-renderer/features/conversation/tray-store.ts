import { create } from 'zustand';
import type { Media } from '#shared/contract/media.ts';
import { changeDraft, type DraftFile, readDraft, useDraft } from '../../state/drafts-store.ts';
import type { FileChange } from './prepare-file.ts';
import { type FileProblem, MOST_FILES, moved } from './tray.ts';
import type { VoiceNote } from './voice-recorder.ts';

export type TrayUpload =
  | { readonly kind: 'preparing' }
  | { readonly kind: 'running'; readonly share: number }
  | { readonly kind: 'failed'; readonly sentence: string; readonly canHelpAgain: boolean }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done' };

/** What this screen knows of a file beyond the draft: its bytes and how far they have come. */
export interface TrayWork {
  readonly file: File;
  /** The recording that the file is. */
  readonly note: VoiceNote | undefined;
  /** A `blob:` address for pictures, or null. */
  readonly previewUrl: string | null;
  /** What WhatsApp would refuse; such a file cannot be sent. */
  readonly problem: FileProblem | null;
  readonly change: FileChange | null;
  readonly upload: TrayUpload;
  readonly stop: AbortController;
  /** Settles when the hub has the bytes, or with null when it will not have them. */
  readonly stored: Promise<Media | null>;
}

/** A tile of the tray. */
export interface TrayFile extends DraftFile {
  /** Null for a file that came back with a draft. */
  readonly work: TrayWork | null;
}

interface TrayStore {
  readonly works: Readonly<Record<string, TrayWork>>;
}

const useTrayStore = create<TrayStore>(() => ({ works: {} }));

/** The files that wait in one conversation. */
export function useTray(conversationId: number): readonly TrayFile[] {
  const { files } = useDraft(conversationId);
  const works = useTrayStore((store) => store.works);
  return asTray(files, works);
}

/** The tray at this moment, for what happens outside of rendering. */
export function readTray(conversationId: number): readonly TrayFile[] {
  return asTray(readDraft(conversationId).files, useTrayStore.getState().works);
}

// A tile without bytes here and without bytes there is the trace of an upload that a reload has cut off.
const asTray = (files: readonly DraftFile[], works: TrayStore['works']): readonly TrayFile[] =>
  files
    .map((file): TrayFile => ({ ...file, work: works[file.key] ?? null }))
    .filter(({ media, work }) => media !== null || work !== null);

/** How many more files there is room for. */
export const roomInTray = (conversationId: number): number =>
  Math.max(0, MOST_FILES - readTray(conversationId).length);

export function addToTray(conversationId: number, file: DraftFile): void {
  changeDraft(conversationId, { files: [...readDraft(conversationId).files, file] });
}

/** Changes a tile; nothing happens when it was removed meanwhile. */
export function changeTile(conversationId: number, key: string, change: Partial<DraftFile>): void {
  const { files } = readDraft(conversationId);
  if (!files.some((file) => file.key === key)) return;
  changeDraft(conversationId, {
    files: files.map((file) => (file.key === key ? { ...file, ...change } : file)),
  });
}

export function moveTile(conversationId: number, key: string, step: -1 | 1): void {
  const { files } = readDraft(conversationId);
  const from = files.findIndex((file) => file.key === key);
  changeDraft(conversationId, { files: moved(files, from, step) });
}

/** Puts a file that the hub has already into the tray, as after "Edit" of a failed message. */
export function addStored(conversationId: number, media: Media, caption: string, isVoice: boolean): void {
  const file: DraftFile = { key: crypto.randomUUID(), media, caption, isVoice };
  changeDraft(conversationId, { files: [...readDraft(conversationId).files, file] });
}

export function removeFile(conversationId: number, key: string): void {
  const work = readWork(key);
  work?.stop.abort();
  if (work?.previewUrl) URL.revokeObjectURL(work.previewUrl);
  useTrayStore.setState(({ works }) => {
    const { [key]: _gone, ...others } = works;
    return { works: others };
  });
  changeDraft(conversationId, {
    files: readDraft(conversationId).files.filter((file) => file.key !== key),
  });
}

export const readWork = (key: string): TrayWork | undefined => useTrayStore.getState().works[key];

export function putWork(key: string, work: TrayWork): void {
  useTrayStore.setState(({ works }) => ({ works: { ...works, [key]: work } }));
}

export function changeWork(key: string, change: Partial<TrayWork>): void {
  const work = readWork(key);
  if (work) putWork(key, { ...work, ...change });
}

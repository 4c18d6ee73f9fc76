import { useTranslation } from 'react-i18next';
import type { HubClient } from '#shared/contract/index.ts';
import type { Media } from '#shared/contract/media.ts';
import { useHub } from '../../api/hub-context.ts';
import { toFailure } from '../../api/refusal.ts';
import { uploadMedia } from '../../api/upload-media.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { saveDraftsNow } from '../../state/drafts-store.ts';
import { notify } from '../../ui/notify.ts';
import { prepareFile } from './prepare-file.ts';
import { fileProblem, MOST_FILES } from './tray.ts';
import { addToTray, changeTile, changeWork, putWork, readWork, roomInTray } from './tray-store.ts';
import type { VoiceNote } from './voice-recorder.ts';

/** Puts picked files into the tray; each is made fit and handed to the hub at once, so that sending only has to name it. */
export function useAddFiles(conversationId: number) {
  const { t } = useTranslation('conversation');
  const failureSentence = useFailureSentence();
  const { client } = useHub();

  /** Makes a file fit and uploads it; null when that did not come to an end. */
  const bringUp = async (
    key: string,
    picked: File,
    stop: AbortController,
    note: VoiceNote | undefined,
  ): Promise<Media | null> => {
    try {
      const prepared = await prepareFile(picked);
      if (prepared.kind === 'refused') {
        changeWork(key, { problem: prepared.problem, upload: { kind: 'stopped' } });
        return null;
      }
      const { file, change } = prepared;
      changeWork(key, { file, change, upload: { kind: 'running', share: 0 } });
      const uploaded = await uploadMedia(file, {
        signal: stop.signal,
        onProgress: (share) => changeWork(key, { upload: { kind: 'running', share } }),
      });
      const media = note ? await withWaveform(client, uploaded, note) : uploaded;
      changeTile(conversationId, key, { media });
      changeWork(key, { upload: { kind: 'done' } });
      saveDraftsNow();
      return media;
    } catch (error) {
      const upload = stop.signal.aborted
        ? ({ kind: 'stopped' } as const)
        : ({
            kind: 'failed',
            sentence: failureSentence(error),
            canHelpAgain: !isAboutTheFile(error),
          } as const);
      changeWork(key, { upload });
      return null;
    }
  };

  const start = (key: string, picked: File, note?: VoiceNote): void => {
    const problem = fileProblemUnread(picked);
    const stop = new AbortController();
    const base = { file: picked, note, previewUrl: previewOf(picked), change: null, stop };
    if (problem) {
      putWork(key, { ...base, problem, upload: { kind: 'stopped' }, stored: Promise.resolve(null) });
      return;
    }
    // The work has to stand before what changes it begins.
    let resolve: (media: Media | null) => void = () => undefined;
    const stored = new Promise<Media | null>((settle) => {
      resolve = settle;
    });
    putWork(key, { ...base, problem: null, upload: { kind: 'preparing' }, stored });
    void bringUp(key, picked, stop, note).then(resolve);
  };
  /** Gives the key of the new tile. */
  const add = (file: File, note?: VoiceNote): string => {
    const key = crypto.randomUUID();
    addToTray(conversationId, { key, media: null, caption: '', isVoice: note !== undefined });
    start(key, file, note);
    return key;
  };

  const addFiles = (files: readonly File[]): void => {
    const room = roomInTray(conversationId);
    if (files.length > room)
      notify({ title: t('tray.tooMany', { limit: MOST_FILES }), id: 'too-many-files' });
    for (const file of files.slice(0, room)) add(file);
  };
  /** A recording finds room in a full tray too: it goes past what waits there, and cannot be picked once more. */
  const addVoice = (note: VoiceNote): string => add(note.file, note);

  /** Tries a file again whose upload broke off. */
  const retryFile = (key: string) => {
    const work = readWork(key);
    if (work) start(key, work.file, work.note);
  };
  return { addFiles, addVoice, retryFile };
}

/** Tells the hub what the recorder heard, so that the bubble has its waveform at once; without it the note goes out all the same. */
async function withWaveform(client: HubClient, media: Media, note: VoiceNote): Promise<Media> {
  try {
    return await client.media.saveFacts({
      id: media.id,
      durationMs: note.durationMs,
      waveform: note.waveform,
    });
  } catch {
    // The list finds these facts out by itself when it draws the bubble.
    return media;
  }
}

/** What is refused by its size and type alone, without a look at its bytes. */
function fileProblemUnread(file: File) {
  const problem = fileProblem(file);
  // These can be made fit: pictures are drawn anew, recordings are encoded anew.
  const canBeMended = /^(image|audio)\//.test(file.type) && file.size > 0 && file.size <= LARGEST_TO_MEND;
  return canBeMended ? null : problem;
}

/** Larger ones would take the memory of a small computer. */
const LARGEST_TO_MEND = 100 * 1024 * 1024;

const previewOf = (file: File) =>
  /^image\/(jpeg|png|webp|gif|avif|bmp)$/.test(file.type) ? URL.createObjectURL(file) : null;

/** The hub looked at the bytes and will not have them, however often they come. */
function isAboutTheFile(error: unknown): boolean {
  const failure = toFailure(error);
  return failure.kind === 'refused' && /^MEDIA_(?:TYPE_REFUSED|TOO_LARGE|EMPTY)$/.test(failure.code);
}

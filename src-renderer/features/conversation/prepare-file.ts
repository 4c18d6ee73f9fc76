import { MAX_MEDIA_BYTES, mediaRuleOf, plainMimeType } from '#shared/domain/media-rules.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { prepareAudio } from './prepare-audio.ts';
import { preparePicture } from './prepare-picture.ts';
import { type FileProblem, fileProblem } from './tray.ts';

/** What was done to a file so that WhatsApp takes it. */
export type FileChange = 'shrunk' | 'picture' | 'still' | 'audio';

export type PreparedFile =
  | { readonly kind: 'ready'; readonly file: File; readonly change: FileChange | null }
  | { readonly kind: 'refused'; readonly problem: FileProblem };

/** Brings a picked file into a form that WhatsApp takes, or says why it cannot be. Large files are refused unread. */
export async function prepareFile(file: File): Promise<PreparedFile> {
  const type = plainMimeType(file.type);
  if (file.size > MAX_MEDIA_BYTES) return refusedOr(file, null);
  if (type.startsWith('image/') && type !== 'image/svg+xml') return preparedPicture(file, type);
  if (type.startsWith('audio/') && mediaRuleOf(type) === null) {
    const converted = await prepareAudio(file);
    return converted ? refusedOr(converted, 'audio') : refusedOr(file, null);
  }
  return refusedOr(file, null);
}

async function preparedPicture(file: File, type: string): Promise<PreparedFile> {
  const result = await preparePicture(file);
  switch (result.kind) {
    case 'as-is':
      return refusedOr(file, null);
    case 'unreadable':
      return { kind: 'refused', problem: asProblem(new Refusal('PICTURE_UNREADABLE', { type })) };
    case 'redrawn':
      return refusedOr(result.file, changeOf(type));
  }
}

function changeOf(type: string): FileChange {
  if (type === 'image/gif') return 'still';
  return type === 'image/jpeg' || type === 'image/png' ? 'shrunk' : 'picture';
}

function refusedOr(file: File, change: FileChange | null): PreparedFile {
  const problem = fileProblem(file);
  return problem ? { kind: 'refused', problem } : { kind: 'ready', file, change };
}

const asProblem = ({ code, values }: Refusal): FileProblem => ({ code, values });

import { checkMedia, mediaRuleOf } from '#shared/domain/media-rules.ts';
import type { RefusalCode, RefusalValues } from '#shared/domain/refusals.ts';
import { Refusal } from '#shared/domain/refusals.ts';

/** More than this at once is a mistake of the hand (a whole folder dropped). */
export const MOST_FILES = 30;

/** The part of a File that decides. */
export interface FileFacts {
  readonly type: string;
  readonly size: number;
  readonly name: string;
}

export interface FileProblem {
  readonly code: RefusalCode;
  readonly values: RefusalValues;
}

/** Why WhatsApp would refuse a file, as far as it can be seen before the upload; null when it looks right. */
export function fileProblem(file: FileFacts): FileProblem | null {
  // A browser that does not know an extension says nothing about the type; the hub reads it from the bytes.
  const mimeType = file.type === '' ? 'application/pdf' : file.type;
  // Whether a sticker moves is only known from its bytes; the hub looks and has the last word.
  const verdict = checkMedia({ mimeType, byteSize: file.size, isAnimated: true });
  return verdict instanceof Refusal ? { code: verdict.code, values: verdict.values } : null;
}

/** Whether words can go with a file as its caption; a voice message or a sticker has none. */
export function takesCaption(mimeType: string): boolean {
  const kind = mediaRuleOf(mimeType)?.kind;
  return kind === 'image' || kind === 'video' || kind === 'document';
}

/** Where the words of the composer go when files are sent: with the first file that takes a caption, else on their own before. */
export function placeCaption(
  files: readonly FileFacts[],
  text: string,
): { captionIndex: number | null; textFirst: boolean } {
  if (text.trim() === '') return { captionIndex: null, textFirst: false };
  const index = files.findIndex((file) => takesCaption(file.type));
  return index < 0 ? { captionIndex: null, textFirst: true } : { captionIndex: index, textFirst: false };
}

import { checkMedia, mediaRuleOf, plainMimeType, readableSize } from '#shared/domain/media-rules.ts';
import type { RefusalCode, RefusalValues } from '#shared/domain/refusals.ts';
import { Refusal } from '#shared/domain/refusals.ts';

/** More than this at once is a mistake of the hand (a whole folder dropped). */
export const MOST_FILES = 30;

/** From this share of a limit on it is counted before the eyes. */
export const COUNTER_SHARE = 0.9;

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
  if (verdict === true) return null;
  if (verdict.code === 'MEDIA_TOO_LARGE' && plainMimeType(mimeType).startsWith('video/')) {
    const limit = readableSize(mediaRuleOf(mimeType)?.maxBytes ?? 0);
    return asProblem(new Refusal('VIDEO_TOO_LARGE', { size: readableSize(file.size), limit }));
  }
  return asProblem(verdict);
}

const asProblem = ({ code, values }: Refusal): FileProblem => ({ code, values });

/** Whether words can go with a file as its caption; a voice message or a sticker has none. */
export function takesCaption(mimeType: string): boolean {
  const kind = mediaRuleOf(mimeType)?.kind;
  return kind === 'image' || kind === 'video' || kind === 'document';
}

/** The part of a waiting file that decides about captions. */
export interface CaptionPlace {
  readonly mimeType: string;
  readonly caption: string;
}

/**
 * Where the words of the composer go when files are sent: with the first file that takes a caption and has none of its
 * own, else on their own before the files.
 */
export function placeCaption(
  files: readonly CaptionPlace[],
  text: string,
): { captionIndex: number | null; textFirst: boolean } {
  if (text.trim() === '') return { captionIndex: null, textFirst: false };
  const index = files.findIndex(({ mimeType, caption }) => takesCaption(mimeType) && caption.trim() === '');
  return index < 0 ? { captionIndex: null, textFirst: true } : { captionIndex: index, textFirst: false };
}

/** The list with one item moved by a step; the same list where there is no room. */
export function moved<Item>(items: readonly Item[], from: number, step: -1 | 1): readonly Item[] {
  const to = from + step;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

import { Refusal } from './refusals.ts';

/** How WhatsApp shows a file; the `type` of a media message. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

const KiB = 1024;
const MiB = 1024 * KiB;

/** The largest file that exists in WhatsApp, in bytes (documents; `research/api.md` 4.3). */
export const MAX_MEDIA_BYTES = 100 * MiB;

interface MediaRule {
  kind: MediaKind;
  maxBytes: number;
}

const audio: MediaRule = { kind: 'audio', maxBytes: 16 * MiB };
const image: MediaRule = { kind: 'image', maxBytes: 5 * MiB };
const video: MediaRule = { kind: 'video', maxBytes: 16 * MiB };
const document: MediaRule = { kind: 'document', maxBytes: MAX_MEDIA_BYTES };

/** Meta's table of types (`research/api.md` 4.3); Meta writes MB, the larger reading is taken and Meta has the last word. */
const rules: Readonly<Record<string, MediaRule>> = {
  'audio/aac': audio,
  'audio/amr': audio,
  'audio/mpeg': audio,
  'audio/mp4': audio,
  'audio/ogg': audio,
  'image/jpeg': image,
  'image/png': image,
  'video/mp4': video,
  'video/3gpp': video,
  'image/webp': { kind: 'sticker', maxBytes: 500 * KiB },
  'text/plain': document,
  'application/pdf': document,
  'application/msword': document,
  'application/vnd.ms-excel': document,
  'application/vnd.ms-powerpoint': document,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': document,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': document,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': document,
};

const STATIC_STICKER_BYTES = 100 * KiB;

/** Types that a browser shows or plays without running anything in them; all others are only offered for saving. */
const inlineSafe: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'video/mp4',
  'video/3gpp',
  'audio/ogg',
  'audio/mpeg',
  'audio/aac',
  'audio/amr',
  'audio/mp4',
]);

/** Common second names of types, and Meta's own for them. A map: the name is a stranger's word. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/apng', 'image/png'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/m4a', 'audio/mp4'],
  ['audio/opus', 'audio/ogg'],
  ['audio/aacp', 'audio/aac'],
  ['audio/x-aac', 'audio/aac'],
  ['video/3gp', 'video/3gpp'],
  ['video/x-m4v', 'video/mp4'],
]);

/** The type without parameters, lower case, with common second names brought to Meta's. */
export function plainMimeType(mimeType: string): string {
  const plain = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  return aliases.get(plain) ?? plain;
}

/**
 * Whether a file may be handed to the computer's own program for it. Office documents and texts are not: the first may carry
 * macros or fetch things, the second keep the ending that a stranger wrote.
 */
export const isSafeToOpen = (sniffedMimeType: string): boolean =>
  isInlineSafe(sniffedMimeType) || plainMimeType(sniffedMimeType) === 'application/pdf';

/** What a file of this type is in WhatsApp and how large it may be, or null when WhatsApp does not take it. */
export function mediaRuleOf(mimeType: string): MediaRule | null {
  return Object.hasOwn(rules, plainMimeType(mimeType)) ? (rules[plainMimeType(mimeType)] ?? null) : null;
}

/** Whether a browser may show the bytes in place; the type must come from the bytes, not from the sender. */
export const isInlineSafe = (sniffedMimeType: string): boolean =>
  inlineSafe.has(plainMimeType(sniffedMimeType));

/** What to use instead of a type that WhatsApp refuses: names of formats, the same in every language. */
function acceptedFormats(mimeType: string): string {
  const family = mimeType.split('/')[0];
  if (family === 'image') return 'JPEG, PNG';
  if (family === 'video') return 'MP4 (H.264 + AAC), 3GP';
  if (family === 'audio') return 'MP3, M4A, AAC, AMR, OGG (Opus)';
  return 'PDF, DOCX, XLSX, PPTX, DOC, XLS, PPT, TXT, JPEG, PNG, MP4, MP3';
}

/** Bytes as a person reads them, the same in both languages: `4.9 MB`. */
export function readableSize(bytes: number): string {
  if (bytes < KiB) return `${bytes} B`;
  if (bytes < MiB) return `${Math.round(bytes / KiB)} KB`;
  return `${(bytes / MiB).toFixed(1).replace(/\.0$/, '')} MB`;
}

/** True, or why WhatsApp would refuse this file. `mimeType` must be what the bytes are, `byteSize` their number. */
export function checkMedia(file: {
  mimeType: string;
  byteSize: number;
  isAnimated: boolean;
}): true | Refusal {
  const rule = mediaRuleOf(file.mimeType);
  if (rule === null) return refusedType(file.mimeType);
  if (file.byteSize === 0) return new Refusal('MEDIA_EMPTY');
  const limit = rule.kind === 'sticker' && !file.isAnimated ? STATIC_STICKER_BYTES : rule.maxBytes;
  if (file.byteSize <= limit) return true;
  return new Refusal('MEDIA_TOO_LARGE', { size: readableSize(file.byteSize), limit: readableSize(limit) });
}

/** The refusal of a type, with the formats that work. */
export function refusedType(mimeType: string): Refusal {
  return new Refusal('MEDIA_TYPE_REFUSED', {
    type: plainMimeType(mimeType) || 'application/octet-stream',
    advice: acceptedFormats(mimeType),
  });
}

const MEGABYTE = 1024 * 1024;

/** What Meta takes by kind of message, and how large (`research/api.md` 4.3). */
export const mediaRules = {
  audio: {
    mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    mostBytes: 16 * MEGABYTE,
  },
  image: { mimeTypes: ['image/jpeg', 'image/png'], mostBytes: 5 * MEGABYTE },
  video: { mimeTypes: ['video/mp4', 'video/3gpp'], mostBytes: 16 * MEGABYTE },
  sticker: { mimeTypes: ['image/webp'], mostBytes: 500 * 1024 },
  document: {
    mimeTypes: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    mostBytes: 100 * MEGABYTE,
  },
} as const satisfies Record<string, { mimeTypes: readonly string[]; mostBytes: number }> as Record<
  'audio' | 'image' | 'video' | 'sticker' | 'document',
  { mimeTypes: readonly string[]; mostBytes: number }
>;

export const allowedMimeTypes: readonly string[] = Object.values(mediaRules).flatMap(
  (rule) => rule.mimeTypes,
);

const STATIC_STICKER_BYTES = 100 * 1024;

/** The largest size for a file of this type; a sticker may be larger when it moves. */
export function mostBytesOf(mimeType: string, isAnimated: boolean): number {
  if (mimeType === 'image/webp' && !isAnimated) return STATIC_STICKER_BYTES;
  return Object.values(mediaRules).find((rule) => rule.mimeTypes.includes(mimeType))?.mostBytes ?? 0;
}

export const isAnimatedWebp = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).includes('ANIM');

/** Sniffed types that mean the same as a declared one. */
const sameAs: Record<string, readonly string[]> = {
  'audio/mp4': ['audio/x-m4a', 'audio/mp4', 'video/mp4'],
  'audio/ogg': ['audio/ogg', 'audio/opus', 'application/ogg'],
  'video/3gpp': ['video/3gpp', 'video/3gpp2', 'audio/3gpp'],
  'video/mp4': ['video/mp4', 'video/x-m4v', 'video/quicktime'],
  'audio/aac': ['audio/aac', 'audio/mpeg'],
};

/** Whether the bytes are what the sender says. Office files are told by their container only, plain text by having none. */
export function suitsDeclared(declared: string, sniffed: string | null): boolean {
  if (declared === 'text/plain') return sniffed === null;
  if (declared.includes('officedocument')) return sniffed === declared || sniffed === 'application/zip';
  if (
    ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'].includes(declared)
  ) {
    return sniffed === 'application/x-cfb' || sniffed === declared;
  }
  if (sniffed === null) return false;
  const base = sniffed.split(';')[0]?.trim() ?? '';
  return (sameAs[declared] ?? [declared]).includes(base);
}

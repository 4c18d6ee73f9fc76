import type { MediaId } from '#shared/domain/ids.ts';

/** Where the bytes of a file are, on the same door as this page. */
export const mediaAddress = (id: MediaId): string => `/media/${id}`;

/** The same, answered as an attachment with its file name. */
export const mediaDownloadAddress = (id: MediaId): string => `/media/${id}?download=1`;

/** The small WebP picture of a file; there is one when the file says `hasThumbnail`. */
export const thumbnailAddress = (id: MediaId): string => `/media/${id}?thumbnail=1`;

/** Where a colleague's picture is; undefined where they have none. */
export const pictureAddress = (id: MediaId | null): string | undefined =>
  id === null ? undefined : mediaAddress(id);

import type { Media } from '#shared/contract/media.ts';

export interface Box {
  /** CSS px. */
  readonly width: number;
  readonly height: number;
}

const LARGEST: Box = { width: 320, height: 340 };
const SMALLEST: Box = { width: 120, height: 88 };
/** What a picture gets of which nothing is known yet. */
const UNKNOWN: Box = { width: 300, height: 220 };

/** The box of a picture in a bubble: its own shape, not larger than a good look and not smaller than a finger. */
export function pictureBox(media: Media | null): Box {
  const width = media?.width ?? null;
  const height = media?.height ?? null;
  if (width === null || height === null) return UNKNOWN;
  const scale = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  return {
    width: Math.max(SMALLEST.width, Math.round(width * scale)),
    height: Math.max(SMALLEST.height, Math.round(height * scale)),
  };
}

import type { Media } from '#shared/contract/media.ts';
import { mediaAddress } from '../../api/media-address.ts';

/** What decoding a file tells; the shape of `media.saveFacts` without the id. */
export interface DecodedFacts {
  width?: number;
  height?: number;
  durationMs?: number;
  waveform?: number[];
  /** WebP in base64. */
  thumbnail?: string;
}

/** Files above this are not read a second time only to be measured. */
const LIMITS = { image: 20_000_000, audio: 6_000_000 } as const;
const MOST_PIXELS = 65_535;
const MOST_DURATION_MS = 86_400_000;
const THUMBNAIL_EDGE_PX = 560;
const MOST_THUMBNAIL_BYTES = 32 * 1024;
const BARS = 64;
/** Speech at this rate is enough for a wave and keeps an hour of it below 120 MB. */
const WAVE_RATE_HZ = 8_000;
const PATIENCE_MS = 15_000;

/** Decodes a stored file in this sandboxed page; null for kinds that have nothing to find out and for files too large. */
export async function decodeMedia(media: Media): Promise<DecodedFacts | null> {
  const family = media.mimeType.split('/')[0];
  const size = media.byteSize ?? 0;
  if (family === 'image') return size > LIMITS.image ? null : decodeImage(media);
  if (family === 'video') return decodeVideo(media);
  if (family === 'audio') return size > LIMITS.audio ? null : decodeAudio(media);
  return null;
}

/** Whether something can still be found out about a file. */
export function lacksFacts(media: Media): boolean {
  if (media.state !== 'stored') return false;
  const family = media.mimeType.split('/')[0];
  if (family === 'image') return media.width === null && (media.byteSize ?? 0) <= LIMITS.image;
  if (family === 'video') return media.width === null;
  return family === 'audio' && media.waveform === null && (media.byteSize ?? 0) <= LIMITS.audio;
}

async function decodeImage(media: Media): Promise<DecodedFacts> {
  const picture = await createImageBitmap(await (await read(media)).blob());
  try {
    return { ...sizeOf(picture.width, picture.height), ...(await thumbnailOf(picture, picture)) };
  } finally {
    picture.close();
  }
}

async function decodeVideo(media: Media): Promise<DecodedFacts> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  try {
    const loaded = once(video, 'loadeddata');
    video.src = mediaAddress(media.id);
    await loaded;
    const duration = Number.isFinite(video.duration) ? video.duration : 0;
    const sought = once(video, 'seeked');
    // The first picture is often black.
    video.currentTime = Math.min(1, duration / 3);
    await sought;
    const size = { width: video.videoWidth, height: video.videoHeight };
    return {
      ...sizeOf(size.width, size.height),
      ...durationOf(duration),
      ...(await thumbnailOf(video, size)),
    };
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

async function decodeAudio(media: Media): Promise<DecodedFacts> {
  const bytes = await (await read(media)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, WAVE_RATE_HZ).decodeAudioData(bytes);
  return { ...durationOf(sound.duration), waveform: toBars(sound.getChannelData(0)) };
}

/** The loudness of 64 equal stretches, the loudest as 255: quiet recordings have a wave too. */
export function toBars(samples: Float32Array): number[] {
  const levels = Array.from({ length: BARS }, (_bar, index) => {
    const from = Math.floor((index * samples.length) / BARS);
    const to = Math.max(from + 1, Math.floor(((index + 1) * samples.length) / BARS));
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += (samples[at] ?? 0) ** 2;
    return Math.sqrt(sum / (to - from));
  });
  const loudest = Math.max(...levels);
  return levels.map((level) => (loudest === 0 ? 0 : Math.round((level / loudest) * 255)));
}

async function read(media: Media): Promise<Response> {
  const answer = await fetch(mediaAddress(media.id));
  if (!answer.ok) throw new Error(`the file answered ${answer.status}`);
  return answer;
}

const sizeOf = (width: number, height: number) =>
  width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS ? { width, height } : {};
const durationOf = (seconds: number) => {
  const durationMs = Math.round(seconds * 1000);
  return durationMs > 0 && durationMs <= MOST_DURATION_MS ? { durationMs } : {};
};

async function thumbnailOf(
  source: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
): Promise<{ thumbnail?: string }> {
  if (size.width === 0 || size.height === 0) return {};
  for (const edge of [THUMBNAIL_EDGE_PX, THUMBNAIL_EDGE_PX / 2]) {
    const scale = Math.min(1, edge / Math.max(size.width, size.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(size.width * scale)),
      Math.max(1, Math.round(size.height * scale)),
    );
    canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.8, 0.6, 0.4]) {
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (blob.size <= MOST_THUMBNAIL_BYTES) return { thumbnail: await toBase64(blob) };
    }
  }
  return {};
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Waits for an event of a player, its error, or the end of patience. */
function once(video: HTMLVideoElement, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} of the video`)), PATIENCE_MS);
    const settle = (end: () => void) => () => {
      clearTimeout(timer);
      end();
    };
    video.addEventListener(event, settle(resolve), { once: true });
    video.addEventListener(
      'error',
      settle(() => reject(new Error('the video is not playable'))),
      { once: true },
    );
  });
}

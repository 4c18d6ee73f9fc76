import { describe, expect, it } from 'vitest';
import type { Media } from '#shared/contract/media.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { wavePath } from '../../../../src-renderer/features/conversation/components/content/Waveform.tsx';
import { lacksFacts, toBars } from '../../../../src-renderer/features/conversation/decode-media.ts';
import { createFactsQueue } from '../../../../src-renderer/features/conversation/facts-queue.ts';
import { foldText } from '../../../../src-renderer/features/conversation/fold-text.ts';
import { pictureBox } from '../../../../src-renderer/features/conversation/picture-box.ts';
import { viewerItems } from '../../../../src-renderer/features/conversation/viewer-items.ts';
import { atRest, MOST_ZOOM, zoomAt, zoomBy } from '../../../../src-renderer/features/conversation/zoom.ts';
import { sampleMessage } from '../../../helpers/sample-chat.ts';

const media = (change: Partial<Media> = {}): Media => ({
  id: 1 as MediaId,
  state: 'stored',
  mimeType: 'image/jpeg',
  fileName: null,
  byteSize: 1000,
  sha256: 'aa',
  failure: null,
  width: null,
  height: null,
  durationMs: null,
  waveform: null,
  hasThumbnail: false,
  ...change,
});

describe('a long text', () => {
  it('is cut at a word, or at a line, and short ones are left alone', () => {
    expect(foldText('слово '.repeat(150))).toBeNull();
    const folded = foldText('слово '.repeat(1000)) ?? '';
    expect(folded.length).toBeGreaterThan(900);
    expect(folded.length).toBeLessThanOrEqual(1100);
    expect(folded.endsWith('слово')).toBe(true);
    expect(foldText('рядок\n'.repeat(100))?.split('\n')).toHaveLength(20);
    // Four words more are not worth a button.
    expect(foldText('рядок\n'.repeat(22))).toBeNull();
  });

  it('is never cut inside of an emoji or of a letter with its accents', () => {
    const family = '👨‍👩‍👧‍👦';
    const emoji = foldText(family.repeat(800)) ?? '';
    expect(emoji.length % family.length).toBe(0);
    const zalgo = 'а\u0301\u0302\u0303\u0304';
    expect((foldText(zalgo.repeat(900)) ?? '').length % zalgo.length).toBe(0);
  });
});

describe('the box of a picture', () => {
  it('has its shape within what looks good, and a plain one while nothing is known', () => {
    expect(pictureBox(null)).toEqual({ width: 300, height: 220 });
    expect(pictureBox(media({ width: 4000, height: 3000 }))).toEqual({ width: 320, height: 240 });
    expect(pictureBox(media({ width: 1000, height: 10_000 }))).toEqual({ width: 120, height: 340 });
    expect(pictureBox(media({ width: 16, height: 16 }))).toEqual({ width: 120, height: 88 });
  });
});

describe('zooming', () => {
  it('keeps what is under the pointer where it is', () => {
    const point = { x: 100, y: -40 };
    const zoomed = zoomAt(atRest, 2, point);
    expect(zoomed).toEqual({ scale: 2, x: -100, y: 40 });
    // The same spot of the picture before and after.
    expect((point.x - zoomed.x) / zoomed.scale).toBe(point.x);
  });

  it('ends at the whole picture in the middle, and at eight times its size', () => {
    expect(zoomBy({ scale: 1.2, x: 50, y: 9 }, 0.5)).toEqual(atRest);
    expect(zoomBy(atRest, 100).scale).toBe(MOST_ZOOM);
  });
});

describe('a wave', () => {
  it('has 64 bars, the loudest stretch as 255, and silence is flat', () => {
    const samples = Float32Array.from({ length: 6400 }, (_sample, index) => (index < 3200 ? 0.1 : -0.2));
    const bars = toBars(samples);
    expect(bars).toHaveLength(64);
    expect([bars[0], bars[63]]).toEqual([128, 255]);
    expect(toBars(new Float32Array(10))).toEqual(Array.from({ length: 64 }, () => 0));
  });

  it('is drawn from any number of bars, and as a quiet line without them', () => {
    for (const bars of [null, [255], [0, 255, 0], Array.from({ length: 64 }, () => 100)])
      expect(wavePath(bars).match(/M/g)).toHaveLength(48);
  });
});

describe('what the viewer leafs through', () => {
  it('is each picture and video once, oldest first, and only what can be shown', () => {
    const picture = (id: number, sentAt: number, change: Partial<Media> = {}) =>
      sampleMessage({ id: id as never, kind: 'image', sentAt, media: media(change) });
    const loaded = [
      picture(3, 30),
      picture(4, 40, { state: 'waiting' }),
      picture(5, 50, { mimeType: 'text/html' }),
    ];
    const gallery = [picture(3, 30), picture(1, 10), sampleMessage({ id: 9 as never, sentAt: 20 })];
    expect(viewerItems(loaded, gallery).map(({ id }) => id)).toEqual([1, 3]);
  });
});

describe('finding out about files', () => {
  const at = (id: number, change: Partial<Media> = {}) => media({ id: id as MediaId, ...change });
  const queueOf = (decode: (file: Media) => Promise<{ width: number } | null>) => {
    const saved: number[] = [];
    let running = 0;
    let most = 0;
    const queue = createFactsQueue({
      async decode(file) {
        running += 1;
        most = Math.max(most, running);
        const facts = await decode(file).finally(() => {
          running -= 1;
        });
        return facts;
      },
      save: async (id) => saved.push(id),
      whenIdle: () => new Promise((resolve) => setTimeout(resolve)),
    });
    return { queue, saved, most: () => most };
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

  it('goes one by one, the newest first, and each file once', async () => {
    const { queue, saved, most } = queueOf(async () => ({ width: 1 }));
    queue.offer([at(1), at(2), at(3)]);
    queue.offer([at(1), at(2), at(3), at(4)]);
    await settle();
    queue.offer([at(1)]);
    await settle();
    expect(saved).toEqual([4, 3, 2, 1]);
    expect(most()).toBe(1);
  });

  it('goes on after a file that cannot be decoded, and ends when the conversation is left', async () => {
    const { queue, saved } = queueOf((file) =>
      file.id === 2 ? Promise.reject(new Error('damaged')) : Promise.resolve({ width: 1 }),
    );
    queue.offer([at(1), at(2)]);
    await settle();
    expect(saved).toEqual([1]);
    queue.offer([at(5)]);
    queue.stop();
    await settle();
    expect(saved).toEqual([1]);
  });

  it('is not asked for what is known, not here, of another kind or too large', () => {
    const cases: Partial<Media>[] = [
      { width: 5 },
      { state: 'waiting' },
      { mimeType: 'application/pdf' },
      { byteSize: 30_000_000 },
      { mimeType: 'audio/ogg', waveform: [1] },
    ];
    expect(cases.map((change) => lacksFacts(media(change)))).toEqual(cases.map(() => false));
    expect(lacksFacts(media({ mimeType: 'audio/ogg; codecs=opus' }))).toBe(true);
  });
});

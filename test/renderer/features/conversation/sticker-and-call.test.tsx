import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Media } from '#shared/contract/media.ts';
import { CallContent } from '../../../../src-renderer/features/conversation/components/content/CallContent.tsx';
import { StickerContent } from '../../../../src-renderer/features/conversation/components/content/StickerContent.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';
import { sampleMedia } from '../../../helpers/sample-chat.ts';

/** Pictures as a page loads them; jsdom loads none. */
class PictureOfTest {
  static readonly all: PictureOfTest[] = [];
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  src = '';
  naturalWidth = 512;
  naturalHeight = 512;
  constructor() {
    PictureOfTest.all.push(this);
  }
}

const drawImage = vi.fn<(picture: unknown) => void>();
let wantsNoMotion = false;

beforeEach(() => {
  PictureOfTest.all.length = 0;
  drawImage.mockClear();
  vi.stubGlobal('Image', PictureOfTest);
  vi.stubGlobal('matchMedia', () => ({
    matches: wantsNoMotion,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  // Only this one way of the canvas is used here.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    drawImage,
  } as unknown as RenderingContext);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const sticker = (change: Partial<Media> = {}) =>
  sampleMedia({ state: 'stored', mimeType: 'image/webp', byteSize: 9000, ...change });

function draw(media: Media, setting: { isAnimated?: boolean; isStill: boolean }) {
  wantsNoMotion = setting.isStill;
  const isAnimated = setting.isAnimated ?? true;
  renderUi(<StickerContent media={media} isAnimated={isAnimated} onRetry={null} />);
  const picture = screen.getByRole('img', { name: 'Sticker' });
  return { tag: picture.tagName, source: picture.getAttribute('src') };
}

describe('a sticker', () => {
  it('moves for who has nothing against it', () => {
    expect(draw(sticker(), { isStill: false })).toEqual({ tag: 'IMG', source: '/media/1' });
  });

  it('that never moved is shown as it is also without motion', () => {
    expect(draw(sticker(), { isAnimated: false, isStill: true })).toEqual({
      tag: 'IMG',
      source: '/media/1',
    });
  });

  it('stands still by its small picture for who wants no motion', () => {
    expect(draw(sticker({ width: 512, height: 512, hasThumbnail: true }), { isStill: true })).toEqual({
      tag: 'IMG',
      source: '/media/1?thumbnail=1',
    });
  });

  it.each([
    ['its size is known', { width: 512, height: 512 }],
    ['nothing is known of it', {}],
  ])('without a small picture stands still as drawn here, where %s', (_case, known) => {
    expect(draw(sticker(known), { isStill: true })).toEqual({ tag: 'CANVAS', source: null });
    const [picture] = PictureOfTest.all;
    act(() => picture?.onload?.());
    expect(picture?.src).toBe('/media/1');
    expect(drawImage).toHaveBeenCalledExactlyOnceWith(picture, 0, 0);
  });

  it('that cannot be drawn is a file to be saved', () => {
    draw(sticker({ fileName: 'wave.webp' }), { isStill: true });
    act(() => PictureOfTest.all[0]?.onerror?.());
    expect(screen.getByRole('link', { name: 'Save wave.webp' })).toBeTruthy();
    expect(screen.queryByRole('img', { name: 'Sticker' })).toBeNull();
  });
});

describe('a call', () => {
  it.each([
    ['ringing', false, null, 'The customer is calling'],
    ['unanswered', false, null, 'Missed call'],
    ['completed', false, 65_000, 'Call1:05'],
    ['completed', true, 65_000, 'Call to the customer1:05'],
    ['ringing', true, null, 'Call to the customer'],
    ['unanswered', true, null, 'The customer did not answer'],
  ] as const)('%s (made by us: %s) is told as such', (outcome, isOurs, durationMs, words) => {
    const { container } = renderUi(
      <CallContent content={{ kind: 'call', outcome, durationMs }} isOurs={isOurs} />,
    );
    expect(container.textContent).toBe(words);
    expect(container.querySelector('.text-danger-ink') !== null).toBe(words === 'Missed call');
  });
});

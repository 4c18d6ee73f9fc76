import { describe, expect, it } from 'vitest';
import { type Bitmap, numberBadge, withDot } from '../../../src-main/desktop/pictures.ts';
import { messagesOnTheirWay, unreadChats } from '../../../src-main/desktop/plural-words.ts';

const pixel = ({ pixels, width }: Bitmap, x: number, y: number) => [
  ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

describe('the picture beside the clock', () => {
  const black: Bitmap = {
    pixels: Buffer.from(Array.from({ length: 22 * 22 }, () => [0, 0, 0, 255]).flat()),
    width: 22,
    height: 22,
  };

  it('gets a dot in its upper corner with a gap around it, and the original stays', () => {
    const dotted = withDot(black);
    expect(pixel(dotted, 16, 5)).toEqual([0x3b, 0x5f, 0xd9, 255]);
    // The gap: nothing is there, so that the dot is seen on a dark and on a light picture.
    expect(pixel(dotted, 10, 5)[3]).toBeLessThan(255);
    expect(pixel(dotted, 2, 19)).toEqual([0, 0, 0, 255]);
    expect(pixel(black, 16, 5)).toEqual([0, 0, 0, 255]);
  });
});

describe('the number on the icon', () => {
  it('differs from number to number up to 99, and is one dot beyond', () => {
    const drawn = Array.from({ length: 99 }, (_, index) => numberBadge(index + 1).pixels.toString('base64'));
    expect(new Set(drawn).size).toBe(99);
    expect(numberBadge(100)).toEqual(numberBadge(5_000));
    expect(pixel(numberBadge(7), 0, 0)).toEqual([0, 0, 0, 0]);
  });
});

it('counts in the right form of the word', () => {
  expect([1, 3, 5, 21].map((count) => unreadChats(count, 'uk'))).toEqual([
    '1 непрочитаний чат',
    '3 непрочитані чати',
    '5 непрочитаних чатів',
    '21 непрочитаний чат',
  ]);
  expect([1, 3].map((count) => messagesOnTheirWay(count, 'en'))).toEqual([
    '1 message is on its way…',
    '3 messages are on their way…',
  ]);
  expect(messagesOnTheirWay(3, 'uk')).toBe('Надсилаються 3 повідомлення…');
});

import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exifOrientation, orientationAlone } from '#shared/domain/exif-orientation.ts';
import { withoutPictureMetadata } from '#shared/domain/picture-metadata.ts';

const latin = (text: string) => [...Buffer.from(text, 'latin1')];
const segment = (marker: number, content: readonly number[]) => [
  0xff,
  marker,
  (content.length + 2) >> 8,
  (content.length + 2) & 0xff,
  ...content,
];
const bytesOf = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());

const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
const JFIF = segment(0xe0, [...latin('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const PROFILE = segment(0xe2, latin('ICC_PROFILE\0\x01\x01the colours'));
const ADOBE = segment(0xee, [...latin('Adobe'), 0, 100, 0, 0, 0, 0, 1]);
const TABLES = segment(0xdb, [0, 1, 2, 3]);
// A stuffed byte, a restart mark and a padded marker stand inside of the packed pixels.
const SCAN = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 7, 0xff, 0, 8, 0xff, 0xd0, 9, 0xff, 0xff, 0, 3];

/** EXIF data as a telephone writes it, in its own byte order: which side is up, and where it was. */
function photoExif(orientation: number): number[] {
  const little = [...latin('II'), 42, 0, 8, 0, 0, 0];
  const tag = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  const place = [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0];
  return [
    ...latin('Exif\0\0'),
    ...little,
    2,
    0,
    ...tag,
    ...place,
    0,
    0,
    0,
    0,
    ...latin('GPS 50.45 N, 30.52 E'),
  ];
}

const chunk = (name: string, content: readonly number[]) => {
  const named = [...latin(name), ...content];
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(Buffer.from(named)), 4);
  return [...frame.subarray(0, 4), ...named, ...frame.subarray(4)];
};
const SIGNATURE = [0x89, ...latin('PNG\r\n\x1a\n')];

describe('a photo', () => {
  it('loses its place, its author, its comments and what hangs behind it; the pixels and colours stay', () => {
    const photo = bytesOf(
      START,
      JFIF,
      segment(0xe1, photoExif(1)),
      segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')),
      PROFILE,
      segment(0xe2, latin('MPF\0II*\0')),
      segment(0xed, latin('Photoshop 3.0\x008BIM')),
      ADOBE,
      segment(0xfe, latin('Taken at home')),
      TABLES,
      SCAN,
      segment(0xfe, latin('between the scans')),
      SCAN,
      END,
      latin('a film of two seconds'),
    );
    const kept = bytesOf(START, JFIF, PROFILE, ADOBE, TABLES, SCAN, SCAN, END);
    expect(withoutPictureMetadata(photo)).toEqual(kept);
  });

  it('that was taken upright keeps the mark that says so, and nothing else of its EXIF data', () => {
    const photo = bytesOf(START, segment(0xe1, photoExif(6)), TABLES, SCAN, END);
    const mark = segment(0xe1, [...latin('Exif\0\0'), ...orientationAlone(6)]);
    expect(withoutPictureMetadata(photo)).toEqual(bytesOf(START, mark, TABLES, SCAN, END));
  });

  it('with nothing to take out is the same bytes', () => {
    const plain = bytesOf(START, JFIF, TABLES, SCAN, END);
    expect(withoutPictureMetadata(plain)).toBe(plain);
    const cut = bytesOf(START, JFIF, TABLES, SCAN);
    expect(withoutPictureMetadata(cut)).toBe(cut);
  });

  it('that is damaged, or none, is left to whoever looks at it next', () => {
    expect(withoutPictureMetadata(bytesOf(START, [0xff, 0xe1, 0xff, 0xff, 1]))).toBeNull();
    expect(withoutPictureMetadata(bytesOf(START, [0xff, 0xe1, 0, 0]))).toBeNull();
    expect(withoutPictureMetadata(bytesOf(START, [0xff, 0xe1]))).toBeNull();
    expect(withoutPictureMetadata(bytesOf(START, JFIF, [1, 2]))).toBeNull();
    expect(withoutPictureMetadata(bytesOf(latin('<!doctype html>')))).toBeNull();
    expect(withoutPictureMetadata(new Uint8Array())).toBeNull();
  });
});

describe('a PNG', () => {
  const HEAD = chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]);
  const PIXELS = chunk('IDAT', [1, 2, 3]);
  const LAST = chunk('IEND', []);

  it('loses texts, times and EXIF data, and keeps colours and transparency', () => {
    const colours = [...chunk('gAMA', [0, 0, 1, 2]), ...chunk('tRNS', [0])];
    const texts = [
      ...chunk('tEXt', latin('Author\0Marta')),
      ...chunk('tIME', [1]),
      ...chunk('eXIf', photoExif(1).slice(6)),
    ];
    const picture = bytesOf(SIGNATURE, HEAD, texts, colours, PIXELS, LAST, latin('behind'));
    expect(withoutPictureMetadata(picture)).toEqual(bytesOf(SIGNATURE, HEAD, colours, PIXELS, LAST));
  });

  it('stays turned', () => {
    const picture = bytesOf(SIGNATURE, HEAD, chunk('eXIf', photoExif(8).slice(6)), PIXELS, LAST);
    const mark = chunk('eXIf', [...orientationAlone(8)]);
    expect(withoutPictureMetadata(picture)).toEqual(bytesOf(SIGNATURE, HEAD, mark, PIXELS, LAST));
  });

  it('that is cut off is left as it is', () => {
    expect(withoutPictureMetadata(bytesOf(SIGNATURE, HEAD, PIXELS))).toBeNull();
    expect(withoutPictureMetadata(bytesOf(SIGNATURE, HEAD.slice(0, 6)))).toBeNull();
  });
});

it('which side is up is read in both byte orders, and is the usual one where nothing sensible is said', () => {
  expect(exifOrientation(orientationAlone(3))).toBe(3);
  expect(exifOrientation(Uint8Array.from(photoExif(5).slice(6)))).toBe(5);
  expect(exifOrientation(orientationAlone(9))).toBe(1);
  expect(exifOrientation(Uint8Array.from([...latin('MM'), 0, 42, 0xff, 0xff, 0xff, 0xff, 0]))).toBe(1);
  expect(exifOrientation(new Uint8Array())).toBe(1);
});

it('never fails and never runs for ever, whatever the bytes are, and has nothing to take out the second time', () => {
  const head = fc.constantFrom([...START, 0xff], [...START, ...SCAN], SIGNATURE, []);
  const isDoneAtOnce = fc.property(head, fc.uint8Array({ maxLength: 400 }), (begin, rest) => {
    const first = withoutPictureMetadata(bytesOf(begin, [...rest]));
    return first === null || withoutPictureMetadata(first) === first;
  });
  expect(() => fc.assert(isDoneAtOnce)).not.toThrow();
});

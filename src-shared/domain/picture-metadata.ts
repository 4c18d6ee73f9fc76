import { exifOrientation, orientationAlone } from './exif-orientation.ts';

/**
 * The bytes of a JPEG or PNG without what a camera and its programs wrote about it: place, time, device, author, comments, a
 * preview of what was cut away, the clip of a moving photo. Not one pixel changes: colours, and which side is up, stay as they
 * are. Gives the same bytes where there is nothing to take out, and null for what is neither format or damaged.
 */
export function withoutPictureMetadata(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const parts = startsWith(bytes, 0, JPEG)
    ? keptOfJpeg(bytes)
    : startsWith(bytes, 0, PNG)
      ? keptOfPng(bytes)
      : null;
  if (parts === null) return null;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const result = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return length === bytes.length && result.every((byte, index) => byte === bytes[index]) ? bytes : result;
}

type Parts = readonly Uint8Array[] | null;

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const EXIF = ascii('Exif\0\0');
const COLOUR_PROFILE = ascii('ICC_PROFILE\0');

/** Everything up to the end mark: phones hang previews, depth and whole films behind it. */
function keptOfJpeg(bytes: Uint8Array): Parts {
  const kept = [bytes.subarray(0, 2)];
  let offset = 2;
  let hasPixels = false;
  while (offset < bytes.length) {
    if (bytes[offset] !== 0xff) return null;
    const marker = bytes[offset + 1];
    if (marker === 0xff) {
      offset += 1; // a marker may be padded
      continue;
    }
    if (marker === END_OF_IMAGE) return hasPixels ? [...kept, bytes.subarray(offset, offset + 2)] : null;
    const end = offset + 2 + numberAt(bytes, offset + 2, 2);
    if (marker === undefined || !(end >= offset + 4 && end <= bytes.length)) return null;
    const part = keptSegment(marker, bytes.subarray(offset, end));
    if (part) kept.push(part);
    offset = end;
    if (marker === START_OF_SCAN) {
      offset = endOfScan(bytes, end);
      kept.push(bytes.subarray(end, offset));
      hasPixels = true;
    }
  }
  return hasPixels ? kept : null;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMENT = 0xfe;

/** A segment as it goes out: whole, the mark of which side is up alone, or not at all. */
function keptSegment(marker: number, segment: Uint8Array): Uint8Array | null {
  if (marker === COMMENT) return null;
  if (marker < 0xe0 || marker > 0xef) return segment;
  // Without the density, the colour profile and Adobe's word on how colours are stored, a picture looks different.
  if (marker === 0xe0) return startsWith(segment, 4, ascii('JFIF\0')) ? segment : null;
  if (marker === 0xe2) return startsWith(segment, 4, COLOUR_PROFILE) ? segment : null;
  if (marker === 0xee) return startsWith(segment, 4, ascii('Adobe')) ? segment : null;
  if (marker !== 0xe1 || !startsWith(segment, 4, EXIF)) return null;
  const orientation = exifOrientation(segment.subarray(4 + EXIF.length));
  if (orientation === 1) return null;
  const content = Uint8Array.from([...EXIF, ...orientationAlone(orientation)]);
  return Uint8Array.from([0xff, marker, 0, content.length + 2, ...content]);
}

/** Where the packed pixels end: at the next marker that is neither a stuffed byte nor one of the marks inside of them. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let offset = bytes.indexOf(0xff, start); offset >= 0; offset = bytes.indexOf(0xff, offset + 1)) {
    const next = bytes[offset + 1];
    const isInside = next === 0 || next === 0xff || (next !== undefined && next >= 0xd0 && next <= 0xd7);
    if (!isInside && next !== undefined) return offset;
  }
  return bytes.length;
}

/** What a PNG needs to look as it does (PNG specification, third edition, section 4.8); the rest only tells about it. */
const neededChunks: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT'.split(' '),
);

function keptOfPng(bytes: Uint8Array): Parts {
  const kept = [bytes.subarray(0, PNG.length)];
  let offset = PNG.length;
  while (offset < bytes.length) {
    const end = offset + 12 + numberAt(bytes, offset, 4);
    if (!(end <= bytes.length)) return null;
    const name = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    if (name === 'eXIf') kept.push(turnedPng(bytes.subarray(offset + 8, end - 4)));
    if (neededChunks.has(name)) kept.push(bytes.subarray(offset, end));
    if (name === 'IEND') return kept;
    offset = end;
  }
  return null;
}

/** The EXIF chunk of a PNG with nothing but the mark of which side is up; nothing where that is the first line. */
function turnedPng(tiff: Uint8Array): Uint8Array {
  const orientation = exifOrientation(tiff);
  if (orientation === 1) return new Uint8Array();
  const content = orientationAlone(orientation);
  const named = Uint8Array.from([...ascii('eXIf'), ...content]);
  return Uint8Array.from([...fourBytes(content.length), ...named, ...fourBytes(crc32(named))]);
}

/** The checksum of a chunk (PNG specification, section 5.5); without it the whole picture counts as damaged. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

const fourBytes = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** NaN where the bytes end before. */
function numberAt(bytes: Uint8Array, offset: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[offset + index] ?? Number.NaN);
  return value;
}

const startsWith = (bytes: Uint8Array, offset: number, wanted: ArrayLike<number>) =>
  Array.from(wanted).every((byte, index) => bytes[offset + index] === byte);

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

import { describe, expect, it } from 'vitest';
import {
  checkMedia,
  isInlineSafe,
  isSafeToOpen,
  mediaRuleOf,
  plainMimeType,
  readableSize,
} from '#shared/domain/media-rules.ts';
import { Refusal } from '#shared/domain/refusals.ts';

const MiB = 1024 * 1024;
const check = (mimeType: string, byteSize = 1000, isAnimated = false) =>
  checkMedia({ mimeType, byteSize, isAnimated });

describe('what WhatsApp takes as a file', () => {
  it.each([
    ['image/jpeg', 'image', 5 * MiB],
    ['image/png', 'image', 5 * MiB],
    ['video/mp4', 'video', 16 * MiB],
    ['video/3gpp', 'video', 16 * MiB],
    ['audio/ogg; codecs=opus', 'audio', 16 * MiB],
    ['audio/aac', 'audio', 16 * MiB],
    ['audio/amr', 'audio', 16 * MiB],
    ['audio/mpeg', 'audio', 16 * MiB],
    ['audio/x-m4a', 'audio', 16 * MiB],
    ['text/plain', 'document', 100 * MiB],
    ['application/pdf', 'document', 100 * MiB],
    ['application/vnd.ms-excel', 'document', 100 * MiB],
  ])('%s is sent as %s up to its size and not a byte more', (type, kind, limit) => {
    expect(mediaRuleOf(type)?.kind).toBe(kind);
    expect(check(type, limit)).toBe(true);
    expect(check(type, limit + 1)).toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  });

  it('allows an animated sticker five times the size of a still one', () => {
    expect(check('image/webp', 100 * 1024)).toBe(true);
    expect(check('image/webp', 100 * 1024 + 1)).toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect(check('image/webp', 500 * 1024, true)).toBe(true);
    expect(check('image/webp', 500 * 1024 + 1, true)).toMatchObject({ values: { limit: '500 KB' } });
  });

  it.each([
    'image/gif',
    'image/heic',
    'image/svg+xml',
    'text/html',
    'video/webm',
    'video/quicktime',
    'application/zip',
    '',
    'constructor',
  ])('refuses %j and names formats that work', (type) => {
    const refused = check(type);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'MEDIA_TYPE_REFUSED' });
    expect((refused as Refusal).message).toMatch(/These work: .*[A-Z]{3}/);
  });

  it('refuses an empty file', () => {
    expect(check('image/png', 0)).toMatchObject({ code: 'MEDIA_EMPTY' });
  });
});

describe('types', () => {
  it('are compared without parameters and by Meta’s names', () => {
    expect(plainMimeType('Audio/OGG; codecs=opus')).toBe('audio/ogg');
    expect(plainMimeType('image/jpg')).toBe('image/jpeg');
  });

  it('that can run something are never shown in place', () => {
    expect(
      ['text/html', 'image/svg+xml', 'application/pdf', 'text/plain', 'application/xml'].filter(isInlineSafe),
    ).toEqual([]);
    expect(['image/jpeg', 'image/webp', 'video/mp4', 'audio/ogg; codecs=opus'].every(isInlineSafe)).toBe(
      true,
    );
  });

  it('that can run, fetch or be renamed into something are never handed to another program', () => {
    const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const closed = [
      'text/html',
      'image/svg+xml',
      'text/plain',
      'application/msword',
      'application/zip',
      office,
    ];
    expect([...closed, 'application/octet-stream', '', 'constructor'].filter(isSafeToOpen)).toEqual([]);
    expect(['application/pdf', 'image/png', 'video/mp4', 'audio/ogg; codecs=opus'].every(isSafeToOpen)).toBe(
      true,
    );
  });

  it('have sizes that people read', () => {
    expect([
      readableSize(512),
      readableSize(100 * 1024),
      readableSize(5 * MiB),
      readableSize(5.25 * MiB),
    ]).toEqual(['512 B', '100 KB', '5 MB', '5.3 MB']);
  });
});

describe('a type that somebody made up', () => {
  it.each(['constructor', '__proto__', 'toString'])(
    'such as “%s” is a type like any other unknown one',
    (type) => {
      expect(plainMimeType(type)).toBe(type.toLowerCase());
      expect(check(type, 10)).toMatchObject({
        code: 'MEDIA_TYPE_REFUSED',
        values: { type: type.toLowerCase() },
      });
    },
  );
});

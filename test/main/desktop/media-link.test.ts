import { describe, expect, it } from 'vitest';
import { mediaFileAddress, mediaIdOf } from '../../../src-main/desktop/media-link.ts';

describe('an address is that of a file', () => {
  it('when our own page names it by its id alone', () => {
    expect(mediaIdOf('app://bundle/media/17')).toBe('17');
    expect(mediaFileAddress('17')).toBe('app://bundle/media/17?download=1');
  });

  it.each([
    'app://bundle/media/',
    'app://bundle/media/17/../../index.html',
    'app://bundle/media/17?thumbnail=1',
    'app://bundle/media/sandbox/17',
    'app://bundle/media/-1',
    'app://bundle/media/1234567890123456',
    'app://bundle/media/17\n',
    'app://other/media/17',
    'https://example.com/app://bundle/media/17',
    'file:///media/17',
    '/media/17',
    '',
  ])('but not when it is %j', (address) => expect(mediaIdOf(address)).toBeNull());
});

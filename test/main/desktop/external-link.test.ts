import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExternalLink } from '../../../src-main/desktop/external-link.ts';

describe('a link may leave the program', () => {
  it.each([
    'https://example.com/a?b=c#d',
    'HTTPS://EXAMPLE.COM',
    'mailto:shop@example.com',
    'tel:+380671234567',
  ])('when it is %s', (address) => expect(isExternalLink(address)).toBe(true));

  it.each([
    'http://example.com/',
    'https://bank.example@evil.example/',
    'https://bank.example:secret@evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://bundle/index.html',
    'smb://server/share',
    'ms-settings:',
    'search-ms:query=x',
    'blob:https://example.com/x',
    'example.com',
    '//example.com',
    '',
    'C:\\Windows\\System32\\calc.exe',
  ])('but not when it is %s', (address) => {
    expect(isExternalLink(address)).toBe(false);
  });

  it('never throws and never lets another scheme through', () => {
    const property = fc.property(
      fc.string(),
      fc.constantFrom('', 'https://', 'file:', ' javascript:', '\u0000https://'),
      (text, scheme) => {
        const address = `${scheme}${text}`;
        return !isExternalLink(address) || /^(https|mailto|tel):$/.test(new URL(address).protocol);
      },
    );
    expect(fc.check(property).failed).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { appLinkAmong, parseAppLink } from '#shared/domain/app-link.ts';

describe('a rozmova:// link', () => {
  it.each([
    ['rozmova://conversation/12', { kind: 'conversation', id: 12 }],
    ['rozmova://conversation/12/', { kind: 'conversation', id: 12 }],
    ['ROZMOVA://Conversation/12', { kind: 'conversation', id: 12 }],
    ['rozmova://template/5', { kind: 'template', id: 5, to: null }],
    ['rozmova://template/5?to=380671234567', { kind: 'template', id: 5, to: '380671234567' }],
    ['rozmova://template/5?to=%2B380671234567', { kind: 'template', id: 5, to: '380671234567' }],
    ['rozmova://template/5/?to=+380671234567', { kind: 'template', id: 5, to: '380671234567' }],
  ])('%s is read', (link, read) => {
    expect(parseAppLink(link)).toEqual(read);
  });

  it.each([
    '',
    'rozmova:',
    'rozmova://',
    'rozmova:conversation/12',
    'rozmova://conversation',
    'rozmova://conversation/',
    'rozmova://conversation/0',
    'rozmova://conversation/-1',
    'rozmova://conversation/012',
    'rozmova://conversation/1e3',
    'rozmova://conversation/1.5',
    'rozmova://conversation/9999999999999999',
    'rozmova://conversation/12?to=380671234567',
    'rozmova://conversation/12#x',
    'rozmova://conversation/12/../../settings',
    'rozmova://conversation/%31%32',
    'rozmova://user@conversation/12',
    'rozmova://conversation:80/12',
    ' rozmova://conversation/12',
    'rozmova://conversation/12\n',
    'rozmova://template/5?to=',
    'rozmova://template/5?to=0671234567',
    'rozmova://template/5?to=38067',
    'rozmova://template/5?to=3806712345678901',
    'rozmova://template/5?to=380671234567&send=1',
    'rozmova://template/5?send=1',
    'rozmova://template/5?TO=380671234567 --flag',
    'rozmova://settings',
    'rozmova://javascript:alert(1)',
    'javascript:alert(1)',
    'https://conversation/12',
    `rozmova://conversation/${'1'.repeat(5_000)}`,
  ])('%j is nothing', (link) => {
    expect(parseAppLink(link)).toBeNull();
  });

  it('is found among the arguments of a start, also when it cannot be read, and never longer than needed', () => {
    expect(appLinkAmong(['/opt/rozmova', '--hidden', 'rozmova://conversation/3'])).toBe(
      'rozmova://conversation/3',
    );
    expect(appLinkAmong(['Rozmova:nonsense'])).toBe('Rozmova:nonsense');
    expect(appLinkAmong(['/opt/rozmova', '--hidden', '/home/rozmova:x'])).toBeNull();
    expect(appLinkAmong([`rozmova://${'a'.repeat(9_000)}`])?.length).toBe(201);
  });
});

import { describe, expect, it } from 'vitest';
import { callbackUrl } from '../../../../src-renderer/features/accounts/callback-url.ts';

const path = '/webhook/3f2a';

describe('callbackUrl', () => {
  it.each([
    ['https://chat.example.com', 'https://chat.example.com/webhook/3f2a'],
    ['  https://chat.example.com/  ', 'https://chat.example.com/webhook/3f2a'],
    ['chat.example.com', 'https://chat.example.com/webhook/3f2a'],
    ['chat.example.com:8443/wa', 'https://chat.example.com:8443/wa/webhook/3f2a'],
    ['https://chat.example.com/webhook/3f2a', 'https://chat.example.com/webhook/3f2a'],
    ['https://чат.example.com', 'https://xn--80a0bn.example.com/webhook/3f2a'],
  ])('puts the path of the account behind %s', (address, url) => {
    expect(callbackUrl(address, path)).toEqual({ kind: 'ready', url });
  });

  it.each([
    ['http://chat.example.com', 'not-https'],
    ['http://127.0.0.1:41873', 'local'],
    ['https://localhost', 'local'],
    ['192.168.1.10', 'local'],
    ['chat', 'broken'],
    ['https://', 'broken'],
    ['my address', 'broken'],
  ])('says why %s is no address for Meta', (address, reason) => {
    expect(callbackUrl(address, path)).toEqual({ kind: 'problem', reason });
  });

  it('says nothing while nothing was typed', () => {
    expect(callbackUrl(' ', path)).toEqual({ kind: 'empty' });
  });
});

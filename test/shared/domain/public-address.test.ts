import { describe, expect, test } from 'vitest';
import { tunnelProviders, tunnelTroubles } from '#shared/contract/tunnel.ts';
import { readPublicAddress, troubleSentence } from '#shared/domain/public-address.ts';

const read = (given: string | null, mayBeLoopback = false) => readPublicAddress(given, { mayBeLoopback });

describe('an address that an owner types', () => {
  test.each([
    ['https://chat.example.com', 'https://chat.example.com'],
    ['  https://chat.example.com/  ', 'https://chat.example.com'],
    ['chat.example.com', 'https://chat.example.com'],
    ['https://chat.example.com:8443/meta/', 'https://chat.example.com:8443/meta'],
    ['https://chat.example.com/webhook/3f2a9c1e?x=1#y', 'https://chat.example.com'],
    ['https://10.example.com', 'https://10.example.com'],
    ['https://[2a01:4f8::2]', 'https://[2a01:4f8::2]'],
    ['https://квіти.укр', 'https://xn--b1ame7a1g.xn--j1amh'],
  ])('%s is read as %s', (given, url) => {
    expect(read(given)).toEqual({ url });
  });

  test.each([
    [null, 'TUNNEL_ADDRESS_MISSING'],
    ['   ', 'TUNNEL_ADDRESS_MISSING'],
    ['http://chat.example.com', 'TUNNEL_ADDRESS_NOT_HTTPS'],
    ['ftp://chat.example.com', 'TUNNEL_ADDRESS_NOT_HTTPS'],
    ['https://me:secret@chat.example.com', 'TUNNEL_ADDRESS_MALFORMED'],
    ['https://', 'TUNNEL_ADDRESS_MALFORMED'],
    ['наша адреса', 'TUNNEL_ADDRESS_MALFORMED'],
    ['https://shop-pc', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://shop.local', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://10.1.2.3', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://172.20.0.4', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://100.101.102.103', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://[fd00::1]', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://[::ffff:10.0.0.1]', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://[::]', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://[fe80::1]', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://shop.local.', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://localhost.', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://0x7f000001', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://127.0.0.1', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['http://localhost:8080', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
  ])('%s is refused as %s', (given, problem) => {
    expect(read(given)).toEqual({ problem });
  });

  test('a relay may run on this computer, also without TLS', () => {
    expect(read('http://localhost:8080', true)).toEqual({ url: 'http://localhost:8080' });
    expect(read('http://192.168.1.7', true)).toEqual({ problem: 'TUNNEL_ADDRESS_NOT_PUBLIC' });
  });
});

describe('what is said of a trouble', () => {
  const ways = tunnelProviders.filter((name) => name !== 'none');
  test.each(ways)('with %s each trouble has words of its own in both languages', (provider) => {
    const facts = { provider, host: 'relay.example', localUrl: 'http://127.0.0.1:41873' };
    for (const trouble of tunnelTroubles) {
      const { uk, en } = troubleSentence(trouble, facts);
      expect(uk).toMatch(/чекають у Meta\.$/);
      expect(en).toMatch(/Messages wait at Meta meanwhile\.$/);
      expect(`${uk}${en}`).not.toMatch(/undefined|null|\{|\s{2}|—/);
    }
  });
});

import { expect, test } from 'vitest';
import { parseTunnelHost } from '../../../src-main/tunnel/relay-host.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['https://tunnel.example.com/', 'https://tunnel.example.com'],
  ['http://127.0.0.1:4400', 'http://127.0.0.1:4400'],
])('ROZMOVA_TUNNEL_HOST %s is read as %s', (value, host) => {
  expect(parseTunnelHost(value)).toBe(host);
});

test.each(['http://tunnel.example.com', 'a relay', 'https://me:canary@tunnel.example.com'])(
  'ROZMOVA_TUNNEL_HOST %s is refused, and not repeated',
  (value) => {
    expect(() => parseTunnelHost(value)).toThrow(/^ROZMOVA_TUNNEL_HOST is no address of a relay/);
    expect(() => parseTunnelHost(value)).not.toThrow(/canary/);
  },
);

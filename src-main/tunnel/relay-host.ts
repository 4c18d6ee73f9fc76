import { readPublicAddress } from '#shared/domain/public-address.ts';

/** Reads `ROZMOVA_TUNNEL_HOST`, a localtunnel server of one's own; undefined when it is not set. Throws for what is none. */
export function parseTunnelHost(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const address = readPublicAddress(value, { mayBeLoopback: true });
  if ('url' in address) return address.url;
  // The value itself may hold a password and is not repeated.
  throw new Error(
    'ROZMOVA_TUNNEL_HOST is no address of a relay; it can be one such as https://tunnel.example.com.',
  );
}

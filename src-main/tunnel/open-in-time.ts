import { type OpenTunnel, TunnelOpenError, type TunnelOpening, type TunnelProvider } from './provider.ts';

/**
 * Opens within a time limit, whatever the provider does: localtunnel alone would try for ever. What opens too late is
 * closed again. Throws TunnelOpenError.
 */
export async function openInTime(
  provider: TunnelProvider,
  opening: Omit<TunnelOpening, 'signal'>,
  life: AbortSignal,
  limitMs: number,
): Promise<OpenTunnel> {
  const limit = new AbortController();
  const signal = AbortSignal.any([life, limit.signal]);
  const ended = new Promise<'ended'>((resolve) => {
    signal.addEventListener('abort', () => resolve('ended'), { once: true });
    if (signal.aborted) resolve('ended');
  });
  const timer = setTimeout(() => limit.abort(), limitMs);
  const opened = provider.open({ ...opening, signal });
  try {
    const first = await Promise.race([opened, ended]);
    if (first !== 'ended') return first;
  } finally {
    clearTimeout(timer);
  }
  opened.then(
    (tunnel) => tunnel.close(),
    // It was told to end, and did.
    () => undefined,
  );
  throw new TunnelOpenError('relay_unreachable', `${provider.name} did not open within ${limitMs} ms`);
}

import type { TunnelProgram } from './program-tunnel.ts';

/** Cloudflare's quick tunnel: no account, a new address at each start. */
export const cloudflared: TunnelProgram = {
  name: 'cloudflared',
  versionArgs: ['--version'],
  args: (port) => ['tunnel', '--no-autoupdate', '--url', `http://127.0.0.1:${port}`],
  readUrl: (line) => /https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com/.exec(line)?.[0] ?? null,
  readTrouble(line) {
    if (/failed to request quick tunnel|status_code="?429|Too Many Requests/i.test(line))
      return 'relay_refused';
    return /failed to unmarshal quick Tunnel/i.test(line) ? 'relay_refused' : null;
  },
  // The name of a new tunnel takes a while to be known everywhere.
  settleMs: 45_000,
};

/** ngrok with the owner's account, whose key the program keeps itself. */
export const ngrok: TunnelProgram = {
  name: 'ngrok',
  versionArgs: ['version'],
  args: (port) => ['http', `127.0.0.1:${port}`, '--log', 'stdout', '--log-format', 'json'],
  readUrl: (line) =>
    /"msg":"started tunnel"/.test(line) ? (/"url":"(https:\/\/[^"\s]+)"/.exec(line)?.[1] ?? null) : null,
  readTrouble: (line) => (/ERR_NGROK_\d+|authentication failed/i.test(line) ? 'relay_refused' : null),
  settleMs: 8_000,
};

/** Tailscale Funnel: the encryption ends on this computer, nobody in between can read. */
export const tailscale: TunnelProgram = {
  name: 'tailscale',
  versionArgs: ['version'],
  args: (port) => ['funnel', String(port)],
  readUrl: (line) => /^\s*(https:\/\/[a-z0-9.-]+\.ts\.net(?::\d+)?)\/?\s*$/.exec(line)?.[1] ?? null,
  readTrouble(line) {
    if (/Funnel is not (?:enabled|available)|not enabled on your tailnet|Funnel not available/i.test(line))
      return 'relay_refused';
    if (/Logged out|not logged in|NeedsLogin|Tailscale is stopped|access denied/i.test(line))
      return 'relay_refused';
    return /failed to connect to local tailscaled|is tailscaled running/i.test(line)
      ? 'relay_unreachable'
      : null;
  },
  settleMs: 30_000,
};

/** In the order in which they stand in for one that fails. */
export const tunnelPrograms: readonly TunnelProgram[] = [cloudflared, ngrok, tailscale];

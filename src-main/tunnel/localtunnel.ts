import { once } from 'node:events';
import { z } from 'zod';
import { troubleOfFailure } from './network-trouble.ts';
import { type OpenTunnel, TunnelOpenError, type TunnelOpening, type TunnelProvider } from './provider.ts';

/** A relay may offer hundreds; ten webhooks at a time are more than Meta sends to one number. */
const MAX_CONNECTIONS = 10;

const answerSchema = z.object({
  id: z.string(),
  port: z.number().int().min(1).max(65_535),
  url: z.url({ protocol: /^https?$/ }),
  ip: z.string().optional(),
  max_conn_count: z.number().optional(),
});
type RelayAnswer = z.infer<typeof answerSchema>;

/**
 * The free relay of localtunnel, or a server of one's own. Of the package only its pool of connections is used: its own way
 * of opening tries for ever, cannot be stopped and takes any name, and of a lost pool it often says nothing. So it is
 * asked here, and what it lost is found by the probe, which has a new one opened.
 */
export const localtunnel: TunnelProvider = {
  name: 'localtunnel',
  settleMs: 4_000,
  isOpenedHere: true,
  hasName: true,
  async open(opening) {
    const answer = await askRelay(opening);
    // Somebody has our name. What was given instead is never connected to, and falls back to the relay.
    if (answer.id !== opening.wish.name)
      throw new TunnelOpenError('name_taken', 'the relay gave another name');
    return connectPool(answer, opening);
  },
};

/** A server of one's own behind a proxy often does not know that it is reached by https, and tells http. */
export function publicUrlOf(host: string, told: string): string {
  const url = told.replace(/\/+$/, '');
  return host.startsWith('https:') ? url.replace(/^http:/, 'https:') : url;
}

async function askRelay({ wish, signal }: TunnelOpening): Promise<RelayAnswer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${wish.host}/${wish.name}`, {
      signal,
      headers: { Accept: 'application/json', 'Bypass-Tunnel-Reminder': 'yes' },
    });
    text = await response.text();
  } catch (error) {
    const trouble = troubleOfFailure(error, new URL(wish.host).hostname);
    throw new TunnelOpenError(
      trouble === 'no_answer' ? 'relay_unreachable' : trouble,
      'the relay is not there',
    );
  }
  if (response.status >= 500)
    throw new TunnelOpenError('relay_unreachable', `relay: HTTP ${response.status}`);
  if (!response.ok) throw new TunnelOpenError('relay_refused', `relay: HTTP ${response.status}`);
  return readAnswer(text);
}

function readAnswer(text: string): RelayAnswer {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    // The sign-in page of a hotel answers 200 to everything.
    throw new TunnelOpenError('foreign_page', 'what answers is no relay');
  }
}

async function connectPool(answer: RelayAnswer, opening: TunnelOpening): Promise<OpenTunnel> {
  const { localPort, wish, signal, onDoubt } = opening;
  // It brings a whole HTTP client along, which those who do not use it need not load.
  const { default: Tunnel } = await import('localtunnel/lib/Tunnel.js');
  const tunnel = new Tunnel({ host: wish.host, port: localPort });
  let isOpen = false;
  tunnel.on('error', () => {
    if (isOpen) onDoubt();
  });
  const close = async () => {
    isOpen = false;
    tunnel.close();
  };
  try {
    const opened = once(tunnel, 'url', { signal });
    tunnel._establish({
      max_conn: Math.min(answer.max_conn_count ?? 1, MAX_CONNECTIONS),
      remote_host: new URL(wish.host).hostname,
      remote_ip: answer.ip,
      remote_port: answer.port,
      // No `local_host`: with one, the package reads the first bytes as text and spoils whatever is cut in the middle of a letter.
      local_port: localPort,
    });
    await opened;
  } catch {
    // The relay's pool port is closed to us (a firewall), or the time is up.
    await close();
    throw new TunnelOpenError('relay_unreachable', 'the connections to the relay were refused');
  }
  isOpen = true;
  // Its own `close` is only ever the echo of ours.
  return { url: publicUrlOf(wish.host, answer.url), closed: new Promise(() => undefined), close };
}

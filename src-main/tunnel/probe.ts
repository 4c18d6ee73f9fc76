import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { TunnelTrouble } from '#shared/contract/tunnel.ts';
import type { AddressProof } from '../ports.ts';
import { isThisComputer, troubleOfFailure } from './network-trouble.ts';

const TIMEOUT_MS = 5_000;
/** More than our answer, less than anybody's page. */
const MAX_BYTES = 4_096;

export interface ProbeQuestion {
  /** The public address, without a slash at its end. */
  url: string;
  path: string;
  answer: string;
  signal?: AbortSignal;
  timeoutMs?: number;
}

/** Asks one question through the public address, on a connection of its own, and judges what came back. Never throws. */
export async function probe(question: ProbeQuestion): Promise<AddressProof> {
  const startedAt = performance.now();
  try {
    const { status, headers, body } = await get(question);
    if (status === 200 && body === question.answer)
      return { isProved: true, ms: Math.round(performance.now() - startedAt) };
    return { isProved: false, trouble: troubleOfAnswer(status, headers, body) };
  } catch (error) {
    return { isProved: false, trouble: troubleOfFailure(error, new URL(question.url).hostname) };
  }
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

function get({ url, path, signal, timeoutMs = TIMEOUT_MS }: ProbeQuestion): Promise<Answer> {
  const target = new URL(url + path);
  const limit = AbortSignal.timeout(timeoutMs);
  const options: RequestOptions = {
    // A kept connection would prove nothing about the next one, which will be Meta's.
    agent: false,
    lookup: lookupAsMetaWould,
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    headers: {
      // localtunnel shows its warning page to browsers only; this says that we are none.
      'Bypass-Tunnel-Reminder': 'yes',
      'User-Agent': 'rozmova-probe',
      Accept: 'text/plain',
    },
  };
  const send = target.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send(target, options, (response) => {
      let body = '';
      const finish = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length <= MAX_BYTES) return;
        finish();
        response.destroy();
      });
      response.on('end', finish);
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** `localhost` and what is below it is this computer (RFC 6761); not every resolver knows. Everything else is asked for. */
const lookupAsMetaWould: RequestOptions['lookup'] = (hostname, options, callback) => {
  lookup(isThisComputer(hostname) ? '127.0.0.1' : hostname, options, callback);
};

const isPage = (headers: Answer['headers'], body: string): boolean =>
  /html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(body);

/** A relay that has lost us says 404 or 5xx; a page or a redirect is somebody's warning or sign-in. */
function troubleOfAnswer(status: number, headers: Answer['headers'], body: string): TunnelTrouble {
  if (status === 404 && body.trim() === '404') return 'no_answer';
  if (status === 408 || status === 429 || (status >= 500 && status !== 511)) return 'no_answer';
  if (status >= 300 && status < 400) return 'foreign_page';
  if (status === 401 || status === 403 || status === 511) return 'foreign_page';
  return isPage(headers, body) ? 'foreign_page' : 'somebody_else';
}

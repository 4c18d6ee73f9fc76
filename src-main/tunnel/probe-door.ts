import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const NONCE = /^[0-9a-f]{32}$/;

export interface ProbeDoor {
  /** A fresh question: the path to ask it at, and the answer that only this start of this hub gives. */
  ask(): { path: string; answer: string };
  /** Answers a question that came back in; false for every other request. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * The place on the webhook server where we find ourselves again from outside. Path and key are new at each start, so that
 * nobody who took our name at a relay can answer in our place.
 */
export function createProbeDoor(): ProbeDoor {
  // Below the webhook's own path: many a proxy passes nothing else on.
  const base = `/webhook/_probe/${randomBytes(16).toString('hex')}/`;
  const key = randomBytes(32);
  const answerTo = (nonce: string) => createHmac('sha256', key).update(nonce).digest('hex');
  return {
    ask() {
      const nonce = randomBytes(16).toString('hex');
      return { path: base + nonce, answer: answerTo(nonce) };
    },
    answer(request, response) {
      if (request.method !== 'GET' || !request.url?.startsWith(base)) return false;
      const nonce = request.url.slice(base.length);
      if (!NONCE.test(nonce)) return false;
      response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
      response.end(answerTo(nonce));
      return true;
    },
  };
}

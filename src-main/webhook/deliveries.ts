import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccountSecretsReader, Clock, Log } from '../ports.ts';
import type { BadRequestBucket } from './bad-request-bucket.ts';
import type { GroupCommit } from './group-commit.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';
import { isSignedBy, readSignatureHeader } from './signature.ts';

/** How long a sender may take to notice our answer before a connection with an unread body is cut. */
const LINGER_MS = 500;

export interface DeliveryOptions {
  groupCommit: GroupCommit;
  secrets: AccountSecretsReader;
  badRequests: BadRequestBucket;
  clock: Clock;
  log: Log;
  /** Called after deliveries became durable. */
  onStored: () => void;
}

/** The account key of a webhook path, or null for any other path. */
export function accountKeyOf(url: string | undefined): string | null {
  return /^\/webhook\/([\w-]{1,128})\/?(?:\?|$)/.exec(url ?? '')?.[1] ?? null;
}

/**
 * Takes one POST of Meta's: everything that can be judged without the body first, then the signature over the bytes
 * as they came. An authentic body is answered 200 after it is durable, whatever is in it.
 */
export async function handleDelivery(
  request: IncomingMessage,
  response: ServerResponse,
  accountKey: string,
  options: DeliveryOptions,
): Promise<void> {
  const account = options.secrets.byAccountKey(accountKey);
  const promised = readSignatureHeader(request.headers['x-hub-signature-256']);
  if (!account || !promised) {
    const status = account ? 401 : 404;
    return answerUnread(request, response, options.badRequests.take() ? status : 429);
  }
  const { appSecret } = account.secrets;
  if (appSecret === null) return answerUnread(request, response, 503);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return answerUnread(request, response, 415);
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
    return answerUnread(request, response, 413);

  const outcome = await readBody(request);
  if (outcome.kind === 'cut-off') return;
  if (outcome.kind === 'too-large') return answerUnread(request, response, 413);
  if (!isSignedBy(appSecret, outcome.body, promised)) {
    options.badRequests.take();
    return answer(response, 401);
  }
  await store(response, { accountKey, body: outcome.body }, options);
}

async function store(
  response: ServerResponse,
  delivery: { accountKey: string; body: Buffer },
  { groupCommit, clock, log, onStored }: DeliveryOptions,
): Promise<void> {
  try {
    await groupCommit.store({ ...delivery, receivedAt: clock.now() });
  } catch (error) {
    // Meta sends it again later; a 200 would be a promise that was not kept.
    log.error('webhook.not_stored', {
      bytes: delivery.body.length,
      error: error instanceof Error ? error.message : 'unknown',
    });
    return answer(response, 503);
  }
  answer(response, 200);
  onStored();
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 });
  response.end();
}

/** Whether a body is too large, or does not say how large it is: such a one is never read only to be thrown away. */
export function hasUnboundedBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return length === undefined ? headers['transfer-encoding'] !== undefined : Number(length) > MAX_BODY_BYTES;
}

/** Answers without having read the body. A small one is skipped by Node; a large or endless one is not read at all. */
export function answerUnread(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (hasUnboundedBody(request)) {
    // Asking for nothing makes Node believe that the body is being read, so that it does not read it to the end itself.
    request.read(0);
    request.pause();
    const { socket } = request;
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  }
  answer(response, status);
}

import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { AccountSecretsReader } from '../ports.ts';
import { isSameText } from './signature.ts';

/** Meta's challenge is a number; anything that could be read as a page is not echoed. */
const HARMLESS_CHALLENGE = /^[\w-]{1,64}$/;

/** A handshake that came for a known account: answered, or asked with a word that is not ours. */
export type OnHandshake = (handshake: { accountKey: string; isAnswered: boolean }) => void;

/** Everything but deliveries: GET /webhook/{accountKey} is Meta's handshake, all else is the same empty 404. */
export function createHandshakeApp(secrets: AccountSecretsReader, onHandshake?: OnHandshake): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // The plain parser keeps `hub.mode` as one key and makes no objects of anybody's brackets.
  app.set('query parser', 'simple');
  app.get('/webhook/:accountKey', (request: Request<{ accountKey: string }>, response) => {
    answerHandshake(request, response, secrets, onHandshake);
  });
  app.use((_request, response) => {
    response.status(404).end();
  });
  const onError: ErrorRequestHandler = (_error, _request, response, _next) => {
    // A path that cannot be decoded is a path that is not here.
    response.status(404).end();
  };
  app.use(onError);
  return app;
}

function answerHandshake(
  request: Request<{ accountKey: string }>,
  response: Response,
  secrets: AccountSecretsReader,
  onHandshake: OnHandshake | undefined,
): void {
  const account = secrets.byAccountKey(request.params.accountKey);
  if (!account) return void response.status(404).end();
  const { verifyToken } = account.secrets;
  if (verifyToken === null) return void response.status(503).end();
  const { accountKey } = request.params;
  const mode = request.query['hub.mode'];
  const challenge = request.query['hub.challenge'];
  const token = request.query['hub.verify_token'];
  if (mode !== 'subscribe' || typeof token !== 'string' || !isSameText(token, verifyToken)) {
    // Whoever merely looks at the address asks without a word.
    if (typeof token === 'string') onHandshake?.({ accountKey, isAnswered: false });
    return void response.status(403).end();
  }
  if (typeof challenge !== 'string' || !HARMLESS_CHALLENGE.test(challenge))
    return void response.status(400).end();
  response.set({
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.status(200).end(challenge);
  onHandshake?.({ accountKey, isAnswered: true });
}

import type { Request, RequestHandler, Response, Router } from 'express';
import express from 'express';
import { z } from 'zod';
import type { Operator } from '#shared/contract/app.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import {
  notSignedIn,
  readSmallBody,
  sendDoorError,
  tooManyAttempts,
  wrongInvitation,
  wrongMethod,
  wrongToken,
} from './door-answers.ts';
import type { Credentials, SeatAuth } from './seat-auth.ts';
import type { SeatHolder } from './seat-holder.ts';

const signInSchema = z.union([
  z.object({ token: z.string().min(1).max(200) }),
  z.object({ invite: z.string().min(1).max(200) }),
]);
type SignIn = z.infer<typeof signInSchema>;

interface SeatDoorOptions {
  auth: SeatAuth;
  seats: SeatHolder;
}

/**
 * `/seat`: GET tells whether this browser is let in, so that the page knows before it opens its socket; POST with the
 * token or an invitation lets it in, with a cookie from then on; DELETE signs it out.
 */
export function seatDoor({ auth, seats }: SeatDoorOptions): Router {
  const router = express.Router();
  router
    .route('/seat')
    .get((request, response) => {
      const { kind } = auth.check(request.headers);
      response.json({ isSignedIn: kind === 'session' || kind === 'bearer' });
    })
    .post(async (request, response) => {
      const given = parseSignIn(await readSmallBody(request, 4_096));
      const secret = given === null ? null : letIn({ auth, seats }, given, request);
      if (secret !== null) {
        response.set('Set-Cookie', auth.cookieLine(secret)).json({ isSignedIn: true });
        return;
      }
      const wrong = given !== null && 'invite' in given ? wrongInvitation : wrongToken;
      sendDoorError(response, (await auth.slowDown()) ? wrong : tooManyAttempts);
    })
    .delete((request, response) => {
      endSessionOf({ auth, seats }, request);
      response.set('Set-Cookie', auth.cookieLine(null)).json({ isSignedIn: false });
    })
    .all((_request, response) => sendDoorError(response, wrongMethod));
  return router;
}

/** The secret for the browser's cookie, or null when what it brings is wrong. A session that it had before ends. */
function letIn({ auth, seats }: SeatDoorOptions, given: SignIn, request: Request): string | null {
  const userAgent = request.headers['user-agent'] ?? '';
  if ('token' in given && !auth.isToken(given.token)) return null;
  const secret =
    'token' in given ? seats.browsers.begin(userAgent) : seats.browsers.beginInvited(given.invite, userAgent);
  if (secret !== null) endSessionOf({ auth, seats }, request);
  return secret;
}

function endSessionOf({ auth, seats }: SeatDoorOptions, request: Request): void {
  const credentials = auth.check(request.headers);
  if (credentials.kind === 'session') seats.endSession(credentials.sessionId);
}

function parseSignIn(body: string | null): SignIn | null {
  try {
    return signInSchema.parse(JSON.parse(body ?? ''));
  } catch {
    // Not JSON, or not this shape: as good as a wrong token, and answered as slowly.
    return null;
  }
}

/** Lets programs through that bring the token. */
export function requireBearer(auth: SeatAuth): RequestHandler {
  return async (request, response, next) => {
    const { kind } = auth.check(request.headers);
    if (kind === 'bearer') next();
    else await refuse(auth, response, kind);
  };
}

/** Lets a seat through whose operator has this role at the least; `isOpen` names what is seen before anybody signed in. */
export function requireRole(
  { auth, seats }: SeatDoorOptions,
  role: Role,
  isOpen: (request: Request) => boolean = () => false,
): RequestHandler {
  return async (request, response, next) => {
    const credentials = auth.check(request.headers);
    if (credentials.kind === 'wrong' || credentials.kind === 'none') {
      await refuse(auth, response, credentials.kind);
      return;
    }
    if (!isOpen(request)) {
      const operator = operatorBehind(seats, credentials);
      if (operator === null) throw new Refusal('SEAT_LOCKED');
      if (!roleIncludes(operator.role, role)) throw new Refusal('ROLE_TOO_LOW');
    }
    next();
  };
}

function operatorBehind(seats: SeatHolder, credentials: Credentials): Operator | null {
  if (credentials.kind === 'session') return seats.operatorAtSession(credentials.sessionId);
  return credentials.kind === 'desk' ? seats.operatorAtDesk() : seats.owner();
}

async function refuse(auth: SeatAuth, response: Response, kind: Credentials['kind']): Promise<void> {
  if (kind === 'wrong') sendDoorError(response, (await auth.slowDown()) ? wrongToken : tooManyAttempts);
  else sendDoorError(response, notSignedIn);
}

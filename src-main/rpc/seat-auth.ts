import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatSessionId } from '#shared/domain/ids.ts';

/** How long a refused token waits for its answer: doubled with each failure, halved with each quiet ten seconds. */
const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 3_000;
const FORGET_AFTER_MS = 10_000;
/** More guesses than these are answered at once, since waiting answers cost memory. */
const MAX_WAITING = 50;

/** Browsers forget a cookie after 400 days at the latest, however long it is given. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** `desk`: the window of this computer asks for a file; it has the token, but not its rights. */
export type Credentials =
  | { kind: 'bearer' | 'desk' | 'wrong' | 'none' }
  | { kind: 'session'; sessionId: SeatSessionId };

/** The header by which the host of the window tells its requests from those of programs. */
export const DESK_HEADER = 'x-rozmova-desk';

export interface SeatAuth {
  /** What a request brings, by its `Authorization` and `Cookie` headers. */
  check(headers: IncomingHttpHeaders): Credentials;
  isToken(token: string): boolean;
  /** The `Set-Cookie` line that signs a browser in by its secret, or out. */
  cookieLine(secret: string | null): string;
  /** To be awaited before a wrong token is answered; false when too many wait already. */
  slowDown(): Promise<boolean>;
}

/**
 * Who is let in: programs send the one token of a workspace as bearer; a browser shows it (or an invitation) once and
 * gets a cookie with a secret of its own, which `findSession` knows.
 */
export function createSeatAuth(options: {
  token: string;
  port: number;
  findSession(secret: string): SeatSessionId | null;
}): SeatAuth {
  // Cookies do not know ports: two workspaces on one computer must not sign each other out.
  const cookieName = `rozmova_seat_${options.port}`;
  const throttle = createThrottle();

  return {
    check(headers) {
      const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
      if (bearer !== undefined) {
        if (!isSame(bearer, options.token)) return { kind: 'wrong' };
        return { kind: headers[DESK_HEADER] === undefined ? 'bearer' : 'desk' };
      }
      if (headers.authorization !== undefined) return { kind: 'wrong' };
      const secret = readCookie(headers.cookie ?? '', cookieName);
      // The cookie of a session that has ended is no guess: its browser is simply not signed in any more.
      const sessionId = secret === null ? null : options.findSession(secret);
      return sessionId === null ? { kind: 'none' } : { kind: 'session', sessionId };
    },
    isToken: (token) => isSame(token, options.token),
    cookieLine: (secret) =>
      `${cookieName}=${secret ?? ''}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${secret === null ? 0 : COOKIE_SECONDS}`,
    slowDown: throttle,
  };
}

/**
 * Whether a request is meant for this door: the Host of a page that a foreign name was rebound to is that name, and
 * the Origin of a page from another port of this computer is that port. Requests of programs have no Origin.
 */
export function isAddressedHere(headers: IncomingHttpHeaders, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? '')) return false;
  return headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`);
}

function createThrottle(): () => Promise<boolean> {
  let failures = 0;
  let lastFailureAt = 0;
  let waiting = 0;
  return async () => {
    const now = performance.now();
    failures = Math.max(0, failures - Math.floor((now - lastFailureAt) / FORGET_AFTER_MS));
    failures = Math.min(failures + 1, 16);
    lastFailureAt = now;
    if (waiting >= MAX_WAITING) return false;
    waiting += 1;
    await sleep(Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), MAX_DELAY_MS), undefined, { ref: false });
    waiting -= 1;
    return true;
  };
}

/** Compares without telling by the time it takes where the difference is. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

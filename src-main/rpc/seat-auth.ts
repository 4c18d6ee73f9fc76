import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a refused token waits for its answer: doubled with each failure, halved with each quiet ten seconds. */
const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 3_000;
const FORGET_AFTER_MS = 10_000;
/** More guesses than these are answered at once, since waiting answers cost memory. */
const MAX_WAITING = 50;

export type Credentials = 'bearer' | 'cookie' | 'wrong' | 'none';

export interface SeatAuth {
  /** What a request brings, by its `Authorization` and `Cookie` headers. */
  check(headers: IncomingHttpHeaders): Credentials;
  isToken(token: string): boolean;
  /** The `Set-Cookie` line that signs a browser in, or out. */
  cookieLine(isSignedIn: boolean): string;
  /** To be awaited before a wrong token is answered; false when too many wait already. */
  slowDown(): Promise<boolean>;
}

/**
 * The one token of a workspace. Programs send it as bearer; a browser shows it once and gets a cookie that is derived
 * from it, so that a seat stays signed in over restarts as long as the token does, without anything being stored.
 */
export function createSeatAuth(options: { token: string; port: number }): SeatAuth {
  // Cookies do not know ports: two workspaces on one computer must not sign each other out.
  const cookieName = `rozmova_seat_${options.port}`;
  const cookieValue = createHmac('sha256', options.token).update('rozmova seat').digest('base64url');
  const throttle = createThrottle();

  return {
    check(headers) {
      const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return isSame(bearer, options.token) ? 'bearer' : 'wrong';
      if (headers.authorization !== undefined) return 'wrong';
      const cookie = readCookie(headers.cookie ?? '', cookieName);
      // A cookie of an earlier token is no guess: its browser is simply not signed in any more.
      return cookie !== null && isSame(cookie, cookieValue) ? 'cookie' : 'none';
    },
    isToken: (token) => isSame(token, options.token),
    cookieLine: (isSignedIn) =>
      `${cookieName}=${isSignedIn ? cookieValue : ''}; Path=/; HttpOnly; SameSite=Strict${isSignedIn ? '' : '; Max-Age=0'}`,
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

import { createHash, randomBytes } from 'node:crypto';
import type { Change } from '#shared/contract/events.ts';
import type { OperatorId, SeatSessionId } from '#shared/domain/ids.ts';
import { getLoneOperator } from '../../db/queries/operators.ts';
import {
  deleteStaleSessions,
  getSessionBySecret,
  insertBrowserSession,
  insertInvitation,
  takeInvitation,
} from '../../db/queries/seat-sessions.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';

/** How long a browser stays let in without being seen; browsers keep no cookie for longer. */
export const SESSION_DAYS = 400;
const DAY_MS = 24 * 60 * 60 * 1000;
const INVITATION_MS = 15 * 60 * 1000;

export interface BrowserSessions {
  /** The session whose secret a browser's cookie holds, or null. */
  find(secret: string): SeatSessionId | null;
  /** For a browser that came with the workspace's token: everybody may sit there. Gives the secret for its cookie. */
  begin(userAgent: string): string;
  /** For a browser that came by an invitation, which is used up: one person's seat. Null when it works no more. */
  beginInvited(code: string, userAgent: string): string | null;
  /** A code that makes one browser the seat of an operator. */
  invite(operatorId: OperatorId): { code: string; expiresAt: number };
}

/** The browsers that were let in; only hashes of their secrets are kept. */
export function createBrowserSessions(options: {
  db: Db;
  clock: Clock;
  publish(changed: readonly Change[]): void;
}): BrowserSessions {
  const { db, clock, publish } = options;
  deleteStaleSessions(db, clock.now() - SESSION_DAYS * DAY_MS);

  function insert(userAgent: string, boundTo: OperatorId | null): string {
    const secret = randomBytes(32).toString('base64url');
    insertBrowserSession(db, {
      secretHash: hashOf(secret),
      label: browserLabel(userAgent),
      operatorId: boundTo ?? getLoneOperator(db)?.id ?? null,
      boundTo,
      now: clock.now(),
    });
    publish([{ entity: 'presence' }]);
    return secret;
  }

  return {
    find: (secret) => getSessionBySecret(db, hashOf(secret))?.id ?? null,
    begin: (userAgent) => insert(userAgent, null),
    beginInvited(code, userAgent) {
      const operatorId = takeInvitation(db, hashOf(code), clock.now());
      return operatorId === null ? null : insert(userAgent, operatorId);
    },
    invite(operatorId) {
      const code = randomBytes(18).toString('base64url');
      const now = clock.now();
      const expiresAt = now + INVITATION_MS;
      insertInvitation(db, { codeHash: hashOf(code), operatorId, expiresAt, now });
      return { code, expiresAt };
    },
  };
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

// The first that fits: Edge calls itself Chrome as well, and Chrome Safari.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\w*\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrom(e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a browser calls itself, in two words: "Firefox, Linux". Nothing of a stranger's text is kept. */
export function browserLabel(userAgent: string): string {
  const named = (kinds: typeof browsers) => kinds.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [named(browsers) ?? 'HTTP', named(systems)].filter((part) => part !== undefined).join(', ');
}

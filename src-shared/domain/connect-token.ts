/** The scopes without which nothing can be sent, or nothing can be set up. */
export const neededScopes = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const;
export type NeededScope = (typeof neededScopes)[number];

const DAY_MS = 86_400_000;
/** Meta's test keys live for a day; nothing else lives shorter than this. */
const TEMPORARY_MS = 3 * DAY_MS;

export type TokenKind = 'temporary' | 'sixty_days' | 'permanent';

/** Which of Meta's kinds a token is by its life (`research/api.md` 1.2); times in UTC milliseconds, null when it never ends. */
export function tokenKind(token: {
  issuedAt: number | null;
  expiresAt: number | null;
  now: number;
}): TokenKind {
  const { issuedAt, expiresAt, now } = token;
  if (expiresAt === null) return 'permanent';
  // In its last days a token of 60 days is still one: its whole life decides, where Meta tells when it began.
  return expiresAt - (issuedAt ?? now) <= TEMPORARY_MS ? 'temporary' : 'sixty_days';
}

/** How long before its end the owner is reminded, longest first; a day and an hour are all that a test key has. */
export const reminders = [
  { word: 'TOKEN_ENDS_IN_14_DAYS', beforeMs: 14 * DAY_MS },
  { word: 'TOKEN_ENDS_IN_3_DAYS', beforeMs: 3 * DAY_MS },
  { word: 'TOKEN_ENDS_IN_1_DAY', beforeMs: DAY_MS },
  { word: 'TOKEN_ENDS_IN_1_HOUR', beforeMs: 3_600_000 },
] as const;
export type TokenReminder = (typeof reminders)[number]['word'];

/** The reminder that is due: the one nearest to the end, so that a computer that was off tells of one and not of four. */
export function dueReminder(expiresAt: number | null, now: number): TokenReminder | null {
  if (expiresAt === null || now >= expiresAt) return null;
  return reminders.findLast(({ beforeMs }) => expiresAt - now <= beforeMs)?.word ?? null;
}

import { randomUUID } from 'node:crypto';
import { ORPCError, ValidationError } from '@orpc/server';
import { Refusal, type RefusalCode, refusalSentence } from '#shared/domain/refusals.ts';
import type { Log } from '../ports.ts';
import { isDiskFull } from '../services/media/file-store.ts';

/** HTTP statuses of refusals; what is not named here is 409: the request is right, the state of things is not. */
const statuses: Partial<Record<RefusalCode, number>> = {
  NOT_FOUND: 404,
  RECORD_TYPE_UNKNOWN: 404,
  SEAT_LOCKED: 401,
  ROLE_TOO_LOW: 403,
  SEAT_PIN_WRONG: 403,
  NOT_YOURS: 403,
  PIN_TOO_SOON: 429,
  BAD_INPUT: 400,
  FIELD_EMPTY: 400,
  LOOKS_LIKE_PHONE_NUMBER: 400,
  NOT_AN_ID: 400,
  TOKEN_MALFORMED: 400,
  APP_SECRET_MALFORMED: 400,
  NOTE_STAYS_INSIDE: 400,
  AUTOMATIC_TEXT_MISSING: 400,
  TEXT_EMPTY: 400,
  TEXT_TOO_LONG: 400,
  CAPTION_NOT_POSSIBLE: 400,
  EMOJI_ONLY: 400,
  CHOICES_NOT_UNIQUE: 400,
  LIST_ROWS_LIMIT: 400,
  LIST_SECTION_EMPTY: 400,
  LIST_ROW_UNTITLED: 400,
  LIST_SECTION_UNTITLED: 400,
  TEMPLATE_VALUES_MISSING: 400,
  TEMPLATE_VALUE_MALFORMED: 400,
  TEMPLATE_INVALID: 400,
  RECORD_INVALID: 400,
  RECORD_TYPE_INVALID: 400,
  IMPORT_EMPTY: 400,
  IMPORT_TOO_LARGE: 413,
  IMPORT_NOT_A_TABLE: 415,
  RECIPIENT_UNKNOWN: 400,
  MEDIA_EMPTY: 400,
  MEDIA_TOO_LARGE: 413,
  MEDIA_TYPE_REFUSED: 415,
  SECRETS_UNAVAILABLE: 503,
  META_REFUSED: 502,
  META_UNREACHABLE: 503,
  DISK_FULL: 507,
};

/** How every door answers when it cannot do what was asked. */
export interface DoorError {
  code: string;
  status: number;
  /** An English sentence; `data.sentence` has both languages. */
  message: string;
  data: { sentence: { uk: string; en: string }; values: Record<string, string | number> };
}

/** The answer to a refusal. */
function refusalToDoorError({ code, values }: Refusal): DoorError {
  const sentence = { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
  return { code, status: statuses[code] ?? 409, message: sentence.en, data: { sentence, values } };
}

/** The answer to a bug: nothing of its inside, but an id under which the log has all of it. */
function bugToDoorError(error: unknown, log: Log): DoorError {
  const requestId = randomUUID();
  const problem = error instanceof ORPCError ? inputProblem(error.cause) : null;
  log.error('request.failed', { requestId, error, ...(problem === null ? {} : { problem }) });
  const sentence = {
    en: `Something went wrong in Rozmova itself. The log has the details under ${requestId}.`,
    uk: `Щось пішло не так у самій Розмові. Подробиці в журналі роботи за номером ${requestId}.`,
  };
  return { code: 'INTERNAL', status: 500, message: sentence.en, data: { sentence, values: { requestId } } };
}

/** Whatever was thrown behind a door, as its answer. */
export function toDoorError(error: unknown, log: Log): DoorError {
  const refusal = refusalIn(error);
  return refusal ? refusalToDoorError(refusal) : bugToDoorError(error, log);
}

/** The same as the error class that oRPC sends over any transport. */
export function toOrpcError(error: unknown, log: Log): ORPCError<string, DoorError['data']> {
  const { code, ...rest } = toDoorError(error, log);
  return new ORPCError(code, rest);
}

/** Whether an error has its code and sentences already. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof ORPCError &&
  typeof error.data === 'object' &&
  error.data !== null &&
  'sentence' in error.data;

/** The answer to a request that could not even be read. */
export function malformedRequest(): ORPCError<string, DoorError['data']> {
  const { code, ...rest } = refusalToDoorError(unreadable());
  return new ORPCError(code, rest);
}

const unreadable = () =>
  new Refusal('BAD_INPUT', {
    detail: 'the request cannot be read; is it JSON with “Content-Type: application/json”?',
    detailUk: 'запит не вдалося прочитати; чи це JSON з «Content-Type: application/json»?',
  });

function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isDiskFull(error)) return new Refusal('DISK_FULL');
  if (!(error instanceof ORPCError)) return null;
  if (error.code === 'NOT_FOUND') return new Refusal('NOT_FOUND');
  if (error.code === 'PAYLOAD_TOO_LARGE') {
    return new Refusal('BAD_INPUT', { detail: 'the request is too large', detailUk: 'запит завеликий' });
  }
  if (error.code !== 'BAD_REQUEST') return null;
  const detail = inputProblem(error.cause);
  return detail === null ? unreadable() : new Refusal('BAD_INPUT', { detail });
}

/** Where the input does not fit the contract: `limit: Too big: expected number to be <=200`. */
function inputProblem(cause: unknown): string | null {
  if (!(cause instanceof ValidationError)) return null;
  return cause.issues
    .slice(0, 5)
    .map((issue) => {
      const path = (issue.path ?? [])
        .map((part) => String(typeof part === 'object' ? part.key : part))
        .join('.');
      return path === '' ? issue.message : `${path}: ${issue.message}`;
    })
    .join('; ');
}

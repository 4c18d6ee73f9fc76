import { type SendFailureWord, sendFailures } from '#shared/domain/send-failures.ts';
import type { StoredMessageError } from '../db/queries/message-error.ts';
import type { GraphError } from '../meta/graph-error.ts';

/** A failure of ours as it is written onto a message. */
export const ownFailure = (word: SendFailureWord): StoredMessageError => ({
  code: null,
  subcode: null,
  title: word,
  details: null,
  ...sendFailures[word],
});

/** A failure of Meta's as it is written onto a message; the sentence comes from the catalogue when it is read. */
export const metaFailure = (error: {
  code: number | null;
  subcode?: number | null;
  title?: string | null;
  details?: string | null;
}): StoredMessageError => ({
  code: error.code,
  subcode: error.subcode ?? null,
  title: error.title ?? null,
  details: error.details ?? null,
});

/** The failure that a call to Meta ended with. */
export function failureOf(error: GraphError): StoredMessageError {
  if (error.kind === 'unreachable') return ownFailure('unreachable');
  if (error.kind === 'lost') return ownFailure('lost');
  if (error.code === null && error.httpStatus === 429) return ownFailure('busy');
  return metaFailure({
    code: error.code,
    subcode: error.subcode,
    title: error.title,
    details: error.userMessage ?? error.details,
  });
}

import type { MessageError } from '#shared/contract/messages.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';

/** What is stored of a failure: Meta's words. A failure of our own brings its sentence along. */
export interface StoredMessageError {
  code: number | null;
  subcode: number | null;
  title: string | null;
  details: string | null;
  sentence?: MessageError['sentence'];
  retry?: MessageError['retry'];
}

/** A stored failure with its sentence from the catalogue as it is now, so that better words reach old messages too. */
export function toMessageError(json: string | null): MessageError | null {
  if (json === null) return null;
  // Written by us only, as StoredMessageError.
  const { code, subcode, title, details, ...own } = JSON.parse(json) as StoredMessageError;
  const explained = explainMetaError({ code, subcode, details: details ?? title });
  return {
    code,
    subcode,
    title,
    details,
    sentence: own.sentence ?? explained.sentence,
    retry: own.retry ?? explained.retry,
  };
}

import type { Message } from '#shared/contract/messages.ts';
import { IngestError, isRecord, type JsonRecord, recordOf, textOf } from './json.ts';

/** What every message has, whatever it says. */
export interface MessageEnvelope {
  message: JsonRecord;
  wamid: string;
  quotedWamid: string | null;
  forwarded: Message['forwarded'];
  referral: Message['referral'];
}

/** Throws IngestError for what is no message: without Meta's id it could not be told from its repetition. */
export function readEnvelope(item: unknown): MessageEnvelope {
  if (!isRecord(item)) throw new IngestError('The message is not an object.');
  const wamid = textOf(item.id);
  if (!wamid) throw new IngestError('The message has no id.');
  const context = recordOf(item.context);
  const isForwarded = context.forwarded === true || context.frequently_forwarded === true;
  return {
    message: item,
    wamid,
    quotedWamid: isForwarded ? null : textOf(context.id),
    forwarded: context.frequently_forwarded === true ? 'many' : isForwarded ? 'once' : 'no',
    referral: isRecord(item.referral) ? toReferral(item.referral) : null,
  };
}

const toReferral = (referral: JsonRecord): Message['referral'] => ({
  sourceUrl: textOf(referral.source_url),
  headline: textOf(referral.headline),
  body: textOf(referral.body),
  sourceType: textOf(referral.source_type),
});

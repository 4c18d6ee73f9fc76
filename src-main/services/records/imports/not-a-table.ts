import type { Sentence } from '#shared/contract/base.ts';
import { Refusal } from '#shared/domain/refusals.ts';

/** A file that cannot be read, with what is known of the reason: a name of a format, or words in both languages. */
export function notATable(detail: string | Sentence, cause?: unknown): Refusal {
  const { en, uk } = typeof detail === 'string' ? { en: detail, uk: detail } : detail;
  const refusal = new Refusal('IMPORT_NOT_A_TABLE', { detail: en, detailUk: uk });
  if (cause !== undefined) refusal.cause = cause;
  return refusal;
}

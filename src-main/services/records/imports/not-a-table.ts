import { Refusal } from '#shared/domain/refusals.ts';

/** A file that cannot be read, with what is known of the reason. */
export function notATable(detail: string, cause?: unknown): Refusal {
  const refusal = new Refusal('IMPORT_NOT_A_TABLE', { detail });
  if (cause !== undefined) refusal.cause = cause;
  return refusal;
}

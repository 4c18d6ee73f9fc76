import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { refusalData } from '#shared/contract/base.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { ConnectionLostError } from './connection-lost.ts';

/** Why something asked of the hub did not happen. */
export type Failure =
  | {
      kind: 'refused';
      code: string;
      sentence: Record<Language, string>;
      /** Meta's error code, where it was Meta that refused. */
      metaCode: number | null;
    }
  | { kind: 'connection-lost' }
  | { kind: 'bug'; detail: string };

const refusalAnswer = z.object({ code: z.string(), data: refusalData });

/** Sorts whatever a call threw, or the parsed body of a refused HTTP request. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ConnectionLostError) return { kind: 'connection-lost' };
  const shape = error instanceof ORPCError ? { code: error.code, data: error.data } : error;
  const refusal = refusalAnswer.safeParse(shape);
  if (refusal.success) {
    const { code, data } = refusal.data;
    const metaCode =
      code === 'META_REFUSED' && typeof data.values.code === 'number' ? data.values.code : null;
    return { kind: 'refused', code, sentence: data.sentence, metaCode };
  }
  return { kind: 'bug', detail: error instanceof Error ? error.message : String(error) };
}

import { Refusal } from '#shared/domain/refusals.ts';
import type { Answer } from '../../meta/ask.ts';
import { asMetaRefusal } from '../graph-targets.ts';
import { troubleOf, troubleSays } from './trouble.ts';

/** What Meta told. Throws META_REFUSED with Meta's reason, or META_NOT_ANSWERING with what stands between. */
export function requireTold<Value>(answer: Answer<Value>): Value {
  if (answer.kind === 'told') return answer.value;
  const trouble = troubleOf(answer);
  if (trouble === null && answer.kind !== 'odd') throw asMetaRefusal(answer.error);
  const { en, uk } = trouble ?? troubleSays.broken;
  throw new Refusal('META_NOT_ANSWERING', { detail: en, detailUk: uk });
}

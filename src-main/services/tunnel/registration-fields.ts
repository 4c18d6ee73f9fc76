import {
  coreWebhookFields,
  furtherWebhookFields,
  phoneAppWebhookFields,
} from '#shared/domain/webhook-fields.ts';
import type { Answer, Asker } from '../../meta/ask.ts';
import type { GraphError } from '../../meta/graph-error.ts';
import { subscribeFields } from '../../meta/webhook-calls.ts';

export interface FurtherFields {
  subscribed: string[];
  /** Why nothing more could be subscribed: no answer of Meta's. */
  failed: Exclude<Answer<never>, { kind: 'told' | 'refused' }> | null;
}

/**
 * Subscribes everything that we understand on top of the core fields. Whether a call adds to the fields or replaces them is
 * not written anywhere, so each call names all of them. A name that Meta refuses is left out, together where Meta says which
 * one it is, otherwise by trying them one by one.
 */
export async function subscribeFurther(
  app: Asker,
  appId: string,
  callback: { callbackUrl: string; verifyToken: string },
): Promise<FurtherFields> {
  const subscribe = (further: readonly string[]) =>
    subscribeFields(app, appId, { ...callback, fields: [...coreWebhookFields, ...further] });
  let wanted: string[] = [...furtherWebhookFields, ...phoneAppWebhookFields];
  while (wanted.length > 0) {
    const answer = await subscribe(wanted);
    if (answer.kind === 'told') return { subscribed: [...coreWebhookFields, ...wanted], failed: null };
    if (answer.kind !== 'refused') return { subscribed: [...coreWebhookFields], failed: answer };
    const refused = refusedFields(answer.error, wanted);
    if (refused.length === 0) return oneByOne(subscribe, wanted);
    wanted = wanted.filter((field) => !refused.includes(field));
  }
  return { subscribed: [...coreWebhookFields], failed: null };
}

/** The names that Meta quotes in its refusal; a list of everything that it knows names none. */
function refusedFields(error: GraphError, wanted: readonly string[]): string[] {
  const text = `${error.title ?? ''} ${error.details ?? ''} ${error.userMessage ?? ''}`;
  const named = wanted.filter((field) => new RegExp(`\\b${field}\\b`).test(text));
  return named.length === wanted.length ? [] : named;
}

async function oneByOne(
  subscribe: (further: readonly string[]) => Promise<Answer<unknown>>,
  wanted: readonly string[],
): Promise<FurtherFields> {
  let taken: string[] = [];
  for (const field of wanted) {
    const answer = await subscribe([...taken, field]);
    if (answer.kind === 'told') taken = [...taken, field];
    else if (answer.kind !== 'refused')
      return { subscribed: [...coreWebhookFields, ...taken], failed: answer };
  }
  return { subscribed: [...coreWebhookFields, ...taken], failed: null };
}

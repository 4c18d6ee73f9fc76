import type { z } from 'zod';
import type { GraphClient, GraphTarget } from '../ports.ts';
import { idPageSchema } from './connection-schemas.ts';
import { GraphError } from './graph-error.ts';

/**
 * What became of a question to Meta. `odd`: an answer of another shape than such a thing has. `unreachable`: no answer of
 * Meta's came; the error says what came instead.
 */
export type Answer<Value> =
  | { kind: 'told'; value: Value }
  | { kind: 'odd' }
  | { kind: 'refused'; error: GraphError }
  | { kind: 'unreachable'; error: GraphError };

/** Whom to ask, and with which token. */
export interface Asker {
  graph: Pick<GraphClient, 'request'>;
  target: GraphTarget;
}

const TIMEOUT_MS = 15_000;
const MAX_PAGES = 20;

/** Asks Meta for something; never throws for what Meta or the network answers. */
export async function ask<Value>(
  { graph, target }: Asker,
  schema: z.ZodType<Value>,
  path: string,
  query: Record<string, string> = {},
): Promise<Answer<Value>> {
  return settle(graph.request(target, { method: 'GET', path, query, timeoutMs: TIMEOUT_MS }), schema);
}

/** Asks Meta to do something; never throws for what Meta or the network answers. */
export async function tell<Value>(
  { graph, target }: Asker,
  schema: z.ZodType<Value>,
  call: { method?: 'POST' | 'DELETE'; path: string; body?: Record<string, unknown> },
): Promise<Answer<Value>> {
  return settle(graph.request(target, { method: 'POST', ...call }), schema);
}

async function settle<Value>(call: Promise<unknown>, schema: z.ZodType<Value>): Promise<Answer<Value>> {
  try {
    const parsed = schema.safeParse(await call);
    return parsed.success ? { kind: 'told', value: parsed.data } : { kind: 'odd' };
  } catch (error) {
    // Anything but Meta's answer or a failed line is a bug and goes on.
    if (!(error instanceof GraphError)) throw error;
    return error.kind === 'refused' ? { kind: 'refused', error } : { kind: 'unreachable', error };
  }
}

/** Every page of a list, at most 20 of them. */
export async function askAll<Item>(
  asker: Asker,
  item: z.ZodType<Item>,
  path: string,
  query: Record<string, string> = {},
): Promise<Answer<Item[]>> {
  const found: Item[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await ask(asker, idPageSchema(item), path, {
      limit: '100',
      ...query,
      ...(after === undefined ? {} : { after }),
    });
    if (answer.kind !== 'told') return answer;
    found.push(...answer.value.data);
    const { paging } = answer.value;
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) break;
  }
  return { kind: 'told', value: found };
}

/**
 * A node with these fields. One field that a version does not know fails the whole call: it is left out and the call is
 * made again, so that the others are told.
 */
export async function askNode<Value>(
  asker: Asker,
  schema: z.ZodType<Value>,
  path: string,
  fields: readonly string[],
): Promise<Answer<Value>> {
  const answer = await ask(asker, schema, path, { fields: fields.join(',') });
  if (answer.kind !== 'refused') return answer;
  const unknown = nonexistingField(answer.error)?.field;
  const others = fields.filter((field) => field !== unknown);
  return others.length === fields.length || others.length === 0
    ? answer
    : askNode(asker, schema, path, others);
}

/** Which field, on which type of node, Meta said not to have; null when it said something else. */
export function nonexistingField(error: GraphError): { field: string; nodeType: string } | null {
  if (error.code !== 100) return null;
  const words = `${error.title ?? ''} ${error.details ?? ''}`;
  const found = /nonexist\w* field \(([\w:]+)\)(?: on node type \((\w+)\))?/i.exec(words);
  return found ? { field: found[1] ?? '', nodeType: found[2] ?? '' } : null;
}

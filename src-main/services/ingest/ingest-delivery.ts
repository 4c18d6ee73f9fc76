import { getAccountByKey } from '../../db/queries/accounts.ts';
import { upsertIngestFailure } from '../../db/queries/ingest-failures.ts';
import { isStorageFailure } from '../../db/sqlite-failures.ts';
import { inTransaction } from '../../db/statements.ts';
import type { JournalDelivery } from '../../ports.ts';
import { parseBody } from './body.ts';
import { type Consequences, type IngestContext, noConsequences } from './context.ts';
import { ingestCall, isCallEvent } from './ingest-call.ts';
import { ingestEvent, refuseMalformed } from './ingest-event.ts';
import { ingestMessage } from './ingest-message.ts';
import { ingestStatus } from './ingest-status.ts';
import { type ItemKind, listItems, type WebhookItem } from './items.ts';
import { isRecord } from './json.ts';

export type IngestTools = Pick<IngestContext, 'db' | 'outboxSettle'>;

/** A body in pieces that can be taken over one by one; a body that cannot be read is one piece that fails. */
export interface OpenedDelivery {
  delivery: JournalDelivery;
  items: readonly WebhookItem[];
  /** Why the body as a whole cannot be read. */
  failure: string | null;
}

const handlers: Readonly<Record<ItemKind, (item: WebhookItem, context: IngestContext) => void>> = {
  message: ingestMessage,
  echo: ingestMessage,
  history: ingestMessage,
  status(item, context) {
    // The states of calls come in the same list; they have no message.
    const isCall = isRecord(item.item) && item.item.type === 'call';
    return isCall ? ingestEvent(item, context) : ingestStatus(item, context);
  },
  event(item, context) {
    ingestEvent(item, context);
    if (isCallEvent(item)) ingestCall(item, context);
  },
  malformed: refuseMalformed,
};

/** Reads a body; never throws for what is in it. */
export function openDelivery(delivery: JournalDelivery): OpenedDelivery {
  try {
    return { delivery, items: listItems(parseBody(delivery.body)), failure: null };
  } catch (error) {
    return { delivery, items: [], failure: reasonOf(error) };
  }
}

/** Keeps a body that cannot be read as one failure that is shown. */
export function keepUnreadable({ delivery, failure }: OpenedDelivery, { db }: IngestTools): void {
  if (failure === null) return;
  keepFailure(delivery, { path: '', error: failure, item: delivery.body.toString('utf8', 0, 2000) }, { db });
}

/**
 * Takes over one item in a savepoint of its own, so that it succeeds or fails whole and alone. Gives what follows from
 * it, or null when it went to the failures. Throws when the disk fails: then nothing else would succeed either.
 */
export function ingestItem(
  item: WebhookItem,
  delivery: JournalDelivery,
  tools: IngestTools,
): Consequences | null {
  const context: IngestContext = { ...tools, ...noConsequences(), delivery };
  try {
    inTransaction(tools.db, () => handlers[item.kind](item, context));
    return context;
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    keepFailure(delivery, { path: item.path, error: reasonOf(error), item: item.item }, tools);
    return null;
  }
}

function keepFailure(
  { seq, accountKey, receivedAt }: JournalDelivery,
  failure: { path: string; error: string; item: unknown },
  { db }: Pick<IngestTools, 'db'>,
): void {
  upsertIngestFailure(db, {
    journalSeq: seq,
    path: failure.path,
    accountId: getAccountByKey(db, accountKey)?.id ?? null,
    error: failure.error,
    item: JSON.stringify(failure.item) ?? 'null',
    at: receivedAt,
  });
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

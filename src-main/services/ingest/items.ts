import { arrayOf, IngestError, isRecord, type JsonRecord, recordOf, textOf } from './json.ts';
import { timeOf } from './time.ts';

export type ItemKind = 'message' | 'status' | 'echo' | 'history' | 'event' | 'malformed';

/** One thing that a webhook tells: a message, a status, an event. It succeeds or fails on its own. */
export interface WebhookItem {
  kind: ItemKind;
  /** Where it stands in the body: `entry.0.changes.0.messages.3`. */
  path: string;
  /** Meta's webhook field. */
  field: string;
  /** The WhatsApp Business Account of the entry. */
  wabaId: string | null;
  /** When Meta made the entry, UTC milliseconds; messages carry their own time. */
  entryAt: number | null;
  /** What stands beside the item: metadata, contacts, errors. */
  value: JsonRecord;
  item: unknown;
}

/** Lists within a change that hold messages or statuses, and what their items are. */
const LISTS: readonly [name: string, kind: ItemKind][] = [
  ['messages', 'message'],
  ['statuses', 'status'],
  ['message_echoes', 'echo'],
];

/** Lists whose items are events of their own. */
const EVENT_LISTS = ['errors', 'user_preferences', 'calls', 'groups', 'state_sync'] as const;

/** Everything that a parsed webhook body tells, in its order. Throws IngestError when it is no webhook of WhatsApp's. */
export function listItems(body: unknown): WebhookItem[] {
  if (!isRecord(body) || !Array.isArray(body.entry)) throw new IngestError('The body has no entries.');
  if (body.object !== undefined && body.object !== 'whatsapp_business_account') {
    throw new IngestError('The body is not about a WhatsApp Business Account.');
  }
  return body.entry.flatMap((entry, index) => itemsOfEntry(recordOf(entry), `entry.${index}`));
}

function itemsOfEntry(entry: JsonRecord, path: string): WebhookItem[] {
  const shared = { wabaId: textOf(entry.id), entryAt: timeOf(entry.time) };
  if (!Array.isArray(entry.changes)) {
    return [{ ...shared, kind: 'malformed', path, field: '', value: {}, item: entry }];
  }
  return entry.changes.flatMap((change, index) =>
    itemsOfChange(change, { ...shared, path: `${path}.changes.${index}` }),
  );
}

function itemsOfChange(
  change: unknown,
  base: Pick<WebhookItem, 'wabaId' | 'entryAt' | 'path'>,
): WebhookItem[] {
  const { field: name, value } = recordOf(change);
  const field = textOf(name) ?? '';
  if (!isRecord(value)) return [{ ...base, kind: 'malformed', field, value: {}, item: change }];
  const of = (kind: ItemKind, list: string, items: readonly unknown[]) =>
    items.map(
      (item, index): WebhookItem => ({
        ...base,
        kind,
        field,
        value,
        item,
        path: `${base.path}.${list}.${index}`,
      }),
    );
  const found = [
    ...LISTS.flatMap(([list, kind]) =>
      of(field === 'history' ? 'history' : kind, list, arrayOf(value[list])),
    ),
    ...historyItems(value, of),
    ...EVENT_LISTS.flatMap((list) => of('event', list, arrayOf(value[list]))),
  ];
  // Fields without a list tell one thing: their whole value.
  return found.length > 0 ? found : [{ ...base, kind: 'event', field, value, item: value }];
}

/** Chats that were held on the phone before the number was connected: threads of messages, or why there are none. */
function historyItems(
  value: JsonRecord,
  of: (kind: ItemKind, list: string, items: readonly unknown[]) => WebhookItem[],
): WebhookItem[] {
  return arrayOf(value.history).flatMap((part, partIndex) => {
    const { threads, errors } = recordOf(part);
    const messages = arrayOf(threads).flatMap((thread, threadIndex) => {
      const { id, messages: list } = recordOf(thread);
      const withThread = arrayOf(list).map((message) =>
        isRecord(message) ? { thread_id: id, ...message } : message,
      );
      return of('history', `history.${partIndex}.threads.${threadIndex}.messages`, withThread);
    });
    return [...messages, ...of('event', `history.${partIndex}.errors`, arrayOf(errors))];
  });
}

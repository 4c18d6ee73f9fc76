import type { AuditIdKind, AuditThingKind } from '#shared/domain/audit-things.ts';
import { anonymousSuffix, knownContactName, type NamedContact } from '#shared/domain/contact-name.ts';
import { type Db, listRows } from '../statements.ts';

export interface NamedThing {
  /** By which it was looked up: of a message, its own id. */
  askedId: number;
  kind: AuditThingKind;
  /** Of a message, the id of its conversation. */
  id: number;
  name: string;
  isGone: boolean;
}

/** Tables whose rows have a name of their own, and what tells that a row is only kept for what hangs on it. */
const named = {
  account: "SELECT id, name, state = 'disconnected' AS is_gone FROM accounts",
  operator: 'SELECT id, name, removed_at IS NOT NULL AS is_gone FROM operators',
  template: 'SELECT id, name, 0 AS is_gone FROM templates',
  sending: 'SELECT id, title AS name, 0 AS is_gone FROM sendings',
  label: 'SELECT id, name, 0 AS is_gone FROM labels',
  quickReply: "SELECT id, '/' || shortcut AS name, 0 AS is_gone FROM quick_replies",
  contactField: 'SELECT id, name, 0 AS is_gone FROM contact_fields',
  seat: 'SELECT id, label AS name, 0 AS is_gone FROM seat_sessions',
} as const satisfies Partial<Record<AuditThingKind, string>>;

/** Things that are called by the contact they belong to. */
const ofContact = {
  contact: { kind: 'contact', from: 'contacts c', askedId: 'c.id', id: 'c.id' },
  contactNote: {
    kind: 'contact',
    from: 'contact_notes n JOIN contacts c ON c.id = n.contact_id',
    askedId: 'n.id',
    id: 'c.id',
  },
  conversation: {
    kind: 'conversation',
    from: 'conversations v JOIN contacts c ON c.id = v.contact_id',
    askedId: 'v.id',
    id: 'v.id',
  },
  message: {
    kind: 'conversation',
    from: 'messages m JOIN conversations v ON v.id = m.conversation_id JOIN contacts c ON c.id = v.contact_id',
    askedId: 'm.id',
    id: 'v.id',
  },
} as const;

type ContactRow = NamedContact & { asked_id: number; id: number };

/** How things are called now; what is not there any more is left out. */
export function listThings(db: Db, kind: AuditIdKind, ids: readonly number[]): NamedThing[] {
  const asked = JSON.stringify(ids);
  if (kind === 'contact' || kind === 'contactNote' || kind === 'conversation' || kind === 'message') {
    const { from, askedId, id, kind: shown } = ofContact[kind];
    return listRows<ContactRow>(
      db,
      `SELECT ${askedId} AS asked_id, ${id} AS id, c.custom_name AS customName, c.profile_name AS profileName,
         c.username, c.wa_id AS waId, c.bsuid
       FROM ${from} WHERE ${askedId} IN (SELECT value FROM json_each(?))`,
      [asked],
    ).map((row) => ({
      askedId: row.asked_id,
      kind: shown,
      id: row.id,
      name: knownContactName(row) ?? `…${anonymousSuffix(row)}`,
      isGone: false,
    }));
  }
  return listRows<{ id: number; name: string; is_gone: number }>(
    db,
    `${named[kind]} WHERE id IN (SELECT value FROM json_each(?))`,
    [asked],
  ).map((row) => ({ askedId: row.id, kind, id: row.id, name: row.name, isGone: row.is_gone === 1 }));
}

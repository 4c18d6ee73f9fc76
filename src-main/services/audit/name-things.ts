import type { AuditEntry, AuditThing } from '#shared/contract/audit.ts';
import { type AuditIdKind, type AuditThingKind, auditIdKind } from '#shared/domain/audit-things.ts';
import { listThings } from '../../db/queries/audit-things.ts';
import type { Db } from '../../db/statements.ts';

interface Wanted {
  entry: Omit<AuditEntry, 'things'>;
  field: string;
  kind: AuditIdKind;
  id: number;
}

/** Lines with the present names of what they speak of: one question for each kind of thing, however many lines there are. */
export function nameThings(db: Db, entries: readonly Omit<AuditEntry, 'things'>[]): AuditEntry[] {
  const wanted = entries.flatMap((entry) =>
    Object.entries(entry.subject).flatMap(([field, id]): Wanted[] => {
      const kind = typeof id === 'number' ? auditIdKind(entry.action, field) : null;
      return kind === null ? [] : [{ entry, field, kind, id: Number(id) }];
    }),
  );
  const idsByKind = new Map<AuditIdKind, Set<number>>();
  for (const { kind, id } of wanted) idsByKind.set(kind, (idsByKind.get(kind) ?? new Set()).add(id));
  const found = new Map<string, AuditThing>();
  for (const [kind, ids] of idsByKind) {
    for (const { askedId, ...thing } of listThings(db, kind, [...ids]))
      found.set(`${kind} ${askedId}`, thing);
  }
  const byEntry = new Map<number, AuditEntry['things']>();
  for (const { entry, field, kind, id } of wanted) {
    const thing = found.get(`${kind} ${id}`) ?? { kind: shownKind(kind), id, name: null, isGone: true };
    byEntry.set(entry.id, { ...byEntry.get(entry.id), [field]: thing });
  }
  return entries.map((entry) => ({ ...entry, things: byEntry.get(entry.id) ?? {} }));
}

function shownKind(kind: AuditIdKind): AuditThingKind {
  if (kind === 'message') return 'conversation';
  return kind === 'contactNote' ? 'contact' : kind;
}

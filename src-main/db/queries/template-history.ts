import type { Template, TemplateEvent, TemplateVersion } from '#shared/contract/templates.ts';
import type { OperatorId, TemplateId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** As much as a person reads of the life of one template. */
const LIMIT = 200;

interface VersionRow {
  id: TemplateVersion['id'];
  at: number;
  origin: TemplateVersion['origin'];
  operator_id: OperatorId | null;
  category: string;
  components: string;
}

const toVersion = (row: VersionRow): TemplateVersion => ({
  id: row.id,
  at: row.at,
  origin: row.origin,
  operatorId: row.operator_id,
  category: row.category,
  // Written by us only, from arrays of objects.
  components: JSON.parse(row.components) as Template['components'],
});

/** Keeps a state of a template's text; `isOfApproved` counts against Meta's limits of edits. */
export function insertTemplateVersion(
  db: Db,
  templateId: TemplateId,
  version: Omit<TemplateVersion, 'id'> & { isOfApproved: boolean },
): void {
  run(
    db,
    `INSERT INTO template_versions (template_id, at, origin, operator_id, category, components, is_of_approved)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      templateId,
      version.at,
      version.origin,
      version.operatorId,
      version.category,
      JSON.stringify(version.components),
      Number(version.isOfApproved),
    ],
  );
}

/** The states of a template's text, newest first. */
export const listTemplateVersions = (db: Db, templateId: TemplateId): TemplateVersion[] =>
  listRows<VersionRow>(
    db,
    'SELECT * FROM template_versions WHERE template_id = ? ORDER BY at DESC, id DESC LIMIT ?',
    [templateId, LIMIT],
  ).map(toVersion);

/** One of them. Throws NOT_FOUND. */
export function requireTemplateVersion(db: Db, templateId: TemplateId, versionId: number): TemplateVersion {
  const row = getRow<VersionRow>(db, 'SELECT * FROM template_versions WHERE id = ? AND template_id = ?', [
    versionId,
    templateId,
  ]);
  if (!row) throw new Refusal('NOT_FOUND');
  return toVersion(row);
}

interface EventRow {
  at: number;
  kind: TemplateEvent['kind'];
  from_word: string | null;
  to_word: string | null;
  reason: string | null;
  source: TemplateEvent['source'];
  operator_id: OperatorId | null;
}

/** Notes what happened to a template. */
export function insertTemplateEvent(db: Db, templateId: TemplateId, event: TemplateEvent): void {
  run(
    db,
    `INSERT INTO template_events (template_id, at, kind, from_word, to_word, reason, source, operator_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [templateId, event.at, event.kind, event.from, event.to, event.reason, event.source, event.operatorId],
  );
}

/** What happened to a template, newest first. */
export const listTemplateEvents = (db: Db, templateId: TemplateId): TemplateEvent[] =>
  listRows<EventRow>(
    db,
    // In the order in which they were learnt: webhooks tell whole seconds, ours have milliseconds.
    'SELECT * FROM template_events WHERE template_id = ? ORDER BY id DESC LIMIT ?',
    [templateId, LIMIT],
  ).map((row) => ({
    at: row.at,
    kind: row.kind,
    from: row.from_word,
    to: row.to_word,
    reason: row.reason,
    source: row.source,
    operatorId: row.operator_id,
  }));

/** Approved templates of the accounts of one WhatsApp Business Account that were deleted, with the time of it. */
export const listDeletedNames = (db: Db, wabaId: string, since: number): { name: string; at: number }[] =>
  listRows<{ name: string; at: number }>(
    db,
    `SELECT templates.name, max(template_events.at) AS at FROM templates
       JOIN accounts ON accounts.id = templates.account_id
       JOIN template_events ON template_events.template_id = templates.id
     WHERE accounts.waba_id = ? AND templates.status = 'DELETED' AND template_events.kind = 'deleted'
       AND template_events.from_word = 'APPROVED' AND template_events.at > ?
     GROUP BY templates.name`,
    [wabaId, since],
  );

/** When an account's templates were read from Meta last, and how many Meta allows; null before the first time. */
export const getTemplateSync = (db: Db, accountId: number): { at: number; limit: number | null } | null =>
  getRow<{ at: number; limit: number | null }>(
    db,
    'SELECT at, template_limit AS "limit" FROM template_syncs WHERE account_id = ?',
    [accountId],
  ) ?? null;

/** Notes that they were read; a limit that is not told stays as it was. */
export function upsertTemplateSync(
  db: Db,
  accountId: number,
  sync: { at: number; limit: number | null },
): void {
  run(
    db,
    `INSERT INTO template_syncs (account_id, at, template_limit) VALUES (?, ?, ?) ON CONFLICT (account_id)
     DO UPDATE SET at = excluded.at, template_limit = coalesce(excluded.template_limit, template_limit)`,
    [accountId, sync.at, sync.limit],
  );
}

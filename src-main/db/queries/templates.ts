import type { Template } from '#shared/contract/templates.ts';
import type { MediaId, TemplateId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  emptyTemplateBinding,
  type TemplateBinding,
  type TemplateText,
} from '#shared/domain/template-draft.ts';
import { fromComponents } from '#shared/domain/template-reading.ts';
import { type Db, getRow, listRows, run, type SqlValue } from '../statements.ts';

interface TemplateRow {
  id: TemplateId;
  account_id: Template['accountId'];
  meta_template_id: string | null;
  name: string;
  language: string;
  category: string;
  status: string;
  quality_score: string | null;
  rejected_reason: string | null;
  parameter_format: Template['parameterFormat'];
  components: string;
  updated_at: number;
  created_at: number;
  coming_category: string | null;
  previous_category: string | null;
  ttl_seconds: number | null;
  binding: string | null;
  draft: string | null;
  sample_media_id: MediaId | null;
  has_conflict: 0 | 1;
  is_to_read: 0 | 1;
  meta_at: number;
  last_used_at: number | null;
  deleted_at: number | null;
  edited_at: string;
}

/** A template with what only the hub needs of it. */
export interface StoredTemplate extends Template {
  /** What was written here and not submitted. */
  draft: TemplateText | null;
  ttlSeconds: number | null;
  /** The file that was submitted last as the sample of its header. */
  sampleMediaId: MediaId | null;
  /** When what is known of Meta's side was true. */
  metaAt: number;
}

/** A template as Meta has it; `raw` is Meta's own JSON where there is one. */
export type TemplateValues = Pick<
  Template,
  | 'accountId'
  | 'metaTemplateId'
  | 'name'
  | 'language'
  | 'category'
  | 'status'
  | 'qualityScore'
  | 'rejectedReason'
  | 'parameterFormat'
  | 'components'
  | 'updatedAt'
> &
  Partial<Pick<StoredTemplate, 'comingCategory' | 'previousCategory' | 'ttlSeconds'>> & {
    raw: string | null;
  };

/** Webhooks write `en-US` where the rest of Meta writes `en_US`; a template of each is found under its own spelling first. */
export const normaliseLanguage = (language: string): string => language.replace('-', '_');

/** Rows that Meta has, or had until we learn otherwise: of these a name and language is there once. */
const LIVE = "status NOT IN ('DRAFT', 'DELETED')";

const SELECT = `SELECT templates.*, (SELECT json_group_array(at) FROM (
    SELECT at FROM template_versions WHERE template_id = templates.id AND is_of_approved = 1 ORDER BY at DESC LIMIT 10
  )) AS edited_at FROM templates`;

/** These templates, in the order of their ids; what is no longer there is left out. */
export function listTemplatesById(db: Db, ids: readonly TemplateId[]): StoredTemplate[] {
  const rows = listRows<TemplateRow>(db, `${SELECT} WHERE id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toTemplate);
}

/** What an account has under a name, in all its languages; what was deleted is not among them. */
export const listTemplatesOfName = (db: Db, accountId: number, name: string): StoredTemplate[] =>
  listRows<TemplateRow>(
    db,
    `${SELECT} WHERE account_id = ? AND name = ? AND status <> 'DELETED' ORDER BY language, id`,
    [accountId, name],
  ).map(toTemplate);

/** Templates of which webhooks did not tell everything. */
export const listTemplatesToRead = (db: Db): StoredTemplate[] =>
  listRows<TemplateRow>(db, `${SELECT} WHERE is_to_read = 1 ORDER BY id`).map(toTemplate);

/** Whether Meta has something of an account's to decide. */
export const hasTemplateInReview = (db: Db, accountId: number): boolean =>
  getRow(db, "SELECT 1 FROM templates WHERE account_id = ? AND status IN ('PENDING', 'IN_APPEAL') LIMIT 1", [
    accountId,
  ]) !== undefined;

/** The template of an id, or null. */
export const getTemplate = (db: Db, id: number): StoredTemplate | null =>
  asTemplate(getRow<TemplateRow>(db, `${SELECT} WHERE id = ?`, [id]));

/** Throws NOT_FOUND. */
export function requireTemplate(db: Db, id: number): StoredTemplate {
  const template = getTemplate(db, id);
  if (!template) throw new Refusal('NOT_FOUND');
  return template;
}

/** An account's template by name and language: Meta's if there is one, else a draft, else one that was deleted. */
export const getTemplateByName = (
  db: Db,
  accountId: number,
  name: string,
  language: string,
): StoredTemplate | null =>
  asTemplate(
    getRow<TemplateRow>(
      db,
      `${SELECT} WHERE account_id = ? AND name = ? AND language IN (?, ?)
         ORDER BY CASE status WHEN 'DELETED' THEN 2 WHEN 'DRAFT' THEN 1 ELSE 0 END, language <> ?, id DESC LIMIT 1`,
      [accountId, name, language, normaliseLanguage(language), language],
    ),
  );

/** The same of those that Meta has. */
export const getLiveTemplate = (
  db: Db,
  accountId: number,
  name: string,
  language: string,
): StoredTemplate | null =>
  asTemplate(
    getRow<TemplateRow>(
      db,
      `${SELECT} WHERE account_id = ? AND name = ? AND language IN (?, ?) AND ${LIVE} ORDER BY language <> ? LIMIT 1`,
      [accountId, name, language, normaliseLanguage(language), language],
    ),
  );

/** An account's template by Meta's id, or null. */
export const getTemplateByMetaId = (
  db: Db,
  accountId: number,
  metaTemplateId: string,
): StoredTemplate | null =>
  asTemplate(
    getRow<TemplateRow>(
      db,
      `${SELECT} WHERE meta_template_id = ? AND account_id = ? ORDER BY status = 'DELETED', id DESC LIMIT 1`,
      [metaTemplateId, accountId],
    ),
  );

/** A row without anything in it that is not said; what else is known is added by `updateTemplate`. */
export function insertTemplate(
  db: Db,
  template: Pick<Template, 'accountId' | 'name' | 'language' | 'category' | 'status' | 'createdAt'>,
): StoredTemplate {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO templates (account_id, name, language, category, status, components, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, '[]', ?, ?)`,
    [
      template.accountId,
      template.name,
      template.language,
      template.category,
      template.status,
      template.createdAt,
      template.createdAt,
    ],
  );
  return requireTemplate(db, Number(lastInsertRowid));
}

/** Inserts a template of Meta's or replaces what is known of it, by Meta's id or by account, name and language. */
export function upsertTemplate(db: Db, template: TemplateValues): StoredTemplate {
  const { accountId, name, language, metaTemplateId, updatedAt } = template;
  const known =
    (metaTemplateId === null ? null : getTemplateByMetaId(db, accountId, metaTemplateId)) ??
    getLiveTemplate(db, accountId, name, language);
  const { id } = known ?? insertTemplate(db, { ...template, createdAt: updatedAt });
  const { accountId: _account, name: _name, language: _language, ...facts } = template;
  return updateTemplate(db, id, { ...facts, metaAt: updatedAt });
}

export interface TemplateChanges extends Omit<TemplateValues, 'accountId'> {
  binding: TemplateBinding;
  draft: TemplateText | null;
  sampleMediaId: MediaId | null;
  hasConflict: boolean;
  isToRead: boolean;
  metaAt: number;
  deletedAt: number | null;
}

const columns: Record<keyof TemplateChanges, string> = {
  metaTemplateId: 'meta_template_id',
  name: 'name',
  language: 'language',
  category: 'category',
  status: 'status',
  qualityScore: 'quality_score',
  rejectedReason: 'rejected_reason',
  parameterFormat: 'parameter_format',
  components: 'components',
  raw: 'raw',
  updatedAt: 'updated_at',
  comingCategory: 'coming_category',
  previousCategory: 'previous_category',
  ttlSeconds: 'ttl_seconds',
  binding: 'binding',
  draft: 'draft',
  sampleMediaId: 'sample_media_id',
  hasConflict: 'has_conflict',
  isToRead: 'is_to_read',
  metaAt: 'meta_at',
  deletedAt: 'deleted_at',
};

/** Changes the given fields only. Throws NOT_FOUND. */
export function updateTemplate(db: Db, id: number, changes: Partial<TemplateChanges>): StoredTemplate {
  const given: string[] = [];
  const values: SqlValue[] = [];
  for (const [field, column] of Object.entries(columns)) {
    // Object.entries forgets the literal types of its own keys.
    const value = changes[field as keyof TemplateChanges];
    if (value === undefined) continue;
    given.push(`${column} = ?`);
    values.push(asSqlValue(value));
  }
  if (given.length > 0) run(db, `UPDATE templates SET ${given.join(', ')} WHERE id = ?`, [...values, id]);
  return requireTemplate(db, id);
}

function asSqlValue(value: NonNullable<unknown> | null): SqlValue {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'object') return value === null ? null : JSON.stringify(value);
  // The fields of a template are texts and numbers beside those above.
  return value as string | number;
}

/** Accounts of one WhatsApp Business Account: where nothing was said of a template's values, a sibling's word counts. */
export function shareBindings(db: Db, wabaId: string): void {
  run(
    db,
    `WITH siblings AS (SELECT id FROM accounts WHERE waba_id = ?)
     UPDATE templates SET binding = (
       SELECT other.binding FROM templates AS other WHERE other.meta_template_id = templates.meta_template_id
         AND other.account_id IN siblings AND other.binding IS NOT NULL ORDER BY other.id LIMIT 1)
     WHERE binding IS NULL AND account_id IN siblings AND meta_template_id IN (
       SELECT meta_template_id FROM templates WHERE account_id IN siblings AND binding IS NOT NULL)`,
    [wabaId],
  );
}

/** Removes a draft that Meta never saw. */
export function deleteTemplate(db: Db, id: number): void {
  run(db, 'DELETE FROM templates WHERE id = ?', [id]);
}

const asTemplate = (row: TemplateRow | undefined): StoredTemplate | null => (row ? toTemplate(row) : null);

/** What is known of its values. */
export const toBinding = (json: string | null): TemplateBinding =>
  json === null ? emptyTemplateBinding : (JSON.parse(json) as TemplateBinding); // written by us only

function toTemplate(row: TemplateRow): StoredTemplate {
  // What stands as JSON was written by us only, from values that had been checked.
  const components = JSON.parse(row.components) as Template['components'];
  const isOurs = row.status === 'DRAFT';
  const { category, parameter_format: parameterFormat } = row;
  const read = isOurs ? null : fromComponents({ category, parameterFormat, components });
  return {
    id: row.id,
    accountId: row.account_id,
    metaTemplateId: row.meta_template_id,
    name: row.name,
    language: row.language,
    category,
    comingCategory: row.coming_category,
    previousCategory: row.previous_category,
    status: row.status,
    qualityScore: row.quality_score,
    rejectedReason: row.rejected_reason,
    parameterFormat,
    components,
    binding: toBinding(row.binding),
    unknownParts: read?.unknownParts ?? [],
    lockedParts: read?.lockedParts ?? [],
    hasUnsubmittedChanges: row.draft !== null,
    hasConflict: row.has_conflict === 1,
    editedAt: JSON.parse(row.edited_at) as number[],
    lastUsedAt: row.last_used_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    draft: row.draft === null ? null : (JSON.parse(row.draft) as TemplateText),
    ttlSeconds: row.ttl_seconds,
    sampleMediaId: row.sample_media_id,
    metaAt: row.meta_at,
  };
}

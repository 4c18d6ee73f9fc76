import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { emptyTemplateBinding, templateBindingSchema } from '#shared/domain/template-draft.ts';
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
  binding: string | null;
  draft: string | null;
  has_conflict: 0 | 1;
  coming_category: string | null;
  previous_category: string | null;
  last_used_at: number | null;
  created_at: number;
  updated_at: number;
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
> & { raw: string | null };

/** Webhooks write `en-US` where the rest of Meta writes `en_US`. */
export const normaliseLanguage = (language: string): string => language.replace('-', '_');

/** Templates by name, optionally of one account or in one state. */
export function listTemplates(
  db: Db,
  { accountId, status }: { accountId?: number | undefined; status?: string | undefined } = {},
): Template[] {
  const rows =
    accountId === undefined
      ? listRows<TemplateRow>(db, 'SELECT * FROM templates ORDER BY name, language, id')
      : listRows<TemplateRow>(db, 'SELECT * FROM templates WHERE account_id = ? ORDER BY name, language', [
          accountId,
        ]);
  return rows.filter((row) => status === undefined || row.status === status).map(toTemplate);
}

/** The template of an id, or null. */
export const getTemplate = (db: Db, id: number): Template | null =>
  asTemplate(getRow<TemplateRow>(db, 'SELECT * FROM templates WHERE id = ?', [id]));

/** Throws NOT_FOUND. */
export function requireTemplate(db: Db, id: number): Template {
  const template = getTemplate(db, id);
  if (!template) throw new Refusal('NOT_FOUND');
  return template;
}

/** An account's template by name and language, or null. */
export const getTemplateByName = (
  db: Db,
  accountId: number,
  name: string,
  language: string,
): Template | null =>
  asTemplate(
    getRow<TemplateRow>(db, 'SELECT * FROM templates WHERE account_id = ? AND name = ? AND language = ?', [
      accountId,
      name,
      normaliseLanguage(language),
    ]),
  );

/** An account's template by Meta's id, or null. */
export const getTemplateByMetaId = (db: Db, accountId: number, metaTemplateId: string): Template | null =>
  asTemplate(
    getRow<TemplateRow>(db, 'SELECT * FROM templates WHERE meta_template_id = ? AND account_id = ?', [
      metaTemplateId,
      accountId,
    ]),
  );

/** Inserts a template or replaces what is known of it, by account, name and language. */
export function upsertTemplate(db: Db, template: TemplateValues): Template {
  const language = normaliseLanguage(template.language);
  run(
    db,
    `INSERT INTO templates
       (account_id, name, language, category, status, parameter_format, components, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, name, language) DO NOTHING`,
    [
      template.accountId,
      template.name,
      language,
      template.category,
      template.status,
      template.parameterFormat,
      JSON.stringify(template.components),
      template.updatedAt,
      template.updatedAt,
    ],
  );
  const stored = getTemplateByName(db, template.accountId, template.name, language);
  if (!stored)
    throw new Error(`The template ${template.name} (${language}) is not there after it was inserted.`);
  return updateTemplate(db, stored.id, template);
}

export type TemplateChanges = Pick<
  TemplateValues,
  | 'metaTemplateId'
  | 'category'
  | 'status'
  | 'qualityScore'
  | 'rejectedReason'
  | 'parameterFormat'
  | 'components'
  | 'raw'
  | 'updatedAt'
>;

const columns: Record<keyof TemplateChanges, string> = {
  metaTemplateId: 'meta_template_id',
  category: 'category',
  status: 'status',
  qualityScore: 'quality_score',
  rejectedReason: 'rejected_reason',
  parameterFormat: 'parameter_format',
  components: 'components',
  raw: 'raw',
  updatedAt: 'updated_at',
};

/** Changes the given fields only. Throws NOT_FOUND. */
export function updateTemplate(db: Db, id: number, changes: Partial<TemplateChanges>): Template {
  for (const [field, column] of Object.entries(columns)) {
    // Object.entries forgets the literal types of its own keys.
    const value = changes[field as keyof TemplateChanges];
    if (value === undefined) continue;
    const stored: SqlValue = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    run(db, `UPDATE templates SET ${column} = ? WHERE id = ?`, [stored, id]);
  }
  return requireTemplate(db, id);
}

/** Removes a template that Meta does not have any more. */
export function deleteTemplate(db: Db, id: number): void {
  run(db, 'DELETE FROM templates WHERE id = ?', [id]);
}

const asTemplate = (row: TemplateRow | undefined): Template | null => (row ? toTemplate(row) : null);

const toTemplate = (row: TemplateRow): Template => ({
  id: row.id,
  accountId: row.account_id,
  metaTemplateId: row.meta_template_id,
  name: row.name,
  language: row.language,
  category: row.category,
  comingCategory: row.coming_category,
  previousCategory: row.previous_category,
  status: row.status,
  qualityScore: row.quality_score,
  rejectedReason: row.rejected_reason,
  parameterFormat: row.parameter_format,
  // Written by us only, from arrays of objects.
  components: JSON.parse(row.components) as Template['components'],
  binding: row.binding === null ? emptyTemplateBinding : templateBindingSchema.parse(JSON.parse(row.binding)),
  unknownParts: [],
  hasUnsubmittedChanges: row.draft !== null,
  hasConflict: row.has_conflict === 1,
  editedAt: [],
  lastUsedAt: row.last_used_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

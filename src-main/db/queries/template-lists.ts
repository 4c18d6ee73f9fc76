import type { TemplateId } from '#shared/domain/ids.ts';
import { type Db, listRows } from '../statements.ts';
import { type StoredTemplate, toBinding } from './templates.ts';

const FITS = `WHERE (@accountId IS NULL OR account_id = @accountId) AND (@status IS NULL OR status = @status)
  AND (@includeDeleted = 1 OR @status = 'DELETED' OR status <> 'DELETED')`;

const parametersOf = ({ accountId, status, includeDeleted = false }: TemplateQuestion) => ({
  accountId: accountId ?? null,
  status: status ?? null,
  includeDeleted: Number(includeDeleted),
});

/** What a list of templates is narrowed to. */
export interface TemplateQuestion {
  accountId?: number | undefined;
  status?: string | undefined;
  includeDeleted?: boolean | undefined;
}

/** What is enough to choose among thousands of templates. */
export interface TemplateFacts
  extends Pick<
    StoredTemplate,
    | 'id'
    | 'metaTemplateId'
    | 'name'
    | 'language'
    | 'category'
    | 'status'
    | 'binding'
    | 'lastUsedAt'
    | 'metaAt'
  > {}

/** Templates by name, optionally of one account or in one state; what was deleted only when it is asked for. */
export const listTemplateFacts = (db: Db, question: TemplateQuestion = {}): TemplateFacts[] =>
  listRows<Omit<TemplateFacts, 'binding'> & { binding: string | null }>(
    db,
    `SELECT id, meta_template_id AS metaTemplateId, name, language, category, status, binding, last_used_at AS lastUsedAt,
       meta_at AS metaAt FROM templates ${FITS} ORDER BY name, language, id`,
    parametersOf(question),
  ).map((row) => ({ ...row, binding: toBinding(row.binding) }));

/** Only their ids. */
export const listTemplateIds = (db: Db, question: TemplateQuestion = {}): TemplateId[] =>
  listRows<{ id: TemplateId }>(
    db,
    `SELECT id FROM templates ${FITS} ORDER BY name, language, id`,
    parametersOf(question),
  ).map(({ id }) => id);

/** When an operator sent each template of an account last; those that were never sent are not among them. */
export const listLastUses = (db: Db, accountId: number, operatorId: number): Map<TemplateId, number> =>
  new Map(
    listRows<{ id: TemplateId; at: number | null }>(
      db,
      `SELECT id, (SELECT max(sent_at) FROM message_templates WHERE template_id = templates.id AND operator_id = ?) AS at
         FROM templates WHERE account_id = ?`,
      [operatorId, accountId],
    ).flatMap(({ id, at }) => (at === null ? [] : [[id, at]])),
  );

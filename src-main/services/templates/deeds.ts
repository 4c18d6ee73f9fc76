import { z } from 'zod';
import type { Operator } from '#shared/contract/app.ts';
import type { Template } from '#shared/contract/templates.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { canDelete, canUnpause } from '#shared/domain/template-life.ts';
import {
  deleteTemplate,
  listTemplatesOfName,
  requireTemplate,
  type StoredTemplate,
} from '../../db/queries/templates.ts';
import { inTransaction } from '../../db/statements.ts';
import { GraphError } from '../../meta/graph-error.ts';
import { asMetaRefusal } from '../graph-targets.ts';
import { type Asked, askMeta, findAtMeta, readAtMeta } from './meta-templates.ts';
import { momentOf } from './note-changes.ts';
import { requireAllowed } from './present.ts';
import { markGone, type SyncOptions, siblingsOf, type TemplateSync } from './sync.ts';

export interface DeedsOptions extends SyncOptions {
  sync: TemplateSync;
}

interface Submission {
  accountId: number;
  name: string;
  language: string;
  category: string;
  parameterFormat?: Template['parameterFormat'] | undefined;
  components: Record<string, unknown>[];
}

const createdSchema = z.looseObject({
  id: z.coerce.string(),
  status: z.string().nullish(),
  category: z.string().nullish(),
});

/** Creates a template at Meta in Meta's own words, as programs do. */
export async function submitComponents(
  { clock, graph, sync }: DeedsOptions,
  given: Submission,
  by: Operator,
): Promise<StoredTemplate> {
  const { target, account } = sync.ask(given.accountId);
  const { name, language, category, components, parameterFormat = 'POSITIONAL' } = given;
  const body = { name, language, category, components, parameter_format: parameterFormat };
  const call = { method: 'POST', path: `${account.wabaId}/message_templates`, body } as const;
  const created = await askMeta(() => graph.request(target, call).catch(throwInvalid), createdSchema);
  const moment = momentOf(clock, account);
  const facts = {
    accountId: account.id,
    metaTemplateId: created.id,
    name,
    language,
    // Meta may file it under another category than the one that was asked for.
    category: (created.category ?? category).toUpperCase(),
    status: (created.status ?? 'PENDING').toUpperCase(),
    qualityScore: null,
    rejectedReason: null,
    parameterFormat,
    components,
    updatedAt: moment.at,
    raw: null,
  };
  return sync.apply(account, facts, { ...moment, source: 'us', operatorId: by.id });
}

/** Code 100 is about the template itself; Meta writes what is wrong with it for people (`error_user_msg`). */
function throwInvalid(error: unknown): never {
  const isAboutTemplate = error instanceof GraphError && error.kind === 'refused' && error.code === 100;
  const detail = isAboutTemplate ? (error.userMessage ?? error.details ?? error.title) : null;
  throw detail === null ? error : new Refusal('TEMPLATE_INVALID', { detail });
}

/** Deletes a template at Meta, in one language or in all; gives how many are gone. A draft is only ours. */
export async function deleteAtMeta(
  options: DeedsOptions,
  { id, allLanguages = false }: { id: number; allLanguages?: boolean | undefined },
  by: Operator,
): Promise<number> {
  const { db, graph, publish, sync } = options;
  const template = requireTemplate(db, id);
  if (template.status === 'DRAFT') {
    deleteTemplate(db, id);
    publish([{ entity: 'template', accountId: template.accountId }]);
    return 1;
  }
  requireAllowed(canDelete(template));
  const asked = sync.ask(template.accountId);
  const { account, target } = asked;
  const leaving = listTemplatesOfName(db, account.id, template.name).filter(
    ({ status, language }) => status !== 'DRAFT' && (allLanguages || language === template.language),
  );
  const query: Record<string, string> = { name: template.name };
  if (!allLanguages && template.metaTemplateId !== null) query.hsm_id = template.metaTemplateId;
  try {
    await graph.request(target, { method: 'DELETE', path: `${account.wabaId}/message_templates`, query });
  } catch (error) {
    if (!(await areGone(options, asked, leaving, error))) throw asMetaRefusal(error);
  }
  const witness = { ...momentOf(options.clock, account), source: 'us', operatorId: by.id } as const;
  const accounts = siblingsOf(db, account);
  inTransaction(db, () => markGone(db, accounts, leaving, witness));
  publish(accounts.map((each) => ({ entity: 'template', accountId: each.id })));
  return leaving.length;
}

/** After a lost answer, or when Meta knows of no such template: whether it lists none of them any more. */
async function areGone(
  options: DeedsOptions,
  asked: Asked,
  leaving: readonly StoredTemplate[],
  error: unknown,
): Promise<boolean> {
  const mayBeGone = error instanceof GraphError && (error.kind === 'lost' || error.code === 100);
  const [first] = leaving;
  if (!mayBeGone || !first) return false;
  try {
    const { listed, isComplete } = await findAtMeta(options, asked, first.name);
    return (
      isComplete && leaving.every((each) => listed.every((at) => at.metaTemplateId !== each.metaTemplateId))
    );
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    // What Meta said first is what the person is told.
    return false;
  }
}

/** Asks Meta to lift the pause, and reads how the template stands then. */
export async function unpauseAtMeta(
  options: DeedsOptions,
  id: number,
  by: Operator,
): Promise<StoredTemplate> {
  const { db, clock, graph, sync } = options;
  const template = requireTemplate(db, id);
  requireAllowed(canUnpause(template));
  const { metaTemplateId, accountId } = template;
  if (metaTemplateId === null) throw new Refusal('NOT_FOUND');
  const asked = sync.ask(accountId);
  const call = { method: 'POST', path: `${metaTemplateId}/unpause` } as const;
  await askMeta(() => graph.request(asked.target, call), z.unknown());
  const moment = momentOf(clock, asked.account);
  const found = await readAtMeta(options, { ...asked, ...moment }, metaTemplateId);
  return sync.apply(asked.account, found, { ...moment, source: 'us', operatorId: by.id });
}

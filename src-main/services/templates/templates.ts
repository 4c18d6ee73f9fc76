import { z } from 'zod';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { SyncResult, Template } from '#shared/contract/templates.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import {
  deleteTemplate,
  getTemplateByName,
  listTemplates,
  normaliseLanguage,
  requireTemplate,
  type TemplateValues,
  upsertTemplate,
} from '../../db/queries/templates.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import { GraphError } from '../../meta/graph-error.ts';
import type { Clock, GraphClient, GraphTarget, Log, Publish } from '../../ports.ts';
import { asMetaRefusal, type GraphTargets } from '../graph-targets.ts';
import { notBuilt } from '../not-built.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { checkTemplateSend, templateBody } from './template-text.ts';

type TemplateContent = Extract<OutgoingContent, { kind: 'template' }>;

/** What Meta's listing leaves out by default is asked for by name (research/api.md 5.1). */
const FIELDS = 'id,name,language,status,category,components,parameter_format,rejected_reason,quality_score';
const PAGE_SIZE = '100';
const MAX_PAGES = 200;

const templateSchema = z.looseObject({
  id: z.coerce.string(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string(),
  components: z.array(z.record(z.string(), z.unknown())).catch([]),
  parameter_format: z.string().nullish(),
  rejected_reason: z.string().nullish(),
  quality_score: z.object({ score: z.string().nullish() }).nullish().catch(null),
});
const pageSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .nullish(),
});
const createdSchema = z.looseObject({
  id: z.coerce.string(),
  status: z.string().nullish(),
  category: z.string().nullish(),
});

interface Submission {
  accountId: number;
  name: string;
  language: string;
  category: string;
  parameterFormat?: Template['parameterFormat'] | undefined;
  components: Record<string, unknown>[];
}

export interface TemplatesService extends OperatorServiceOf<'templates'> {
  /** `sync` without a seat that asks, for what repairs by itself. */
  syncAccount(accountId: number): Promise<SyncResult>;
  /** Throws when a template that is known here cannot be sent like this, or to this person; of others Meta is the judge. */
  checkSend(accountId: number, content: TemplateContent, to: { isOptedOut: boolean }): void;
  /** What the customer will read; empty when the template is not known here. */
  readableBody(accountId: number, content: TemplateContent): string;
}

interface TemplatesOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: GraphClient;
  targets: GraphTargets;
}

/** Templates as Meta has them. */
export function createTemplates(options: TemplatesOptions): TemplatesService {
  const { db } = options;
  const find = (accountId: number, content: TemplateContent) =>
    getTemplateByName(db, accountId, content.name, content.language);
  return {
    list: (query) => listTemplates(db, query),
    get: ({ id }) => requireTemplate(db, id),
    sync: ({ accountId }) => syncTemplates(options, accountId),
    syncAccount: (accountId) => syncTemplates(options, accountId),
    submit: (draft) => submitTemplate(options, draft),
    usable: () => notBuilt('templates.usable'),
    syncAll: () => notBuilt('templates.syncAll'),
    syncOne: () => notBuilt('templates.syncOne'),
    draft: () => notBuilt('templates.draft'),
    create: () => notBuilt('templates.create'),
    save: () => notBuilt('templates.save'),
    check: () => notBuilt('templates.check'),
    submitDraft: () => notBuilt('templates.submitDraft'),
    discardDraft: () => notBuilt('templates.discardDraft'),
    duplicate: () => notBuilt('templates.duplicate'),
    delete: () => notBuilt('templates.delete'),
    unpause: () => notBuilt('templates.unpause'),
    resolve: () => notBuilt('templates.resolve'),
    history: () => notBuilt('templates.history'),
    restoreVersion: () => notBuilt('templates.restoreVersion'),
    stats: () => notBuilt('templates.stats'),
    sample: () => notBuilt('templates.sample'),
    uploadSample: () => notBuilt('templates.uploadSample'),
    checkSend(accountId, content, { isOptedOut }) {
      const template = find(accountId, content);
      if (!template) return;
      if (isOptedOut && template.category === 'MARKETING') throw new Refusal('CONTACT_OPTED_OUT');
      checkTemplateSend(template, content);
    },
    readableBody(accountId, content) {
      const template = find(accountId, content);
      return template ? templateBody(template, content) : '';
    },
  };
}

interface Listing {
  listed: TemplateValues[];
  /** False when the listing broke off or held what could not be read: then nothing is taken for gone. */
  isComplete: boolean;
}

async function syncTemplates(options: TemplatesOptions, accountId: number): Promise<SyncResult> {
  const { db, publish, targets } = options;
  const { target, account } = targets.require(accountId);
  const listing = await listAtMeta(options, target, account);
  const result = inTransaction(db, () => replaceTemplates(db, account.id, listing));
  if (result.added + result.changed + result.gone > 0)
    publish([{ entity: 'template', accountId: account.id }]);
  return result;
}

async function listAtMeta(
  { graph, clock, log }: TemplatesOptions,
  target: GraphTarget,
  account: StoredAccount,
): Promise<Listing> {
  const path = `${account.wabaId}/message_templates`;
  const listed: TemplateValues[] = [];
  let unread = 0;
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { fields: FIELDS, limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) };
    const { data, paging } = await ask(
      () => graph.request(target, { method: 'GET', path, query }),
      pageSchema,
    );
    const read = data.flatMap((item) => toTemplateValues(item, account.id, clock.now(), log));
    listed.push(...read);
    unread += data.length - read.length;
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) return { listed, isComplete: unread === 0 };
  }
  return { listed, isComplete: false };
}

async function submitTemplate(options: TemplatesOptions, draft: Submission): Promise<Template> {
  const { db, clock, graph, publish, targets } = options;
  const { target, account } = targets.require(draft.accountId);
  const { name, language, category, components, parameterFormat = 'POSITIONAL' } = draft;
  const body = { name, language, category, components, parameter_format: parameterFormat };
  const path = `${account.wabaId}/message_templates`;
  const submit = () => graph.request(target, { method: 'POST', path, body });
  const created = await ask(submit, createdSchema, asSubmitRefusal);
  const template = upsertTemplate(db, {
    accountId: account.id,
    metaTemplateId: created.id,
    name,
    language,
    // Meta may file it under another category than the one that was asked for.
    category: created.category ?? category,
    status: (created.status ?? 'PENDING').toUpperCase(),
    qualityScore: null,
    rejectedReason: null,
    parameterFormat,
    components,
    updatedAt: clock.now(),
    raw: null,
  });
  publish([{ entity: 'template', accountId: account.id }]);
  return template;
}

/** Writes a listing; what is not in a complete one is gone (webhooks alone do not tell of deletions). */
function replaceTemplates(db: Db, accountId: number, { listed, isComplete }: Listing): SyncResult {
  const before = new Map(listTemplates(db, { accountId }).map((template) => [identity(template), template]));
  const result = { added: 0, changed: 0, gone: 0, total: listed.length };
  for (const template of listed) {
    const known = before.get(identity(template));
    before.delete(identity(template));
    if (known && isSame(known, template)) continue;
    upsertTemplate(db, template);
    result[known ? 'changed' : 'added'] += 1;
  }
  for (const template of isComplete ? before.values() : []) {
    deleteTemplate(db, template.id);
    result.gone += 1;
  }
  return result;
}

const identity = ({ name, language }: { name: string; language: string }) =>
  `${name}\n${normaliseLanguage(language)}`;

function isSame(known: Template, listed: TemplateValues): boolean {
  const facts = (template: Template | TemplateValues) =>
    JSON.stringify([
      template.metaTemplateId,
      template.category,
      template.status,
      template.qualityScore,
      template.rejectedReason,
      template.parameterFormat,
      template.components,
    ]);
  return facts(known) === facts(listed);
}

/** One entry of Meta's listing; one that is none is left out and said, so that the others still come. */
function toTemplateValues(
  item: unknown,
  accountId: Template['accountId'],
  now: number,
  log: Log,
): TemplateValues[] {
  const parsed = templateSchema.safeParse(item);
  if (!parsed.success) {
    log.warn('templates.item_not_understood', {
      accountId,
      problems: parsed.error.issues.map((issue) => issue.path.join('.')),
    });
    return [];
  }
  const { data } = parsed;
  const reason = data.rejected_reason ?? null;
  return [
    {
      accountId,
      metaTemplateId: data.id,
      name: data.name,
      language: data.language,
      category: data.category.toUpperCase(),
      status: data.status.toUpperCase(),
      qualityScore: data.quality_score?.score ?? null,
      rejectedReason: reason === 'NONE' ? null : reason,
      parameterFormat: data.parameter_format?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      components: data.components,
      updatedAt: now,
      raw: JSON.stringify(item),
    },
  ];
}

async function ask<Value>(
  call: () => Promise<unknown>,
  schema: z.ZodType<Value>,
  asRefusal: (error: unknown) => unknown = asMetaRefusal,
): Promise<Value> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (error) {
    throw asRefusal(error);
  }
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new Refusal('META_REFUSED', {
    detail: 'its answer cannot be understood',
    detailUk: 'її відповідь незрозуміла',
  });
}

/** Code 100 is about the template itself; Meta writes what is wrong with it for people (`error_user_msg`). */
function asSubmitRefusal(error: unknown): unknown {
  const isAboutTemplate = error instanceof GraphError && error.kind === 'refused' && error.code === 100;
  const detail = isAboutTemplate ? (error.userMessage ?? error.details ?? error.title) : null;
  return detail === null ? asMetaRefusal(error) : new Refusal('TEMPLATE_INVALID', { detail });
}

import { z } from 'zod';
import { isNestedAtMost } from '#shared/contract/base.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import { normaliseLanguage, type TemplateValues } from '../../db/queries/templates.ts';
import type { GraphClient, GraphTarget, Log } from '../../ports.ts';
import { asMetaRefusal } from '../graph-targets.ts';
import type { Moment } from './note-changes.ts';

/** What Meta's listing leaves out by default is asked for by name (research/api.md 5.1). */
const FIELDS = [
  'id',
  'name',
  'language',
  'status',
  'category',
  'previous_category',
  'correct_category',
  'components',
  'parameter_format',
  'rejected_reason',
  'quality_score',
  'message_send_ttl_seconds',
].join(',');
const PAGE_SIZE = '100';
const MAX_PAGES = 200;
/** Ten times as deep as anything of Meta's: what lies deeper can be read once and written down nowhere. */
const MOST_DEPTH = 64;

// Whatever is not as Meta describes it must not keep the others from coming: only what tells a template apart is needed.
const wordSchema = z.string().nullish().catch(null);
const templateSchema = z.looseObject({
  id: z.coerce.string(),
  name: z.string().min(1),
  language: z.string().min(1),
  status: z.string(),
  category: z.string().catch('UNKNOWN'),
  components: z.array(z.record(z.string(), z.unknown())).catch([]),
  parameter_format: wordSchema,
  rejected_reason: wordSchema,
  previous_category: wordSchema,
  correct_category: wordSchema,
  quality_score: z.object({ score: z.string().nullish() }).nullish().catch(null),
  message_send_ttl_seconds: z.coerce.number().int().nullish().catch(null),
});
const pageSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .nullish(),
  summary: z.object({ message_template_limit: z.number().int().positive() }).nullish().catch(null),
});

export interface MetaTemplatesOptions {
  graph: Pick<GraphClient, 'request'>;
  log: Log;
}

/** An account that can be spoken for, and when it is asked about. */
export interface Asked extends Moment {
  account: StoredAccount;
  target: GraphTarget;
}

/** Its moment is when it was begun: what happened here since is newer than it. */
export interface Listing extends Moment {
  listed: TemplateValues[];
  /** False when the listing broke off or held what could not be read: then nothing is taken for gone. */
  isComplete: boolean;
  /** How many templates Meta allows; null when it has not said so. */
  limit: number | null;
}

/** All templates of an account, page by page. Throws a Refusal when a page cannot be had. */
export function listAtMeta(options: MetaTemplatesOptions, asked: Asked): Promise<Listing> {
  return readPages(options, asked, { limit: PAGE_SIZE, summary: 'message_template_limit' });
}

/** Those that Meta has under a name, in whatever languages; `name` is what it searches for, so that others come too. */
export async function findAtMeta(
  options: MetaTemplatesOptions,
  asked: Asked,
  name: string,
): Promise<Listing> {
  const listing = await readPages(options, asked, { limit: PAGE_SIZE, name });
  return { ...listing, listed: listing.listed.filter((template) => template.name === name) };
}

/** One template. Throws a Refusal when it cannot be had. */
export async function readAtMeta(
  { graph, log }: MetaTemplatesOptions,
  { account, target, at }: Asked,
  metaTemplateId: string,
): Promise<TemplateValues> {
  const query = { fields: FIELDS };
  const answer = await askMeta(
    () => graph.request(target, { method: 'GET', path: metaTemplateId, query }),
    z.record(z.string(), z.unknown()),
  );
  const [template] = spellLanguages(toTemplateValues(answer, { accountId: account.id, at, log }));
  if (!template) throw notUnderstood();
  return template;
}

async function readPages(
  { graph, log }: MetaTemplatesOptions,
  { account, target, at, readAt }: Asked,
  query: Record<string, string>,
): Promise<Listing> {
  const path = `${account.wabaId}/message_templates`;
  const listing: Listing = { listed: [], at, readAt, isComplete: false, limit: null };
  const seen = new Set<string>();
  let unread = 0;
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const asked = { fields: FIELDS, ...query, ...(after === undefined ? {} : { after }) };
    const { data, paging, summary } = await askMeta(
      () => graph.request(target, { method: 'GET', path, query: asked }),
      pageSchema,
    );
    const read = data.flatMap((item) => toTemplateValues(item, { accountId: account.id, at, log }));
    listing.listed.push(...read.filter((template) => isNew(seen, template)));
    listing.limit ??= summary?.message_template_limit ?? null;
    unread += data.length - read.length;
    const next = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (next === undefined) {
      // More is announced and no way leads there: it is half a list.
      const isComplete = unread === 0 && paging?.next === undefined;
      return { ...listing, listed: spellLanguages(listing.listed), isComplete };
    }
    // A cursor that does not lead on would go round for ever.
    if (next === after) break;
    after = next;
  }
  return { ...listing, listed: spellLanguages(listing.listed) };
}

/** False for what the listing had already, by its id or by its name: two states of one template would undo one another. */
function isNew(seen: Set<string>, { metaTemplateId, name, language }: TemplateValues): boolean {
  const keys = [`id ${metaTemplateId}`, `name ${name} ${language}`];
  if (keys.some((key) => seen.has(key))) return false;
  for (const key of keys) seen.add(key);
  return true;
}

/**
 * `en-US` is `en_US` written in another way, unless Meta has a template of each: then both keep Meta's spelling, under which they
 * are sent.
 */
function spellLanguages(listed: readonly TemplateValues[]): TemplateValues[] {
  const keyOf = (name: string, language: string) => `${name} ${language}`;
  const spelt = new Set(listed.map(({ name, language }) => keyOf(name, language)));
  return listed.map((template) => {
    const language = normaliseLanguage(template.language);
    const isTwin = language !== template.language && spelt.has(keyOf(template.name, language));
    return isTwin ? template : { ...template, language };
  });
}

/** One entry of Meta's listing; one that is none is left out and said, so that the others still come. */
function toTemplateValues(
  item: unknown,
  { accountId, at, log }: { accountId: TemplateValues['accountId']; at: number; log: Log },
): TemplateValues[] {
  const parsed = isNestedAtMost(item, MOST_DEPTH) ? templateSchema.safeParse(item) : null;
  if (!parsed?.success) {
    const problems = parsed?.error.issues.map((issue) => issue.path.join('.')) ?? ['nested too deeply'];
    log.warn('templates.item_not_understood', { accountId, problems });
    return [];
  }
  const { data } = parsed;
  const category = data.category.toUpperCase();
  const coming = data.correct_category?.toUpperCase() ?? '';
  const reason = data.rejected_reason?.toUpperCase() ?? null;
  return [
    {
      accountId,
      metaTemplateId: data.id,
      name: data.name,
      language: data.language,
      category,
      // The same word: it has been changed already; none: nothing is coming (research/api.md 5.7).
      comingCategory: coming === '' || coming === category ? null : coming,
      previousCategory: data.previous_category?.toUpperCase() ?? null,
      status: data.status.toUpperCase(),
      qualityScore: data.quality_score?.score?.toUpperCase() ?? null,
      rejectedReason: reason === 'NONE' ? null : reason,
      parameterFormat: data.parameter_format?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      components: data.components,
      ttlSeconds: data.message_send_ttl_seconds ?? null,
      updatedAt: at,
      raw: JSON.stringify(item),
    },
  ];
}

/** A call whose answer has to be of a shape; both failures are refusals that a person understands. */
export async function askMeta<Value>(call: () => Promise<unknown>, schema: z.ZodType<Value>): Promise<Value> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (error) {
    throw asMetaRefusal(error);
  }
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw notUnderstood();
}

/** Something answered that does not speak as Meta does, or only half. */
export const notUnderstood = (): Refusal =>
  new Refusal('META_REFUSED', {
    detail: 'its answer cannot be understood',
    detailUk: 'її відповідь незрозуміла',
  });

import { z } from 'zod';
import type { Operator } from '#shared/contract/app.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { toCreateBody } from '#shared/domain/template-components.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import { canSubmit } from '#shared/domain/template-life.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';
import { refusalProblems } from '#shared/domain/template-refusals.ts';
import {
  getLiveTemplate,
  requireTemplate,
  type StoredTemplate,
  type TemplateChanges,
  updateTemplate,
} from '../../db/queries/templates.ts';
import { inTransaction } from '../../db/statements.ts';
import { GraphError } from '../../meta/graph-error.ts';
import { asMetaRefusal } from '../graph-targets.ts';
import { keepVersion, markDeleted } from './apply-meta.ts';
import { checkDraft } from './checks.ts';
import { type Asked, findAtMeta, readAtMeta } from './meta-templates.ts';
import { momentOf, noteChanges, type Witness } from './note-changes.ts';
import { requireAllowed } from './present.ts';
import { saysTheSameAs } from './same-template.ts';
import type { Samples } from './samples.ts';
import type { SyncOptions, TemplateSync } from './sync.ts';

export interface SubmitOptions extends SyncOptions {
  sync: TemplateSync;
  samples: Samples;
}

export type Submitted =
  | { kind: 'submitted'; template: StoredTemplate }
  | { kind: 'refused'; problems: TemplateProblem[] };

const NAME_TAKEN = 2_388_024;

const createdSchema = z.looseObject({
  id: z.coerce.string(),
  status: z.string().nullish(),
  category: z.string().nullish(),
});

/** Hands a draft, or the unsubmitted changes of a template, to Meta's review; what was written stays until Meta has it. */
export async function submitDraft(options: SubmitOptions, id: number, by: Operator): Promise<Submitted> {
  const { db, sync } = options;
  const template = requireTemplate(db, id);
  if (!template.draft) throw new Refusal('TEMPLATE_NOTHING_WRITTEN');
  const asked = sync.ask(template.accountId);
  requireAllowed(canSubmit(template, asked.at));
  const { accountId, name, language, draft: text, binding } = template;
  const draft: TemplateDraft = { accountId, name, language, text, binding };
  const errors = (await checkDraft(options, draft, template)).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { kind: 'refused', problems: errors };
  const sample = await uploadSample(options.samples, draft);
  if ('problem' in sample) return { kind: 'refused', problems: [sample.problem] };
  const submission: Submission = { template, draft, text, asked, by, headerHandle: sample.handle };
  return template.metaTemplateId === null || template.status === 'DRAFT'
    ? submitNew(options, submission)
    : submitEdit(options, submission, template.metaTemplateId);
}

interface Submission {
  template: StoredTemplate;
  draft: TemplateDraft;
  text: TemplateDraft['text'];
  asked: Asked;
  by: Operator;
  headerHandle: string | null;
}

/** The handle of the sample where the header needs one, or what is wrong with the file. */
async function uploadSample(
  samples: Samples,
  { accountId, text: { header } }: TemplateDraft,
): Promise<{ handle: string | null } | { problem: TemplateProblem }> {
  const mediaId = 'sampleMediaId' in header ? header.sampleMediaId : null;
  if (mediaId === null) return { handle: null };
  try {
    return { handle: await samples.handle({ accountId, mediaId }) };
  } catch (error) {
    if (!(error instanceof Refusal) || !isAboutFile(error)) throw error;
    const { code, values } = error;
    const sentence = {
      uk: refusalSentence(code, values, 'uk'),
      en: refusalSentence(code, values, 'en'),
    };
    return {
      problem: { code: 'sample_not_uploaded', severity: 'error', spot: { kind: 'sample_file' }, sentence },
    };
  }
}

const isAboutFile = ({ code }: Refusal): boolean =>
  ['MEDIA_TYPE_REFUSED', 'TEMPLATE_SAMPLE_MISSING', 'META_REFUSED'].includes(code);

async function submitNew(options: SubmitOptions, submission: Submission): Promise<Submitted> {
  const { draft, asked, headerHandle } = submission;
  const body = toCreateBody(draft, { headerHandle });
  const path = `${asked.account.wabaId}/message_templates`;
  let answer: z.infer<typeof createdSchema>;
  try {
    const call = { method: 'POST', path, body } as const;
    answer = createdSchema.parse(await options.graph.request(asked.target, call));
  } catch (error) {
    return settleFailure(options, submission, error);
  }
  const components = body.components as TemplateChanges['components'];
  const { category } = draft.text;
  const given = answer.category?.toUpperCase() ?? category;
  return writeSubmitted(options, submission, {
    metaTemplateId: answer.id,
    status: answer.status?.toUpperCase() ?? 'PENDING',
    // Meta may file it under another category than the one that was asked for.
    category: given,
    previousCategory: given === category ? null : category,
    components,
  });
}

async function submitEdit(
  options: SubmitOptions,
  submission: Submission,
  metaTemplateId: string,
): Promise<Submitted> {
  const { draft, template, asked, headerHandle } = submission;
  const body = toCreateBody(draft, { headerHandle });
  const { name: _name, language: _language, parameter_format: _format, category, ...edited } = body;
  // Meta does not take another category for what it has approved.
  const other = template.status !== 'APPROVED' && category !== template.category ? { category } : {};
  try {
    const call = { method: 'POST', path: metaTemplateId, body: { ...edited, ...other } } as const;
    await options.graph.request(asked.target, call);
  } catch (error) {
    return settleFailure(options, submission, error);
  }
  const components = body.components as TemplateChanges['components'];
  const submitted = writeSubmitted(options, submission, {
    metaTemplateId,
    // Meta's answer is only that it has it: how it stands is read right away, and this holds until then.
    status: 'PENDING',
    category: template.status === 'APPROVED' ? template.category : draft.text.category,
    components,
  });
  return (await readBack(options, submission, metaTemplateId)) ?? submitted;
}

/** Keeps what Meta has taken; what was written while it was on its way stays unsubmitted. */
function writeSubmitted(
  { db, clock, sync }: SubmitOptions,
  { template: before, draft, text, asked, by }: Submission,
  facts: Partial<TemplateChanges> & Pick<TemplateChanges, 'metaTemplateId' | 'status' | 'category'>,
): Submitted {
  const { account } = asked;
  const witness: Witness = { ...momentOf(clock, account), source: 'us', operatorId: by.id };
  const isNew = before.status === 'DRAFT';
  const written = inTransaction(db, () => {
    const current = requireTemplate(db, before.id);
    // Its webhook was quicker than the answer, and it has been read from Meta meanwhile.
    if (isNew && current.status !== 'DRAFT') return current;
    const stale = isNew ? getLiveTemplate(db, account.id, draft.name, draft.language) : null;
    if (stale) markDeleted(db, stale, { ...witness, source: 'sync' });
    const isAsSubmitted = JSON.stringify(current.draft) === JSON.stringify(text);
    const after = updateTemplate(db, before.id, {
      ...facts,
      parameterFormat: text.parameterFormat,
      ttlSeconds: text.ttlSeconds,
      rejectedReason: null,
      sampleMediaId: 'sampleMediaId' in text.header ? text.header.sampleMediaId : null,
      ...(isAsSubmitted ? { draft: null } : {}),
      hasConflict: false,
      isToRead: true,
      metaAt: witness.readAt,
      updatedAt: witness.at,
    });
    noteChanges(
      db,
      { id: after.id, before: { ...before, category: isNew ? text.category : before.category }, after },
      witness,
    );
    const isOfApproved = before.status === 'APPROVED';
    keepVersion(db, after, { origin: isNew ? 'submitted' : 'edited', isOfApproved }, witness);
    return after;
  });
  sync.share(account, written, witness);
  return { kind: 'submitted', template: written };
}

/** How it stands at Meta now; null when that cannot be read, which the next sync makes good. */
async function readBack(
  options: SubmitOptions,
  { asked }: Submission,
  metaTemplateId: string,
): Promise<Submitted | null> {
  const { sync, log } = options;
  const { account } = asked;
  const moment = momentOf(options.clock, account);
  try {
    const found = await readAtMeta(options, { ...asked, ...moment }, metaTemplateId);
    const witness: Witness = { ...moment, source: 'sync', operatorId: null };
    return { kind: 'submitted', template: sync.apply(account, found, witness) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info('templates.not_read_back', { accountId: account.id, code: error.code });
    return null;
  }
}

/**
 * A submission without a good answer. When the answer was lost, or Meta has the name already, Meta is asked whether it was
 * done after all: a template that says the same is ours.
 */
async function settleFailure(
  options: SubmitOptions,
  submission: Submission,
  error: unknown,
): Promise<Submitted> {
  const isUnreadable = error instanceof z.ZodError;
  if (!isUnreadable && !(error instanceof GraphError)) throw error;
  const isLost = isUnreadable || error.kind === 'lost';
  if (isLost || error.subcode === NAME_TAKEN) {
    const found = await findSubmitted(options, submission, isLost);
    if (found) return { kind: 'submitted', template: found };
  }
  if (isUnreadable) throw new Refusal('META_NOT_UNDERSTOOD');
  if (error.kind !== 'refused' || !isAboutTemplate(error)) throw asMetaRefusal(error);
  const { code, subcode, details, userMessage, title } = error;
  const refusal = { code, subcode, details: userMessage ?? details, message: title, title: userMessage };
  return { kind: 'refused', problems: refusalProblems(refusal, submission.text) };
}

/** What Meta has under the name, when it is what was submitted. What says something else becomes a conflict of the two. */
async function findSubmitted(
  options: SubmitOptions,
  { template, text, asked }: Submission,
  isLost: boolean,
): Promise<StoredTemplate | null> {
  const { account } = asked;
  const moment = momentOf(options.clock, account);
  try {
    const { listed } = await findAtMeta(options, { ...asked, ...moment }, template.name);
    const found = listed.find(({ language }) => language.replace('-', '_') === template.language);
    if (!found) return null;
    const isOurs = saysTheSameAs(text, found);
    // An edit that did not arrive leaves Meta's text as it was: nothing came into being there.
    if (!isOurs && isLost && template.status !== 'DRAFT') return null;
    const stored = options.sync.apply(account, found, { ...moment, source: 'us', operatorId: null });
    return isOurs && stored.id === template.id ? stored : null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Meta cannot be asked either; what was submitted is recognised by the next sync.
    options.log.info('templates.submission_not_settled', { accountId: account.id, code: error.code });
    return null;
  }
}

/** Meta's numbers for what is wrong with a template; all other refusals are about the account or the token. */
const isAboutTemplate = ({ code, subcode }: GraphError): boolean =>
  code === 100 || (subcode !== null && subcode >= 2_388_000 && subcode < 2_390_000);

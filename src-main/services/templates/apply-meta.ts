import type { SyncResult, TemplateVersion } from '#shared/contract/templates.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import {
  insertTemplateEvent,
  insertTemplateVersion,
  upsertTemplateSync,
} from '../../db/queries/template-history.ts';
import { listTemplateFacts } from '../../db/queries/template-lists.ts';
import {
  getLiveTemplate,
  getTemplate,
  getTemplateByMetaId,
  getTemplateByName,
  insertTemplate,
  normaliseLanguage,
  type StoredTemplate,
  type TemplateChanges,
  type TemplateValues,
  updateTemplate,
} from '../../db/queries/templates.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import { inSteps } from '../in-steps.ts';
import type { Listing } from './meta-templates.ts';
import { noteChanges, type Witness } from './note-changes.ts';
import { saysTheSame, saysTheSameAs } from './same-template.ts';

export type Applied = 'added' | 'changed' | 'same';

const pace = { stepMs: 12, least: 10 };

/**
 * Writes a listing, some of it at a time; what is not in a complete one is gone (webhooks alone do not tell of deletions). What
 * is cut off in the middle is done by the next reading.
 */
export function* applyListing(
  db: Db,
  accountId: AccountId,
  { listed, isComplete, at, readAt, limit }: Listing,
): Generator<undefined, SyncResult> {
  const result: SyncResult = { added: 0, changed: 0, gone: 0, total: listed.length };
  const witness: Witness = { at, readAt, source: 'sync', operatorId: null };
  const seen = new Set<number>();
  yield* inSteps(db, listed, {
    ...pace,
    work(template) {
      const { id, applied } = applyMeta(db, { ...template, accountId }, witness);
      seen.add(id);
      if (applied !== 'same') result[applied] += 1;
    },
  });
  yield undefined;
  if (!isComplete) return result;
  // Submitted while the listing was read: the next one has it.
  const missing = listTemplateFacts(db, { accountId }).filter(
    ({ id, status, metaAt }) => status !== 'DRAFT' && !seen.has(id) && metaAt <= readAt,
  );
  yield* inSteps(db, missing, {
    ...pace,
    work({ id }) {
      const known = getTemplate(db, id);
      // Something may have been told of it since.
      if (!known || known.status === 'DELETED' || known.metaAt > readAt) return;
      markDeleted(db, known, witness);
      result.gone += 1;
    },
  });
  inTransaction(db, () => upsertTemplateSync(db, accountId, { at, limit }));
  return result;
}

/** Writes what Meta has of one template, with its versions, its events and its conflicts. */
export function applyMeta(
  db: Db,
  template: TemplateValues,
  witness: Witness,
): { id: number; applied: Applied } {
  const known = findKnown(db, template);
  if (!known) return { id: addFromMeta(db, template, witness), applied: 'added' };
  return applyToKnown(db, known, asSpeltHere(known, template), witness);
}

/** `en-US` that a listing told beside an `en_US` stays so when it is told alone: its id says which of the two it is. */
const asSpeltHere = (known: StoredTemplate, template: TemplateValues): TemplateValues =>
  normaliseLanguage(known.language) === template.language
    ? { ...template, language: known.language }
    : template;

function applyToKnown(
  db: Db,
  known: StoredTemplate,
  template: TemplateValues,
  witness: Witness,
): { id: number; applied: Applied } {
  // Something newer was told while this was on its way.
  if (known.metaAt > witness.readAt) return { id: known.id, applied: 'same' };
  if (known.status === 'DRAFT') return { id: meetDraft(db, known, template, witness), applied: 'added' };
  // It was deleted here and Meta is still busy with it.
  const isLeaving = ['PENDING_DELETION', 'DELETED'].includes(template.status);
  if (known.status === 'DELETED' && isLeaving) return { id: known.id, applied: 'same' };
  if (isSame(known, template)) {
    const { updatedAt: _unchanged, ...facts } = factsOf(template, witness);
    updateTemplate(db, known.id, facts);
    return { id: known.id, applied: 'same' };
  }
  freeName(db, known, template, witness);
  return { id: takeOver(db, known, template, witness), applied: 'changed' };
}

/** An id under another name than before: whatever had that name here is not there any more, or comes under its own id. */
function freeName(db: Db, known: StoredTemplate, template: TemplateValues, witness: Witness): void {
  const { accountId, name, language } = template;
  const holder = getLiveTemplate(db, accountId, name, language);
  if (holder && holder.id !== known.id) markDeleted(db, holder, witness);
}

/** Its row here: by Meta's id, by name and language, or a draft that was written under that name. */
function findKnown(db: Db, template: TemplateValues): StoredTemplate | null {
  const { accountId, metaTemplateId, name, language } = template;
  const byId = metaTemplateId === null ? null : getTemplateByMetaId(db, accountId, metaTemplateId);
  if (byId) return byId;
  const live = getLiveTemplate(db, accountId, name, language);
  // Found under the other spelling although each has its own: that one is the twin.
  const isTwin = live !== null && live.language !== language && live.metaTemplateId !== metaTemplateId;
  if (live && !isTwin) return live;
  const draft = getTemplateByName(db, accountId, name, language);
  return draft?.status === 'DRAFT' ? draft : null;
}

function addFromMeta(db: Db, template: TemplateValues, witness: Witness): number {
  const { id } = insertTemplate(db, { ...template, createdAt: template.updatedAt });
  const stored = updateTemplate(db, id, factsOf(template, witness));
  noteChanges(db, { id: stored.id, before: null, after: stored }, witness);
  const origin = witness.source === 'us' ? 'submitted' : 'meta';
  keepVersion(db, stored, { origin, isOfApproved: false }, witness);
  return id;
}

/**
 * Meta has a template under the name of a draft. When it says the same, it is the draft: our own submission, whose answer was
 * lost. Otherwise a person decides which of the two stays.
 */
function meetDraft(db: Db, draft: StoredTemplate, template: TemplateValues, witness: Witness): number {
  const isOurs = draft.draft !== null && saysTheSameAs(draft.draft, template);
  const stored = updateTemplate(db, draft.id, {
    ...factsOf(template, witness),
    ...(isOurs ? { draft: null, hasConflict: false } : { hasConflict: true }),
  });
  noteChanges(db, { id: stored.id, before: draft, after: { ...stored, category: draft.category } }, witness);
  if (!isOurs) insertTemplateEvent(db, stored.id, conflict(witness));
  keepVersion(db, stored, { origin: isOurs ? 'submitted' : 'meta', isOfApproved: false }, witness);
  return stored.id;
}

function takeOver(db: Db, known: StoredTemplate, template: TemplateValues, witness: Witness): number {
  const hasOtherText = !saysTheSame(known, template);
  const isOurEdit = hasOtherText && known.draft !== null && saysTheSameAs(known.draft, template);
  const isConflict = hasOtherText && known.draft !== null && !isOurEdit;
  const stored = updateTemplate(db, known.id, {
    ...factsOf(template, witness),
    ...(isOurEdit ? { draft: null, hasConflict: false } : {}),
    ...(isConflict ? { hasConflict: true } : {}),
  });
  noteChanges(db, { id: stored.id, before: known, after: stored }, witness);
  if (isConflict && !known.hasConflict) insertTemplateEvent(db, stored.id, conflict(witness));
  if (hasOtherText) {
    const isOfApproved = isOurEdit && known.status === 'APPROVED';
    keepVersion(db, stored, { origin: isOurEdit ? 'edited' : 'meta', isOfApproved }, witness);
  }
  return stored.id;
}

/** Notes a template as gone at Meta's side; its history stays, and so does what was written and not submitted. */
export function markDeleted(db: Db, template: StoredTemplate, witness: Witness): void {
  updateTemplate(db, template.id, {
    status: 'DELETED',
    hasConflict: false,
    isToRead: false,
    deletedAt: witness.at,
    metaAt: witness.readAt,
    updatedAt: witness.at,
  });
  insertTemplateEvent(db, template.id, {
    at: witness.at,
    kind: 'deleted',
    from: template.status,
    to: 'DELETED',
    reason: null,
    source: witness.source,
    operatorId: witness.operatorId,
  });
}

/** Keeps the present text of a template as a version. */
export function keepVersion(
  db: Db,
  template: StoredTemplate,
  { origin, isOfApproved }: { origin: TemplateVersion['origin']; isOfApproved: boolean },
  { at, operatorId }: Pick<Witness, 'at' | 'operatorId'>,
): void {
  const { category, components } = template;
  insertTemplateVersion(db, template.id, { at, origin, operatorId, category, components, isOfApproved });
}

const conflict = ({ at, source, operatorId }: Witness) =>
  ({ at, kind: 'conflict', from: null, to: null, reason: null, source, operatorId }) as const;

/** Everything of Meta's that is written over what was known. */
const factsOf = (
  { accountId: _account, ...facts }: TemplateValues,
  { readAt }: Witness,
): Partial<TemplateChanges> => ({
  ...facts,
  metaAt: readAt,
  isToRead: false,
  deletedAt: null,
});

/** What of a template is Meta's. */
export const valuesOf = (template: StoredTemplate): TemplateValues => ({
  accountId: template.accountId,
  metaTemplateId: template.metaTemplateId,
  name: template.name,
  language: template.language,
  category: template.category,
  comingCategory: template.comingCategory,
  previousCategory: template.previousCategory,
  status: template.status,
  qualityScore: template.qualityScore,
  rejectedReason: template.rejectedReason,
  parameterFormat: template.parameterFormat,
  components: template.components,
  ttlSeconds: template.ttlSeconds,
  updatedAt: template.updatedAt,
  raw: null,
});

/** Links to samples are other ones each time: a text that says the same is no change. */
function isSame(known: StoredTemplate, listed: TemplateValues): boolean {
  const facts = (template: StoredTemplate | TemplateValues) =>
    JSON.stringify([
      template.metaTemplateId,
      template.name,
      template.category,
      template.comingCategory ?? null,
      template.previousCategory ?? null,
      template.status,
      template.qualityScore,
      template.rejectedReason,
      template.parameterFormat,
      template.ttlSeconds ?? null,
    ]);
  return facts(known) === facts(listed) && saysTheSame(known, listed);
}

import type { Template } from '#shared/contract/templates.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { toComponents } from '#shared/domain/template-components.ts';
import {
  type TemplateBinding,
  type TemplateDraft,
  type TemplateText,
  templateTextSchema,
} from '#shared/domain/template-draft.ts';
import { canDuplicate, canEdit } from '#shared/domain/template-life.ts';
import { fromComponents } from '#shared/domain/template-reading.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { requireTemplateVersion } from '../../db/queries/template-history.ts';
import {
  deleteTemplate,
  insertTemplate,
  normaliseLanguage,
  requireTemplate,
  type StoredTemplate,
  type TemplateChanges,
  updateTemplate,
} from '../../db/queries/templates.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Publish } from '../../ports.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { freeName, isTaken } from './free-name.ts';
import { bindingOf, present, requireAllowed, textOf } from './present.ts';

export interface DraftsOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
}

type Drafts = Pick<
  OperatorServiceOf<'templates'>,
  'draft' | 'create' | 'save' | 'discardDraft' | 'duplicate' | 'resolve' | 'restoreVersion'
>;

/** What is written here and what Meta has not seen. */
export function createDrafts(options: DraftsOptions): Drafts {
  const { db, clock, publish } = options;
  const nowOf = (accountId: number) => clock.now() + requireAccount(db, accountId).clockOffsetMs;
  const answer = (template: StoredTemplate): Template => {
    publish([{ entity: 'template', accountId: template.accountId }]);
    return present(template, nowOf(template.accountId));
  };
  const write = (deed: () => StoredTemplate): Template => answer(inTransaction(db, deed));
  return {
    draft: ({ id }) => readDraft(requireTemplate(db, id)),
    create: ({ draft }) =>
      write(() => createDraft(db, checkedByDoor<TemplateDraft>(draft), nowOf(draft.accountId))),
    save(input) {
      const template = requireTemplate(db, input.id);
      return write(() => saveDraft(db, template, checkedByDoor<Written>(input), nowOf(template.accountId)));
    },
    discardDraft({ id }) {
      const template = requireTemplate(db, id);
      const removed = template.status === 'DRAFT';
      if (removed) deleteTemplate(db, id);
      else updateTemplate(db, id, { draft: null, hasConflict: false });
      publish([{ entity: 'template', accountId: template.accountId }]);
      return { removed };
    },
    duplicate: (input) => write(() => duplicate(db, input, nowOf)),
    resolve: (input) => write(() => resolve(db, input, nowOf)),
    restoreVersion: ({ id, versionId }) =>
      write(() => {
        const template = requireTemplate(db, id);
        return restoreVersion(db, template, { versionId, now: nowOf(template.accountId) });
      }),
  };
}

type Input<Name extends keyof Drafts> = Parameters<Drafts[Name]>[0];

interface Written {
  name?: string | undefined;
  language?: string | undefined;
  text?: TemplateText | undefined;
  binding?: TemplateBinding | undefined;
}

/** The schema of the contract has given ids their brands; the types of a client do not show it. */
const checkedByDoor = <Checked>(input: unknown): Checked => input as Checked;

function readDraft(template: StoredTemplate): TemplateDraft | null {
  if (template.draft === null && template.unknownParts.length > 0) return null;
  const { accountId, name, language } = template;
  return { accountId, name, language, text: textOf(template), binding: bindingOf(template) };
}

/** What stands in the row of a draft beside its text: how it would be submitted. */
const shownOf = (text: TemplateText, binding: TemplateBinding): Partial<TemplateChanges> => ({
  category: text.category,
  parameterFormat: text.parameterFormat,
  ttlSeconds: text.ttlSeconds,
  components: toComponents(text, binding.variables, { headerHandle: null }),
});

function createDraft(db: Db, draft: TemplateDraft, now: number) {
  const { accountId, name, text, binding } = draft;
  const language = normaliseLanguage(draft.language);
  // A name that is not written yet is nobody's.
  if (name !== '' && isTaken(db, accountId, name, language)) {
    throw new Refusal('TEMPLATE_EXISTS', { name, language });
  }
  const { category } = text;
  const { id } = insertTemplate(db, { accountId, name, language, category, status: 'DRAFT', createdAt: now });
  return updateTemplate(db, id, { draft: text, binding, ...shownOf(text, binding) });
}

/**
 * Keeps what was written. A name that another template has is kept as well: it may be half of the word that is being
 * typed, and the checks say it.
 */
function saveDraft(
  db: Db,
  template: StoredTemplate,
  { name, language, text, binding }: Written,
  now: number,
): StoredTemplate {
  const isDraft = template.status === 'DRAFT';
  const hasOtherName = name !== undefined && name !== template.name;
  const hasOtherLanguage =
    language !== undefined && normaliseLanguage(language) !== normaliseLanguage(template.language);
  if (!isDraft && (hasOtherName || hasOtherLanguage)) throw new Refusal('TEMPLATE_NAME_FIXED');
  const changes: Partial<TemplateChanges> = { updatedAt: now };
  if (binding !== undefined) changes.binding = binding;
  if (isDraft) {
    if (name !== undefined) changes.name = name;
    if (language !== undefined) changes.language = normaliseLanguage(language);
    const written = text ?? template.draft;
    if (written) Object.assign(changes, { draft: written }, shownOf(written, binding ?? template.binding));
  } else if (text !== undefined) {
    requireAllowed(canEdit(template));
    // Opened, looked at and left as it was: nothing is to be submitted then.
    // In the order of the schema, in which what came through a door stands.
    const atMeta = templateTextSchema.parse(textOf({ ...template, draft: null }));
    const isAsAtMeta = JSON.stringify(text) === JSON.stringify(atMeta);
    changes.draft = isAsAtMeta && !template.hasConflict ? null : text;
  }
  return updateTemplate(db, template.id, changes);
}

function duplicate(
  db: Db,
  { id, name, language, accountId }: Input<'duplicate'>,
  nowOf: (accountId: number) => number,
): StoredTemplate {
  const template = requireTemplate(db, id);
  requireAllowed(canDuplicate(template));
  const into = accountId === undefined ? template.accountId : requireAccount(db, accountId).id;
  const inLanguage = normaliseLanguage(language ?? template.language);
  const now = nowOf(into);
  // In another language or another account it may well bear the same name.
  const wanted =
    name ?? freeName(db, requireAccount(db, into), { name: template.name, language: inLanguage, now });
  const draft = { name: wanted, language: inLanguage, text: textOf(template), binding: bindingOf(template) };
  return createDraft(db, { accountId: into, ...draft }, now);
}

function resolve(db: Db, input: Input<'resolve'>, nowOf: (accountId: number) => number): StoredTemplate {
  const template = requireTemplate(db, input.id);
  const { draft, accountId, language, binding } = template;
  if (!template.hasConflict || !draft) throw new Refusal('TEMPLATE_NO_CONFLICT');
  const now = nowOf(accountId);
  if (input.choice === 'ours') return updateTemplate(db, template.id, { hasConflict: false, updatedAt: now });
  const settled = updateTemplate(db, template.id, { draft: null, hasConflict: false, updatedAt: now });
  if (input.choice === 'meta') return settled;
  return createDraft(db, { accountId, name: input.name, language, text: draft, binding }, now);
}

function restoreVersion(
  db: Db,
  template: StoredTemplate,
  { versionId, now }: { versionId: number; now: number },
): StoredTemplate {
  requireAllowed(canEdit(template));
  const { category, components } = requireTemplateVersion(db, template.id, versionId);
  const { unknownParts, lockedParts, samples } = fromComponents({ ...template, category, components });
  const strange = [...unknownParts, ...lockedParts];
  if (strange.length > 0) {
    throw new Refusal('TEMPLATE_VERSION_NOT_UNDERSTOOD', { parts: strange.join(', ') });
  }
  // The category is Meta's to change: an old text comes back under the present one.
  const text = textOf({ ...template, draft: null, components });
  const binding = withSamples(template.binding, samples);
  return updateTemplate(db, template.id, { draft: text, binding, updatedAt: now });
}

/** Places that the text of today does not have any more come back with the samples that Meta had of them. */
function withSamples(binding: TemplateBinding, samples: Readonly<Record<string, string>>): TemplateBinding {
  const missing = Object.entries(samples).filter(([key]) => !binding.variables[key]?.sample);
  const asked = (sample: string, known: TemplateBinding['variables'][string] | undefined) => ({
    ...(known ?? { source: { kind: 'ask' as const, label: '' }, format: { kind: 'text' as const } }),
    sample,
  });
  const added = missing.map(([key, sample]) => [key, asked(sample, binding.variables[key])] as const);
  return { ...binding, variables: { ...binding.variables, ...Object.fromEntries(added) } };
}

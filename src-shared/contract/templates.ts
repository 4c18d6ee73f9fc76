import { z } from 'zod';
import {
  accountIdSchema,
  mediaIdSchema,
  operatorIdSchema,
  templateIdSchema,
  templateVersionIdSchema,
} from '../domain/ids.ts';
import { templateBindingSchema, templateDraftSchema, templateTextSchema } from '../domain/template-draft.ts';
import { templateProblemSchema } from '../domain/template-problem.ts';
import { admin, sentenceSchema, templateComponentSchema, timeSchema, viewer } from './base.ts';

export const templateSchema = z.object({
  id: templateIdSchema,
  accountId: accountIdSchema,
  /** Null while Meta does not have it. */
  metaTemplateId: z.string().nullable(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  /** The category that Meta announced for it; null when none is coming. */
  comingCategory: z.string().nullable(),
  previousCategory: z.string().nullable(),
  /**
   * `DRAFT` is ours: Meta has never seen it. Everything else is upper case as Meta's REST API has it (`APPROVED`, `PENDING`,
   * `REJECTED`...); unknown values are kept. `DELETED`: gone at Meta's side, kept for its history.
   */
  status: z.string(),
  qualityScore: z.string().nullable(),
  rejectedReason: z.string().nullable(),
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']),
  /** As Meta has them; of a DRAFT, as they would be submitted. */
  components: z.array(z.record(z.string(), z.unknown())),
  binding: templateBindingSchema,
  /** Parts that this version does not understand, by Meta's name: such a template can be read, and neither edited nor sent. */
  unknownParts: z.array(z.string()),
  /** Parts that are filled and sent here and written in WhatsApp Manager only (`CAROUSEL`): its text cannot be edited. */
  lockedParts: z.array(z.string()),
  /** Text that was written here and not submitted. */
  hasUnsubmittedChanges: z.boolean(),
  /** The same name and language came into being at both sides: a person decides which stays (`templates.resolve`). */
  hasConflict: z.boolean(),
  /** When edits of an approved template were submitted in the last 30 days, newest first (Meta allows 10, and 1 a day). */
  editedAt: z.array(timeSchema),
  /** When anybody here sent it last. */
  lastUsedAt: timeSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export type Template = z.infer<typeof templateSchema>;

export const syncResultSchema = z.object({
  added: z.number(),
  changed: z.number(),
  gone: z.number(),
  total: z.number(),
});
export type SyncResult = z.infer<typeof syncResultSchema>;

export const templateReadingSchema = z.object({
  accountId: accountIdSchema,
  /** By the clock of the hub; null before the first time. */
  readAt: timeSchema.nullable(),
  /** Why a later try did not succeed. */
  failure: z.object({ at: timeSchema, sentence: sentenceSchema }).nullable(),
  /** Templates that were read on their own since. */
  alone: z.array(z.object({ templateId: templateIdSchema, readAt: timeSchema })),
});
export type TemplateReading = z.infer<typeof templateReadingSchema>;

/** One stored state of a template's text, newest first in a list. */
export const templateVersionSchema = z.object({
  id: templateVersionIdSchema,
  at: timeSchema,
  /** `submitted` and `edited` by us; `meta`: read from Meta, where somebody or Meta itself changed it. */
  origin: z.enum(['submitted', 'edited', 'meta']),
  operatorId: operatorIdSchema.nullable(),
  category: z.string(),
  components: z.array(z.record(z.string(), z.unknown())),
});
export type TemplateVersion = z.infer<typeof templateVersionSchema>;

/** Something that happened to a template, newest first in a list. */
export const templateEventSchema = z.object({
  at: timeSchema,
  kind: z.enum(['status', 'category', 'coming_category', 'quality', 'deleted', 'conflict']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Meta's reason where it gave one. */
  reason: z.string().nullable(),
  source: z.enum(['us', 'webhook', 'sync']),
  operatorId: operatorIdSchema.nullable(),
});
export type TemplateEvent = z.infer<typeof templateEventSchema>;

const countsSchema = z.object({
  sent: z.number().int(),
  delivered: z.number().int(),
  read: z.number().int(),
  /** Customers who wrote within 24 hours after it arrived. */
  answered: z.number().int(),
  failed: z.number().int(),
});
export const templateStatsSchema = z.object({
  total: countsSchema,
  /** One entry for each day of the period in the hub's zone, oldest first; `day` is `2026-11-22`. */
  days: z.array(countsSchema.extend({ day: z.string() })),
  /** Why some failed, the most frequent first. */
  failures: z.array(
    z.object({ code: z.number().nullable(), sentence: sentenceSchema, count: z.number().int() }),
  ),
});
export type TemplateStats = z.infer<typeof templateStatsSchema>;

/** A file on its way to Meta as the sample of a header. */
export const sampleUploadSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('uploading'), sentBytes: z.number().int(), byteSize: z.number().int() }),
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('failed'), sentence: sentenceSchema }),
]);
export type SampleUpload = z.infer<typeof sampleUploadSchema>;

const byId = z.object({ id: templateIdSchema });
/** Part of a long list: at most so many, behind the one that came last; without both, all of it. */
const pageInput = { after: templateIdSchema.optional(), limit: z.number().int().min(1).max(1000).optional() };
const sampleInput = z.object({ accountId: accountIdSchema, mediaId: mediaIdSchema });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const templates = {
  /** Drafts included; what is gone at Meta's side only with `includeDeleted`. */
  list: viewer
    .route({ method: 'GET', path: '/templates' })
    .input(
      z.object({
        accountId: accountIdSchema.optional(),
        status: z.string().optional(),
        includeDeleted: z.boolean().default(false),
        ...pageInput,
      }),
    )
    .output(z.array(templateSchema)),
  get: viewer.route({ method: 'GET', path: '/templates/{id}' }).input(byId).output(templateSchema),
  /**
   * Approved templates that the caller may send from an account, the ones this operator used last first. An admin may send them
   * all, whomever they are limited to; so may the local interface, which acts as the owner.
   */
  usable: viewer
    .input(z.object({ accountId: accountIdSchema, recordType: z.string().optional(), ...pageInput }))
    .output(z.array(templateSchema)),
  /** Reads all templates of an account from Meta; a template missing from the full listing is gone. */
  sync: admin
    .route({ method: 'POST', path: '/accounts/{accountId}/templates/sync' })
    .input(z.object({ accountId: accountIdSchema }))
    .output(syncResultSchema),
  /** Every account in turn; one that fails says why and does not stop the others. */
  syncAll: admin.output(
    z.array(
      z.discriminatedUnion('kind', [
        syncResultSchema.extend({ kind: z.literal('done'), accountId: accountIdSchema }),
        z.object({ kind: z.literal('failed'), accountId: accountIdSchema, sentence: sentenceSchema }),
      ]),
    ),
  ),
  syncOne: admin.route({ method: 'POST', path: '/templates/{id}/sync' }).input(byId).output(syncResultSchema),
  /** When the templates of each connected account were read from Meta last, by whomever. */
  readings: viewer.output(z.array(templateReadingSchema)),
  /** Creates a template at Meta and submits it for review, in Meta's own words; for programs. */
  submit: admin
    .route({ method: 'POST', path: '/accounts/{accountId}/templates', successStatus: 201 })
    .input(
      z.object({
        accountId: accountIdSchema,
        name: z.string().regex(/^[a-z0-9_]{1,512}$/),
        language: z.string().min(2).max(10),
        category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
        parameterFormat: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
        components: z.array(templateComponentSchema).min(1),
      }),
    )
    .output(templateSchema),

  /** What the editor edits: the unsubmitted text, or Meta's read back; null when parts of it are not understood. */
  draft: viewer.input(byId).output(templateDraftSchema.nullable()),
  /** Writes down a new template that Meta does not have yet. Throws TEMPLATE_EXISTS for a name and language that are here. */
  create: admin.input(z.object({ draft: templateDraftSchema })).output(templateSchema),
  /** Keeps what was written; of a template that Meta has, as unsubmitted changes. Name and language of a DRAFT only. */
  save: admin
    .input(
      z.object({
        id: templateIdSchema,
        name: z.string().max(600).optional(),
        language: z.string().max(20).optional(),
        text: templateTextSchema.optional(),
        binding: templateBindingSchema.optional(),
      }),
    )
    .output(templateSchema),
  /** All problems, also those that only the hub can see: the same name, a name deleted lately, the edit limits, broken paths. */
  check: viewer
    .input(z.object({ id: templateIdSchema.nullable(), draft: templateDraftSchema }))
    .output(z.array(templateProblemSchema)),
  /** Hands a draft, or the unsubmitted changes of a template, to Meta's review. Nothing is lost when Meta refuses. */
  submitDraft: admin
    .input(byId)
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('submitted'), template: templateSchema }),
        z.object({ kind: z.literal('refused'), problems: z.array(templateProblemSchema).min(1) }),
      ]),
    ),
  /** Forgets unsubmitted changes; a DRAFT is removed as a whole. */
  discardDraft: admin.input(byId).output(z.object({ removed: z.boolean() })),
  /** A new DRAFT with the same text; without `name` a free one is made from the old. */
  duplicate: admin
    .input(
      z.object({
        id: templateIdSchema,
        name: z.string().max(512).optional(),
        language: z.string().max(20).optional(),
        accountId: accountIdSchema.optional(),
      }),
    )
    .output(templateSchema),
  /** Deletes at Meta: this language only, or all languages of the name. */
  delete: admin
    .route({ method: 'DELETE', path: '/templates/{id}' })
    .input(z.object({ id: templateIdSchema, allLanguages: z.boolean().default(false) }))
    .output(z.object({ deleted: z.number().int() })),
  unpause: admin.input(byId).output(templateSchema),
  /**
   * Settles a conflict. `meta`: Meta's stays, ours is forgotten. `ours`: our text becomes unsubmitted changes of Meta's.
   * `rename`: ours becomes a draft of another name.
   */
  resolve: admin
    .input(
      z.discriminatedUnion('choice', [
        z.object({ choice: z.literal('meta'), id: templateIdSchema }),
        z.object({ choice: z.literal('ours'), id: templateIdSchema }),
        z.object({ choice: z.literal('rename'), id: templateIdSchema, name: z.string().max(512) }),
      ]),
    )
    .output(templateSchema),
  history: viewer
    .input(byId)
    .output(z.object({ versions: z.array(templateVersionSchema), events: z.array(templateEventSchema) })),
  /** Brings the text of an old version back as unsubmitted changes. */
  restoreVersion: admin
    .input(z.object({ id: templateIdSchema, versionId: templateVersionIdSchema }))
    .output(templateSchema),
  /** Of everything that was sent with it from `from` to `to`, both days included, at most 366. */
  stats: viewer
    .route({ method: 'GET', path: '/templates/{id}/stats' })
    .input(z.object({ id: templateIdSchema, from: day, to: day }))
    .output(templateStatsSchema),

  /** How far a sample file is on its way to Meta. */
  sample: viewer.input(sampleInput).output(sampleUploadSchema),
  /** Begins to upload it, or goes on where it stopped; the events `template_sample` tell how far it is. */
  uploadSample: admin.input(sampleInput).output(sampleUploadSchema),
};

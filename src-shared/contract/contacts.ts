import { z } from 'zod';
import { contactLimits } from '../domain/contact-limits.ts';
import {
  accountIdSchema,
  contactFieldIdSchema,
  contactIdSchema,
  contactMergeIdSchema,
  contactNoteIdSchema,
  conversationIdSchema,
  operatorIdSchema,
} from '../domain/ids.ts';
import { admin, limitSchema, operator, pageOf, sentenceSchema, timeSchema, viewer } from './base.ts';
import { conversationSchema } from './conversations.ts';

const contactFieldName = z.string().trim().min(1).max(40);

export const contactFieldSchema = z.object({
  id: contactFieldIdSchema,
  name: z.string(),
  kind: z.enum(['text', 'number', 'date', 'email', 'link']),
});
export type ContactField = z.infer<typeof contactFieldSchema>;

export const contactSchema = z.object({
  id: contactIdSchema,
  customName: z.string().nullable(),
  profileName: z.string().nullable(),
  username: z.string().nullable(),
  /** Current ids; older ones are in `aliases`. */
  waId: z.string().nullable(),
  bsuid: z.string().nullable(),
  aliases: z.array(
    z.object({
      kind: z.enum(['wa_id', 'bsuid', 'parent_bsuid']),
      value: z.string(),
      isCurrent: z.boolean(),
      firstSeenAt: timeSchema,
    }),
  ),
  /** Other contacts that Meta's data says are the same person; they are never merged silently. */
  sameAs: z.array(contactIdSchema),
  optedOutAt: timeSchema.nullable(),
  optOutSource: z.enum(['operator', 'import', 'meta', 'word']).nullable(),
  /** Values in the form of their field: dates `2026-11-22`, numbers with a point. */
  fields: z.array(z.object({ fieldId: contactFieldIdSchema, value: z.string() })),
  createdAt: timeSchema,
});
export type Contact = z.infer<typeof contactSchema>;

export const contactDetailsSchema = contactSchema.extend({
  /** Over all accounts, newest activity first. */
  conversations: z.array(
    z.object({
      id: conversationIdSchema,
      accountId: accountIdSchema,
      lastMessageAt: timeSchema,
      unreadCount: z.number().int(),
      isBlocked: z.boolean(),
    }),
  ),
  /** Contacts that were joined into this one and can be taken apart again, newest first. */
  merges: z.array(z.object({ id: contactMergeIdSchema, name: z.string(), mergedAt: timeSchema })),
});
export type ContactDetails = z.infer<typeof contactDetailsSchema>;

export const contactNoteSchema = z.object({
  id: contactNoteIdSchema,
  contactId: contactIdSchema,
  operatorId: operatorIdSchema.nullable(),
  body: z.string(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export type ContactNote = z.infer<typeof contactNoteSchema>;

/** One line of an import as it was read; the phone is as written, the hub makes a number of it. */
export const contactImportRowSchema = z.object({
  /** Line in the file, from 1. */
  line: z.number().int().min(1),
  name: z.string().max(500).nullable(),
  phone: z.string().max(100),
  note: z.string().max(contactLimits.note).nullable(),
  /** Only true does something: a file never takes back that a person wants no advertising. */
  isOptedOut: z.boolean().nullable(),
  /** An empty value changes nothing. */
  fields: z.array(
    z.object({ fieldId: contactFieldIdSchema, value: z.string().max(contactLimits.fieldValue) }),
  ),
});
export type ContactImportRow = z.infer<typeof contactImportRowSchema>;

export const contactImportResultSchema = z.object({
  line: z.number().int(),
  outcome: z.enum(['created', 'updated', 'unchanged', 'refused']),
  /** Why a line was refused. */
  sentence: sentenceSchema.nullable(),
});
export type ContactImportResult = z.infer<typeof contactImportResultSchema>;

const byId = z.object({ id: contactIdSchema });
const noteBody = z.string().trim().min(1).max(contactLimits.note);

export const contacts = {
  /** By name; `search` is a part of a name or number. */
  list: viewer
    .route({ method: 'GET', path: '/contacts' })
    .input(
      z.object({
        search: z.string().max(200).optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(contactSchema)),
  count: viewer.output(z.object({ count: z.number().int() })),
  /** The id of a contact that was merged leads to the one that was kept. */
  get: viewer.route({ method: 'GET', path: '/contacts/{id}' }).input(byId).output(contactDetailsSchema),
  /** A person who has not written yet. A number that is known already is refused (CONTACT_EXISTS). */
  create: operator
    .route({ method: 'POST', path: '/contacts', successStatus: 201 })
    .input(
      z.object({
        customName: z.string().trim().max(contactLimits.name).nullable(),
        phone: z.string().max(60),
      }),
    )
    .output(contactDetailsSchema),
  rename: operator
    .route({ method: 'PATCH', path: '/contacts/{id}' })
    .input(byId.extend({ customName: z.string().trim().max(contactLimits.name).nullable() }))
    .output(contactSchema),
  /** What is not given stays. A value that does not fit its field is refused (CONTACT_FIELD_INVALID). */
  update: operator
    .route({ method: 'POST', path: '/contacts/{id}' })
    .input(
      byId.extend({
        customName: z.string().trim().max(contactLimits.name).nullable().optional(),
        isOptedOut: z.boolean().optional(),
        /** A null value empties a field. */
        fields: z
          .array(
            z.object({
              fieldId: contactFieldIdSchema,
              value: z.string().trim().max(contactLimits.fieldValue).nullable(),
            }),
          )
          .optional(),
      }),
    )
    .output(contactDetailsSchema),
  /** The conversation with this person in an account, made when there is none. */
  openConversation: operator
    .route({ method: 'POST', path: '/contacts/{id}/conversations' })
    .input(byId.extend({ accountId: accountIdSchema }))
    .output(conversationSchema),

  fields: viewer.route({ method: 'GET', path: '/contact-fields' }).output(z.array(contactFieldSchema)),
  createField: admin
    .input(contactFieldSchema.omit({ id: true }).extend({ name: contactFieldName }))
    .output(contactFieldSchema),
  renameField: admin
    .input(
      z.object({
        id: contactFieldIdSchema,
        name: contactFieldName,
        /** What it was called when the caller began to change it; CHANGED_MEANWHILE when somebody else did so too. */
        changedFrom: contactFieldName.optional(),
      }),
    )
    .output(contactFieldSchema),
  /** With its values. */
  deleteField: admin
    .input(z.object({ id: contactFieldIdSchema }))
    .output(z.object({ deletedValues: z.number().int() })),

  /** Newest first. */
  notes: viewer
    .route({ method: 'GET', path: '/contacts/{id}/notes' })
    .input(byId)
    .output(z.array(contactNoteSchema)),
  addNote: operator
    .route({ method: 'POST', path: '/contacts/{id}/notes', successStatus: 201 })
    .input(byId.extend({ body: noteBody }))
    .output(contactNoteSchema),
  editNote: operator
    .input(
      z.object({
        noteId: contactNoteIdSchema,
        body: noteBody,
        /** What it was when the caller began to change it; CHANGED_MEANWHILE when somebody else did so too. */
        changedFrom: noteBody.optional(),
      }),
    )
    .output(contactNoteSchema),
  deleteNote: operator
    .input(z.object({ noteId: contactNoteIdSchema }))
    .output(z.object({ deleted: z.boolean() })),

  /**
   * Joins `mergedId` into `id`: ids, notes, fields and conversations move over, two conversations of one account become
   * one. Refused while messages of the two wait to be sent (MERGE_WHILE_SENDING).
   */
  merge: operator
    .input(byId.extend({ mergedId: contactIdSchema }))
    .output(z.object({ mergeId: contactMergeIdSchema, contact: contactDetailsSchema })),
  /**
   * Takes two joined contacts apart; what was said since stays with the one that was kept. The newest merge of a contact
   * goes first (MERGE_UNDO_LATER_FIRST).
   */
  undoMerge: operator.input(z.object({ mergeId: contactMergeIdSchema })).output(contactDetailsSchema),
  /** Pairs that may be one person: by Meta's data, by number, by name. */
  duplicates: viewer.input(z.object({ limit: limitSchema.default(50) })).output(
    z.array(
      z.object({
        contacts: z.tuple([contactSchema, contactSchema]),
        reason: z.enum(['meta', 'number', 'name']),
      }),
    ),
  ),
  /** Two people after all: the pair is not shown again, until that is taken back (`isApart: false`). */
  keepApart: operator
    .input(byId.extend({ otherId: contactIdSchema, isApart: z.boolean().default(true) }))
    .output(z.void()),

  /**
   * Takes over lines of a file, at most 200 a call; the same lines again change nothing. Keyed by the phone number. The
   * default country is for numbers without one, ISO 3166 (`UA`).
   */
  importRows: operator
    .input(
      z.object({
        rows: z.array(contactImportRowSchema).min(1).max(200),
        defaultCountry: z.string().regex(/^[A-Z]{2}$/),
      }),
    )
    .output(z.array(contactImportResultSchema)),
  /** Everything of the contacts for a file, by name; the page writes the CSV. */
  exportRows: viewer
    .input(z.object({ cursor: z.string().optional() }))
    .output(
      pageOf(contactSchema.extend({ notes: z.array(z.string()), lastMessageAt: timeSchema.nullable() })),
    ),
};

import { z } from 'zod';
import {
  accountIdSchema,
  contactIdSchema,
  conversationIdSchema,
  recordImportIdSchema,
} from '../domain/ids.ts';
import { admin, limitSchema, operator, pageOf, sentenceSchema, timeSchema, viewer } from './base.ts';

export const fieldKindSchema = z.enum([
  'text',
  'number',
  'money',
  'date',
  'phone',
  'email',
  'link',
  'reference',
]);
export type FieldKind = z.infer<typeof fieldKindSchema>;
export const recordFieldSchema = z.object({
  name: z.string(),
  label: z.object({ uk: z.string(), en: z.string() }),
  kind: fieldKindSchema,
  referenceTo: z.string().nullable(),
  isRequired: z.boolean(),
});
export type RecordField = z.infer<typeof recordFieldSchema>;
export const recordTypeSchema = z.object({
  name: z.string(),
  label: z.object({ uk: z.string(), en: z.string() }),
  keyField: z.string(),
  fields: z.array(recordFieldSchema),
});
/** `Contact` is built in: its records are the contacts of the inbox, its fields their phone, name and own fields. */
export type RecordType = z.infer<typeof recordTypeSchema>;

/** Money is `{ amount, currency }`, a date is ISO 8601, a reference is the key of the other record. */
export const recordSchema = z.object({
  type: z.string(),
  key: z.string(),
  fields: z.record(z.string(), z.unknown()),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export type BusinessRecord = z.infer<typeof recordSchema>;

/** One condition; text is compared without case and accents, numbers, money (its amount) and dates by size. */
export const recordFilterSchema = z.object({
  field: z.string().max(700),
  is: z.enum(['equal', 'not_equal', 'contains', 'less', 'more', 'empty', 'not_empty']),
  /** As written in a cell: `12,5`, `2026-11-22`, `paid`; not read for `empty` and `not_empty`. */
  value: z.string().max(500).default(''),
});
export type RecordFilter = z.infer<typeof recordFilterSchema>;

export const recordQuerySchema = z.object({
  type: z.string(),
  search: z.string().max(200).optional(),
  filters: z.array(recordFilterSchema).max(10).default([]),
});
export type RecordQuery = z.infer<typeof recordQuerySchema>;

/** A record with what stands around it. */
export const recordDetailsSchema = recordSchema.extend({
  /** Records that its references lead to: `path` is the field's name, `title` what a person reads instead of the key. */
  references: z.array(z.object({ field: z.string(), type: z.string(), key: z.string(), title: z.string() })),
  /** Records whose references lead here, the newest first, at most 50 of each type. */
  referencedBy: z.array(
    z.object({ type: z.string(), field: z.string(), key: z.string(), title: z.string() }),
  ),
  /** The people that its phones and references lead to, with their conversations over all accounts. */
  people: z.array(
    z.object({
      contactId: contactIdSchema,
      name: z.string(),
      phone: z.string().nullable(),
      conversations: z.array(
        z.object({ id: conversationIdSchema, accountId: accountIdSchema, lastMessageAt: timeSchema }),
      ),
    }),
  ),
});
export type RecordDetails = z.infer<typeof recordDetailsSchema>;

/** How a file is read; guessed from the file, a person may correct it. */
export const importReadingSchema = z.object({
  /** Name of the sheet of a workbook; null: the first, or a CSV. */
  sheet: z.string().nullable(),
  delimiter: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'koi8-u', 'ibm866', 'windows-1252']),
  hasHeader: z.boolean(),
});
export type ImportReading = z.infer<typeof importReadingSchema>;

/** Column of the file (from 0) to field of the type; a column that is not named is left out. */
export const importMappingSchema = z.object({
  columns: z.array(
    z.object({
      column: z.number().int().min(0).max(999),
      field: z.string(),
      /** For money in a column without a currency. */
      currency: z.string().length(3).nullable().default(null),
      /** For dates such as 03/04/2026. */
      dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable().default(null),
    }),
  ),
  /** ISO 3166 country of numbers without a country code; null: such numbers are errors. */
  phoneCountry: z.string().length(2).nullable(),
  /** What happens to a record that is here already: its key decides. */
  existing: z.enum(['update', 'skip']),
  /** A reference to a contact that is not here makes the contact from its phone. */
  createContacts: z.boolean(),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

export const recordImportSchema = z.object({
  id: recordImportIdSchema,
  type: z.string(),
  fileName: z.string(),
  byteSize: z.number().int(),
  state: z.enum(['mapping', 'running', 'done', 'cancelled', 'failed']),
  reading: importReadingSchema,
  sheets: z.array(z.string()),
  mapping: importMappingSchema,
  /** Rows below the header that were read so far. */
  readRows: z.number().int(),
  /** Share of the file that is done, 0 to 1. */
  share: z.number(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  /** Why it stopped, of a `failed` one. */
  sentence: sentenceSchema.nullable(),
  createdAt: timeSchema,
  endedAt: timeSchema.nullable(),
});
export type RecordImport = z.infer<typeof recordImportSchema>;

export const importPreviewSchema = z.object({
  columns: z.array(z.object({ name: z.string(), sample: z.string() })),
  /** The first 50 rows: `line` in the file, the cells as written, and what would become of the row. */
  rows: z.array(
    z.object({
      line: z.number().int(),
      cells: z.array(z.string()),
      outcome: z.enum(['insert', 'update', 'unchanged', 'skip', 'fail']),
      problems: z.array(z.object({ column: z.number().int().nullable(), sentence: sentenceSchema })),
    }),
  ),
  /** What keeps the import from beginning: no column for the key, a field named twice... */
  blockers: z.array(sentenceSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

const importById = z.object({ id: recordImportIdSchema });
const typeName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/);

export const records = {
  types: viewer.route({ method: 'GET', path: '/records/types' }).output(z.array(recordTypeSchema)),
  /**
   * Adds a type or changes one. A field that holds values keeps its kind; a field that is left out loses its values. Throws
   * RECORD_TYPE_INVALID with what is wrong.
   */
  saveType: admin
    .input(z.object({ type: recordTypeSchema.extend({ name: typeName }), isNew: z.boolean() }))
    .output(recordTypeSchema),
  /** Removes a type and its records. Refused while another type refers to it or a template applies to it. */
  deleteType: admin.input(z.object({ name: z.string() })).output(z.object({ deleted: z.number().int() })),
  count: viewer.input(recordQuerySchema).output(z.object({ count: z.number().int() })),
  list: viewer
    .route({ method: 'GET', path: '/records/{type}' })
    .input(
      recordQuerySchema.extend({
        /** `key`: ascending, contacts by name; `updated`: the newest first. */
        order: z.enum(['key', 'updated']).default('key'),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(
      pageOf(recordSchema).extend({
        /** What the references of these records lead to: `title` is read instead of the key; null when it is not here. */
        references: z
          .array(z.object({ type: z.string(), key: z.string(), title: z.string().nullable() }))
          .default([]),
      }),
    ),
  get: viewer
    .route({ method: 'GET', path: '/records/{type}/{key}' })
    .input(z.object({ type: z.string(), key: z.string() }))
    .output(recordDetailsSchema),
  /** Records of a type whose key or words begin like this; for choosing a reference. */
  suggest: viewer
    .input(z.object({ type: z.string(), search: z.string().max(200), limit: limitSchema.default(20) }))
    .output(z.array(z.object({ key: z.string(), title: z.string() }))),
  /** Inserts or updates by key; each row succeeds or fails on its own. */
  upsert: operator
    .route({ method: 'PUT', path: '/records/{type}' })
    .input(
      z.object({ type: z.string(), records: z.array(z.record(z.string(), z.unknown())).min(1).max(1000) }),
    )
    .output(
      z.object({
        inserted: z.number(),
        updated: z.number(),
        unchanged: z.number(),
        failed: z.array(
          z.object({
            index: z.number(),
            sentence: sentenceSchema,
            /** The field that it is about, where it is one. */
            field: z.string().nullable().optional(),
          }),
        ),
      }),
    ),
  /** References to them stay as keys. Contacts cannot be deleted. */
  delete: operator.input(z.object({ type: z.string(), keys: z.array(z.string()).min(1).max(1000) })).output(
    z.object({
      deleted: z.number().int(),
      /** For `restore`; null when nothing was deleted. */
      undoId: z.string().nullable().default(null),
    }),
  ),
  /**
   * Puts deleted records back as they were, with where they led; one whose key was given anew meanwhile stays as it is. Throws
   * UNDO_OVER after a quarter of an hour, a restart, or 20,000 later ones.
   */
  restore: operator
    .input(z.object({ undoId: z.string().max(100) }))
    .output(z.object({ restored: z.number().int() })),
  /**
   * One page of all records that fit, as cells of text in the order of the type's fields; `next` null at the end. The page
   * writes the CSV (`writeCsv`, which also keeps spreadsheets from running a cell).
   */
  exportRows: viewer
    .input(recordQuerySchema.extend({ cursor: z.string().optional() }))
    .output(z.object({ rows: z.array(z.array(z.string())), next: z.string().nullable() })),

  /**
   * Imports. A file is handed over by HTTP, not by a procedure: `POST /imports?type=...&fileName=...` with the bytes as body; the
   * answer is a `RecordImport` in state `mapping`, with the mapping remembered for files with these columns.
   */
  imports: viewer.output(z.array(recordImportSchema)),
  import: viewer.input(importById).output(recordImportSchema),
  /** Reads the file again with other settings. */
  setImport: operator
    .input(
      importById.extend({ reading: importReadingSchema.optional(), mapping: importMappingSchema.optional() }),
    )
    .output(recordImportSchema),
  importPreview: operator.input(importById).output(importPreviewSchema),
  startImport: operator.input(importById).output(recordImportSchema),
  /** What was written stays; of one in state `mapping` the file is forgotten. */
  cancelImport: operator.input(importById).output(recordImportSchema),
  importErrors: viewer
    .input(importById.extend({ cursor: z.string().optional(), limit: limitSchema.default(100) }))
    .output(
      pageOf(
        z.object({
          line: z.number().int(),
          cells: z.array(z.string()),
          column: z.string().nullable(),
          sentence: sentenceSchema,
        }),
      ),
    ),
};

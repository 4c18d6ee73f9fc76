import { z } from 'zod';

/** A positive integer row id, branded so that ids of different entities cannot be mixed up. */
const rowId = <Brand extends string>() => z.number().int().positive().brand<Brand>();

export const accountIdSchema = rowId<'AccountId'>();
export const contactIdSchema = rowId<'ContactId'>();
export const conversationIdSchema = rowId<'ConversationId'>();
export const messageIdSchema = rowId<'MessageId'>();
export const mediaIdSchema = rowId<'MediaId'>();
export const operatorIdSchema = rowId<'OperatorId'>();
export const templateIdSchema = rowId<'TemplateId'>();
export const labelIdSchema = rowId<'LabelId'>();
export const quickReplyIdSchema = rowId<'QuickReplyId'>();
export const contactFieldIdSchema = rowId<'ContactFieldId'>();
export const contactNoteIdSchema = rowId<'ContactNoteId'>();
export const contactMergeIdSchema = rowId<'ContactMergeId'>();
export const templateVersionIdSchema = rowId<'TemplateVersionId'>();
export const recordImportIdSchema = rowId<'RecordImportId'>();
export const sendingIdSchema = rowId<'SendingId'>();
export const sendingRecipientIdSchema = rowId<'SendingRecipientId'>();
export const seatSessionIdSchema = rowId<'SeatSessionId'>();
export const auditEntryIdSchema = rowId<'AuditEntryId'>();

export type AccountId = z.infer<typeof accountIdSchema>;
export type ContactId = z.infer<typeof contactIdSchema>;
export type ConversationId = z.infer<typeof conversationIdSchema>;
export type MessageId = z.infer<typeof messageIdSchema>;
export type MediaId = z.infer<typeof mediaIdSchema>;
export type OperatorId = z.infer<typeof operatorIdSchema>;
export type TemplateId = z.infer<typeof templateIdSchema>;
export type LabelId = z.infer<typeof labelIdSchema>;
export type QuickReplyId = z.infer<typeof quickReplyIdSchema>;
export type ContactFieldId = z.infer<typeof contactFieldIdSchema>;
export type ContactNoteId = z.infer<typeof contactNoteIdSchema>;
export type ContactMergeId = z.infer<typeof contactMergeIdSchema>;
export type TemplateVersionId = z.infer<typeof templateVersionIdSchema>;
export type RecordImportId = z.infer<typeof recordImportIdSchema>;
export type SendingId = z.infer<typeof sendingIdSchema>;
export type SendingRecipientId = z.infer<typeof sendingRecipientIdSchema>;
export type SeatSessionId = z.infer<typeof seatSessionIdSchema>;
export type AuditEntryId = z.infer<typeof auditEntryIdSchema>;

/**
 * The sender's own id of a message to be sent (a UUID made where the person clicked). It makes a repeated call
 * harmless and travels to Meta as `biz_opaque_callback_data`, so it must stay unique for ever.
 */
export const clientIdSchema = z.uuid();

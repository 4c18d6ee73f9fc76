import { z } from 'zod';
import { conversationIdSchema, mediaIdSchema, messageIdSchema } from '../domain/ids.ts';
import { operator, timeSchema, viewer } from './base.ts';
import { mediaSchema } from './media.ts';

/** A file that waits in the composer; its bytes are here already. */
export const draftAttachmentSchema = z.object({
  mediaId: mediaIdSchema,
  /** Longer than WhatsApp takes, as the words of a draft may be. */
  caption: z.string().max(65_536),
  isVoice: z.boolean(),
});
export type DraftAttachment = z.infer<typeof draftAttachmentSchema>;

export const draftSchema = z.object({
  conversationId: conversationIdSchema,
  text: z.string(),
  quotedMessageId: messageIdSchema.nullable(),
  attachments: z.array(draftAttachmentSchema.extend({ media: mediaSchema })),
  updatedAt: timeSchema,
});
export type Draft = z.infer<typeof draftSchema>;

/** What the operator of the seat has begun to write, one draft a conversation. */
export const drafts = {
  /** All of them, the last touched first. */
  list: viewer.output(z.array(draftSchema)),
  /** Replaces the draft; an empty one is forgotten. Longer than a message may be, as a draft is nothing to refuse. */
  save: operator
    .input(
      z.object({
        conversationId: conversationIdSchema,
        text: z.string().max(65_536),
        quotedMessageId: messageIdSchema.nullable(),
        attachments: z.array(draftAttachmentSchema).max(30),
      }),
    )
    .output(draftSchema.nullable()),
};

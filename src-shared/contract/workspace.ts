import { z } from 'zod';
import { admin, sentenceSchema, timeSchema } from './base.ts';

/** What a copy of a workspace says of itself. */
export const workspaceCopySchema = z.object({
  createdAt: timeSchema,
  /** The version of Rozmova that wrote it. */
  version: z.string(),
  accounts: z.number(),
  conversations: z.number(),
  messages: z.number(),
  files: z.number(),
  byteSize: z.number(),
});
export type WorkspaceCopy = z.infer<typeof workspaceCopySchema>;

export const workspaceJobSchema = z.object({
  kind: z.enum(['export', 'bring']),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** The folder that is written, or read. */
  folder: z.string(),
  doneBytes: z.number(),
  totalBytes: z.number(),
  startedAt: timeSchema,
  endedAt: timeSchema.nullable(),
  /** Why it failed. */
  sentence: sentenceSchema.nullable(),
});
export type WorkspaceJob = z.infer<typeof workspaceJobSchema>;

/** A path on the hub's computer, checked by the hub. */
const folderInput = z.object({ folder: z.string().trim().min(1).max(1000) });

export const workspace = {
  state: admin.output(
    z.object({
      job: workspaceJobSchema.nullable(),
      /** Waits to take the place of this workspace at the next start. */
      incoming: workspaceCopySchema.nullable(),
      /** Where people usually want a copy. */
      suggestedFolder: z.string(),
      /** Rozmova can start itself again: the window can, a hub without one is started by whoever started it. */
      canRestart: z.boolean(),
    }),
  ),
  /** Begins to write a copy of everything but the secrets into a new folder below the given one. */
  export: admin.input(folderInput).output(workspaceJobSchema),
  /** Reads what a copy says of itself; every file is checked when it is brought. */
  inspect: admin.input(folderInput).output(workspaceCopySchema),
  /** Begins to take a copy over; it is opened at the next start, and what is here now is kept in a folder aside. */
  bring: admin.input(folderInput).output(workspaceJobSchema),
  cancel: admin.output(z.void()),
  forgetIncoming: admin.output(z.void()),
  /** Ends Rozmova and starts it again, so that what waits takes its place. Throws RESTART_NOT_POSSIBLE without a window. */
  restart: admin.output(z.void()),
};

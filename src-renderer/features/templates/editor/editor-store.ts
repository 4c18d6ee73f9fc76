import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { type TemplateId, templateIdSchema } from '#shared/domain/ids.ts';
import { templateDraftSchema } from '#shared/domain/template-draft.ts';
import { createDelayedStorage } from '../../../state/delayed-storage.ts';
import { beginSession, type EditorSession, isUnsaved } from './editor-session.ts';

/** `new`, `new:invoice` (from an example) or the id of the template. */
export type SessionKey = string;

export const sessionKey = (templateId: TemplateId | null, example: string | null): SessionKey => {
  if (templateId !== null) return String(templateId);
  return example === null ? 'new' : `new:${example}`;
};

interface EditorStore {
  readonly sessions: Readonly<Record<SessionKey, EditorSession>>;
}

const keptDraftSchema = z.object({ templateId: templateIdSchema.nullable(), draft: templateDraftSchema });
/** Each draft is read by itself: one that cannot be read takes no other with it. */
const keptSchema = z.object({ unsaved: z.record(z.string(), z.unknown()) });
type Kept = z.infer<typeof keptSchema>;

/** What is being written. What the hub lacks is kept in this browser too, so that a crash or a reload loses nothing. */
export const useEditorStore = create<EditorStore>()(
  persist((): EditorStore => ({ sessions: {} }), {
    name: 'rozmova.template-editor',
    storage: createDelayedStorage<Kept>(),
    partialize: ({ sessions }): Kept => ({
      unsaved: Object.fromEntries(
        Object.entries(sessions)
          .filter(([, session]) => isUnsaved(session) && session.past.length > 0)
          .map(([key, { templateId, draft }]) => [key, { templateId, draft }]),
      ),
    }),
    merge: (stored, current) => {
      const kept = keptSchema.safeParse(stored);
      if (!kept.success) return current;
      const sessions = Object.entries(kept.data.unsaved).flatMap(([key, stored]) => {
        const one = keptDraftSchema.safeParse(stored).data;
        if (one === undefined) return [];
        // A first step back: what was there is unknown, and a session without a step is not kept again.
        return [[key, { ...beginSession({ ...one, isSaved: false }), past: [one.draft] }]];
      });
      return { ...current, sessions: Object.fromEntries(sessions) };
    },
  }),
);

/** Begins a session unless there is one under the key. */
export function openSession(key: SessionKey, session: EditorSession): void {
  useEditorStore.setState(({ sessions }) =>
    sessions[key] ? {} : { sessions: { ...sessions, [key]: session } },
  );
}

/** Changes the session under a key. */
export function updateSession(key: SessionKey, change: (session: EditorSession) => EditorSession): void {
  useEditorStore.setState(({ sessions }) => {
    const session = sessions[key];
    if (!session) return {};
    const next = change(session);
    return next === session ? {} : { sessions: { ...sessions, [key]: next } };
  });
}

/** The hub has given a new template its id: the session goes on under it. */
export function renameSession(from: SessionKey, to: SessionKey): void {
  useEditorStore.setState(({ sessions }) => {
    const { [from]: session, ...others } = sessions;
    return session ? { sessions: { ...others, [to]: session } } : {};
  });
}

/** Forgets a session: it was left with nothing to keep, or removed. */
export function closeSession(key: SessionKey): void {
  useEditorStore.setState(({ sessions }) => {
    const { [key]: closed, ...others } = sessions;
    return closed ? { sessions: others } : {};
  });
}

/** The session under a key as it is now. */
export const readSession = (key: SessionKey): EditorSession | undefined =>
  useEditorStore.getState().sessions[key];

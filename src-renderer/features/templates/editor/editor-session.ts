import type { TemplateId } from '#shared/domain/ids.ts';
import { type TemplateDraft, templateDraftSchema } from '#shared/domain/template-draft.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';

/** One template while it is being written. */
export interface EditorSession {
  /** Stays when the hub gives the template its id, so that the form on the screen stays too. */
  readonly instance: string;
  /** Null until the hub has it. */
  readonly templateId: TemplateId | null;
  readonly draft: TemplateDraft;
  /** What the hub has; compared by identity. Null: nothing yet. */
  readonly saved: TemplateDraft | null;
  readonly past: readonly TemplateDraft[];
  readonly future: readonly TemplateDraft[];
  readonly last: { readonly group: string; readonly at: number } | null;
  /** The last states that were handed over, to know them when they come back. */
  readonly sent: readonly string[];
  /** What Meta refused, with the draft that was refused. */
  readonly refused: { readonly draft: TemplateDraft; readonly problems: readonly TemplateProblem[] } | null;
}

/** Typing in one field without a pause of this length is one step of undo. */
const STEP_PAUSE_MS = 1200;
const MOST_STEPS = 200;

export interface SessionStart {
  readonly templateId: TemplateId | null;
  readonly draft: TemplateDraft;
  /** The hub has exactly this. */
  readonly isSaved: boolean;
}

/** A session as it begins. */
export function beginSession({ templateId, draft, isSaved }: SessionStart): EditorSession {
  return {
    instance: crypto.randomUUID(),
    templateId,
    draft,
    saved: isSaved ? draft : null,
    past: [],
    future: [],
    last: null,
    sent: [],
    refused: null,
  };
}

/** Whether the hub lacks something of it. */
export const isUnsaved = ({ draft, saved }: EditorSession): boolean => draft !== saved;

/** A change in a field (`group`) at a time in UTC milliseconds; a change of nothing leaves the session as it is. */
export function changeDraft(
  session: EditorSession,
  draft: TemplateDraft,
  { group, at }: { readonly group: string; readonly at: number },
): EditorSession {
  if (draft === session.draft) return session;
  const { last, past } = session;
  const isSameStep =
    last !== null && last.group === group && at - last.at < STEP_PAUSE_MS && session.future.length === 0;
  return {
    ...session,
    draft,
    past: isSameStep && past.length > 0 ? past : [...past, session.draft].slice(-MOST_STEPS),
    future: [],
    last: { group, at },
  };
}

/** One step back; the session as it is when there is none. */
export function undoChange(session: EditorSession): EditorSession {
  const draft = session.past.at(-1);
  if (!draft) return session;
  return {
    ...session,
    draft,
    past: session.past.slice(0, -1),
    future: [session.draft, ...session.future],
    last: null,
  };
}

/** Takes an undo back. */
export function redoChange(session: EditorSession): EditorSession {
  const [draft, ...future] = session.future;
  if (!draft) return session;
  return { ...session, draft, past: [...session.past, session.draft], future, last: null };
}

/** The same draft is the same text, whatever the order in which it was put together. */
const written = (draft: TemplateDraft): string => JSON.stringify(templateDraftSchema.parse(draft));

/** What the hub says now, where nothing is being written here that it lacks and it is not our own word come back late. */
export function adoptDraft(session: EditorSession, draft: TemplateDraft): EditorSession {
  if (isUnsaved(session)) return session;
  const words = written(draft);
  if (words === written(session.draft) || session.sent.includes(words)) return session;
  return { ...session, draft, saved: draft, past: [...session.past, session.draft], future: [], last: null };
}

const MOST_SENT = 10;

/** The hub has kept this state; `templateId` is new for the first one. */
export function confirmSaved(
  session: EditorSession,
  draft: TemplateDraft,
  templateId: TemplateId,
): EditorSession {
  const sent = [...session.sent, written(draft)].slice(-MOST_SENT);
  return { ...session, saved: draft, templateId, sent };
}

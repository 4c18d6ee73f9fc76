import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import { writeDelayed } from '../../../state/delayed-storage.ts';
import { confirmSaved, isUnsaved } from './editor-session.ts';
import {
  readSession,
  renameSession,
  type SessionKey,
  updateSession,
  useEditorStore,
} from './editor-store.ts';

/** `local`: only in this browser, since the hub wants a name first. */
export type SaveState =
  | { readonly kind: 'saved' | 'waiting' | 'saving' | 'local' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface SaveInput {
  readonly id: TemplateId;
  readonly name?: string;
  readonly language?: string;
  readonly text?: TemplateDraft['text'];
  readonly binding?: TemplateDraft['binding'];
}

export interface AutosaveOptions {
  readonly create: (draft: TemplateDraft) => Promise<Template>;
  readonly save: (input: SaveInput) => Promise<Template>;
  readonly onState: (state: SaveState) => void;
  /** A new template has its id; the session stands under that now. */
  readonly onCreated: (template: Template) => void;
  /** Whether it makes sense to try again by itself. */
  readonly isPassing: (error: unknown) => boolean;
  readonly pauseMs?: number;
  readonly retryMs?: number;
}

export interface Autosave {
  /** Hands over at once what the hub lacks; true when it lacks nothing afterwards. */
  readonly flush: () => Promise<boolean>;
  /** Hands over what is left, and ends. */
  readonly stop: () => void;
}

/** Hands what is written under a key to the hub, a moment after the last change. */
export function startAutosave(key: SessionKey, options: AutosaveOptions): Autosave {
  const { create, save, onState, onCreated, isPassing, pauseMs = 700, retryMs = 5000 } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isStopped = false;

  const plan = (delay: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void run(), delay);
  };
  const tell = (state: SaveState) => {
    if (!isStopped) onState(state);
  };
  // One after the other: two answers in the wrong order would leave the older words.
  const run = (): Promise<void> => {
    clearTimeout(timer);
    running ??= handOver().finally(() => {
      running = null;
    });
    return running;
  };
  /** What was written while the last one was on its way wants a second. */
  const runTwice = () => run().then(run);
  const handOver = async (): Promise<void> => {
    const session = readSession(key);
    if (!session || !isUnsaved(session)) return;
    const { templateId, draft, saved } = session;
    if (templateId === null && draft.name.trim() === '') return tell({ kind: 'local' });
    tell({ kind: 'saving' });
    // After a crash what this browser has goes before what the hub has, and so must not be older.
    writeDelayed();
    try {
      const template =
        templateId === null ? await create(draft) : await save(changesOf(templateId, saved, draft));
      updateSession(key, (now) => confirmSaved(now, draft, template.id));
      writeDelayed();
      if (templateId === null) {
        renameSession(key, String(template.id));
        if (!isStopped) onCreated(template);
        return;
      }
      if (readSession(key)?.draft === draft) tell({ kind: 'saved' });
      else plan(pauseMs);
    } catch (error) {
      tell({ kind: 'failed', error });
      if (isPassing(error)) plan(retryMs);
    }
  };

  const stopListening = useEditorStore.subscribe(({ sessions }, before) => {
    const session = sessions[key];
    if (!session || session.draft === before.sessions[key]?.draft) return;
    if (!isUnsaved(session)) return;
    tell({ kind: 'waiting' });
    plan(pauseMs);
  });
  const onLeave = () => void runTwice();
  window.addEventListener('pagehide', onLeave);
  window.addEventListener('blur', onLeave);
  void run();
  return {
    flush: async () => {
      await runTwice();
      const session = readSession(key);
      return session !== undefined && !isUnsaved(session);
    },
    stop: () => {
      stopListening();
      window.removeEventListener('pagehide', onLeave);
      window.removeEventListener('blur', onLeave);
      void runTwice();
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Only what is different from what the hub has. */
function changesOf(id: TemplateId, saved: TemplateDraft | null, draft: TemplateDraft): SaveInput {
  if (saved === null) return { id, text: draft.text, binding: draft.binding };
  return {
    id,
    ...(saved.name === draft.name ? {} : { name: draft.name }),
    ...(saved.language === draft.language ? {} : { language: draft.language }),
    ...(saved.text === draft.text ? {} : { text: draft.text }),
    ...(saved.binding === draft.binding ? {} : { binding: draft.binding }),
  };
}

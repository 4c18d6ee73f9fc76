import { useState } from 'react';
import type { TemplateId } from '#shared/domain/ids.ts';
import { readSession, sessionKey, useEditorStore } from './editor-store.ts';
import type { EditorTab } from './problem-spots.ts';

/** What the screen of an editor shows of a template. */
export interface EditorView {
  readonly tab: EditorTab;
  /** The other language that was chosen to stand beside it. */
  readonly beside: TemplateId | null;
}

const atFirst: EditorView = { tab: 'body', beside: null };

/**
 * Belongs to one template and stays when that gets its id. Another template begins as it would from the list: who goes
 * straight from one to the next did not ask for a language of the one before, nor for its tab.
 */
export function useEditorView(templateId: TemplateId | null, example: string | null) {
  const key = sessionKey(templateId, example);
  const instance = useEditorStore(({ sessions }) => sessions[key]?.instance ?? null);
  const [kept, setKept] = useState({ of: templateId, instance, view: atFirst });
  const isSame = kept.of === templateId || (kept.of === null && kept.instance === instance);
  const view = isSame ? kept.view : atFirst;
  /** Changes what is shown; of another language of the template, which is about to take its place, with `of`. */
  const show = (change: Partial<EditorView>, of = templateId) =>
    setKept({ of, instance: readSession(key)?.instance ?? null, view: { ...view, ...change } });
  return { view, show };
}

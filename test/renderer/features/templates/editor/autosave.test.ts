import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
} from '#shared/domain/template-draft.ts';
import {
  type AutosaveOptions,
  type SaveInput,
  type SaveState,
  startAutosave,
} from '../../../../../src-renderer/features/templates/editor/autosave.ts';
import {
  beginSession,
  changeDraft,
} from '../../../../../src-renderer/features/templates/editor/editor-session.ts';
import {
  openSession,
  readSession,
  updateSession,
  useEditorStore,
} from '../../../../../src-renderer/features/templates/editor/editor-store.ts';

/** A busy machine may take longer than the second that is usual. */
const PATIENTLY = { timeout: 15_000 };

const id = 5 as TemplateId;
const draft: TemplateDraft = {
  accountId: 7 as AccountId,
  name: '',
  language: 'en',
  text: emptyTemplateText,
  binding: emptyTemplateBinding,
};
// Of the hub's answer only the id is read.
const kept = { id } as Template;

const change = (key: string, next: Partial<TemplateDraft>) =>
  updateSession(key, (now) => changeDraft(now, { ...now.draft, ...next }, { group: 'x', at: Date.now() }));

function start(key: string, options: Partial<AutosaveOptions> = {}) {
  const states: SaveState['kind'][] = [];
  const saves: SaveInput[] = [];
  const autosave = startAutosave(key, {
    create: async () => kept,
    save: async (input) => {
      saves.push(input);
      return kept;
    },
    onState: ({ kind }) => states.push(kind),
    onCreated: () => undefined,
    isPassing: () => true,
    pauseMs: 5,
    retryMs: 5,
    ...options,
  });
  return { autosave, states, saves };
}

beforeEach(() => useEditorStore.setState({ sessions: {} }));

describe('what is written in the editor', () => {
  it('waits in this browser for a name, and then gets an id without losing its undo', async () => {
    openSession('new', beginSession({ templateId: null, draft, isSaved: false }));
    const created = vi.fn<(template: Template) => void>();
    const { states } = start('new', { onCreated: created });
    change('new', { text: { ...draft.text, body: 'Hello' } });
    await vi.waitFor(() => expect(states).toContain('local'), PATIENTLY);
    expect(created).not.toHaveBeenCalled();
    change('new', { name: 'hello' });
    await vi.waitFor(() => expect(created).toHaveBeenCalledOnce(), PATIENTLY);
    expect(readSession('new')).toBeUndefined();
    expect(readSession('5')).toMatchObject({ templateId: 5, draft: { name: 'hello' } });
    expect(readSession('5')?.past.length).toBeGreaterThan(0);
  });

  it('is handed over as what has changed, one after the other', async () => {
    openSession('5', beginSession({ templateId: id, draft: { ...draft, name: 'a' }, isSaved: true }));
    let answer: () => void = () => undefined;
    const saves: SaveInput[] = [];
    const { autosave } = start('5', {
      save: (input) => {
        saves.push(input);
        return new Promise((resolve) => {
          answer = () => resolve(kept);
        });
      },
    });
    change('5', { name: 'ab' });
    await vi.waitFor(() => expect(saves).toEqual([{ id, name: 'ab' }]), PATIENTLY);
    change('5', { name: 'abc' });
    const flushed = autosave.flush();
    answer();
    await vi.waitFor(() => expect(saves).toHaveLength(2), PATIENTLY);
    answer();
    expect(await flushed).toBe(true);
    expect(saves[1]).toEqual({ id, name: 'abc' });
  });

  it('is tried again after a failure that passes, and is never taken for kept before', async () => {
    openSession('5', beginSession({ templateId: id, draft: { ...draft, name: 'a' }, isSaved: true }));
    let isDown = true;
    const { autosave, states } = start('5', {
      save: () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(kept)),
    });
    change('5', { name: 'ab' });
    await vi.waitFor(() => expect(states).toContain('failed'), PATIENTLY);
    expect(await autosave.flush()).toBe(false);
    isDown = false;
    await vi.waitFor(() => expect(states.at(-1)).toBe('saved'), PATIENTLY);
  });

  it('is handed over when the screen is left', async () => {
    openSession('5', beginSession({ templateId: id, draft: { ...draft, name: 'a' }, isSaved: true }));
    const { autosave, saves } = start('5', { pauseMs: 60_000 });
    change('5', { name: 'ab' });
    autosave.stop();
    await vi.waitFor(() => expect(saves).toEqual([{ id, name: 'ab' }]), PATIENTLY);
  });

  it('is never older in this browser than at the hub, whenever the page crashes', async () => {
    const keptHere = () => {
      const stored = JSON.parse(localStorage.getItem('rozmova.template-editor') ?? '{}') as {
        state?: { unsaved?: Record<string, { draft: TemplateDraft }> };
      };
      return stored.state?.unsaved?.['5']?.draft.name ?? null;
    };
    openSession('5', beginSession({ templateId: id, draft: { ...draft, name: 'a' }, isSaved: true }));
    const atHandingOver: (string | null)[] = [];
    const { autosave } = start('5', {
      pauseMs: 60_000,
      save: async () => {
        atHandingOver.push(keptHere());
        return await Promise.resolve(kept);
      },
    });
    change('5', { name: 'ab' });
    await autosave.flush();
    expect(keptHere()).toBeNull();
    change('5', { name: 'abc' });
    await autosave.flush();
    expect(atHandingOver).toEqual(['ab', 'abc']);
    expect(keptHere()).toBeNull();
  });
});

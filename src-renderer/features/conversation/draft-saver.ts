import type { Draft as HubDraft } from '#shared/contract/drafts.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { type Draft, useDraftsStore } from '../../state/drafts-store.ts';

type SaveInput = Parameters<HubClient['drafts']['save']>[0];

export interface DraftSaverOptions {
  readonly save: (draft: SaveInput) => Promise<HubDraft | null>;
  readonly onFailure: (error: unknown) => void;
  readonly pauseMs?: number;
  readonly retryMs?: number;
}

/** The hub takes no more; longer drafts are whole on this screen. */
const MOST_TEXT = 65_536;
const MOST_CAPTION = 1024;
const MOST_ATTACHMENTS = 30;

/**
 * Hands drafts to the hub a moment after the last key stroke, at once when it is wished, and again after a while when
 * the hub could not be reached. Returns what ends it.
 */
export function startDraftSaver({ save, onFailure, pauseMs = 400, retryMs = 5000 }: DraftSaverOptions) {
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const running = new Set<number>();

  const plan = (id: number, delay: number) => {
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => void run(id), delay),
    );
  };
  const run = async (id: number): Promise<void> => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    const draft = useDraftsStore.getState().drafts[id];
    if (draft === undefined || draft.savedAt !== null) return;
    // One after the other: two answers in the wrong order would leave the older words.
    if (running.has(id)) return plan(id, pauseMs);
    running.add(id);
    try {
      const saved = await save(toInput(id, draft));
      confirmSaved(id, draft, saved);
    } catch (error) {
      // The words are safe in this browser; the person is told by the caller when it is more than a lost line.
      onFailure(error);
      plan(id, retryMs);
    } finally {
      running.delete(id);
    }
  };
  const runAll = () => {
    for (const [id, draft] of Object.entries(useDraftsStore.getState().drafts)) {
      if (draft.savedAt === null) void run(Number(id));
    }
  };

  runAll();
  const stopListening = useDraftsStore.subscribe((store, before) => {
    if (store.saveWishes !== before.saveWishes) return runAll();
    for (const [id, draft] of Object.entries(store.drafts)) {
      if (draft !== before.drafts[Number(id)] && draft.savedAt === null) plan(Number(id), pauseMs);
    }
  });
  window.addEventListener('pagehide', runAll);
  window.addEventListener('blur', runAll);
  return () => {
    stopListening();
    window.removeEventListener('pagehide', runAll);
    window.removeEventListener('blur', runAll);
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

function toInput(id: number, { text, quotedMessageId, files }: Draft): SaveInput {
  return {
    conversationId: id,
    text: text.slice(0, MOST_TEXT),
    quotedMessageId,
    attachments: files
      .flatMap(({ media, caption, isVoice }) =>
        media === null ? [] : [{ mediaId: media.id, caption: caption.slice(0, MOST_CAPTION), isVoice }],
      )
      .slice(0, MOST_ATTACHMENTS),
  };
}

/** Only what is still the same is saved: somebody may have gone on typing meanwhile. */
function confirmSaved(id: number, draft: Draft, saved: HubDraft | null): void {
  useDraftsStore.setState(({ drafts }) => {
    if (drafts[id] !== draft) return {};
    const confirmed = { ...draft, savedAt: Date.now(), updatedAt: saved?.updatedAt ?? Date.now() };
    return { drafts: { ...drafts, [id]: confirmed } };
  });
}

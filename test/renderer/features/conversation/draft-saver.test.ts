import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft as HubDraft } from '#shared/contract/drafts.ts';
import type { Media } from '#shared/contract/media.ts';
import { startDraftSaver } from '../../../../src-renderer/features/conversation/draft-saver.ts';
import {
  changeDraft,
  clearDraft,
  readDraft,
  saveDraftsNow,
  useDraftsStore,
} from '../../../../src-renderer/state/drafts-store.ts';

let stop: () => void = () => undefined;
let saved: string[] = [];
let failures: unknown[] = [];

interface Hub {
  readonly pauseMs?: number;
  readonly answer?: (text: string) => Promise<HubDraft | null>;
}

function start({ pauseMs = 20, answer = async () => null }: Hub = {}) {
  stop = startDraftSaver({
    save: (draft) => {
      saved.push(draft.text);
      return answer(draft.text);
    },
    onFailure: (error) => failures.push(error),
    pauseMs,
    retryMs: 20,
  });
}

beforeEach(() => {
  useDraftsStore.setState({ drafts: {} });
  saved = [];
  failures = [];
});
afterEach(() => stop());

describe('saving drafts', () => {
  it('waits for a pause in typing and saves what stands there then', async () => {
    start();
    for (const text of ['h', 'he', 'hello']) changeDraft(1, { text });
    await expect.poll(() => readDraft(1).savedAt).not.toBeNull();
    expect(saved).toEqual(['hello']);
  });

  it('hands over as many files as the hub takes; the others wait on this screen only', async () => {
    const media = { id: 9 } as Media; // what is told of a file
    const files = Array.from({ length: 31 }, (_, index) => ({
      key: `${index}`,
      media,
      caption: `${index}`,
      isVoice: false,
    }));
    let captions: string[] = [];
    stop = startDraftSaver({
      save: async ({ attachments }) => {
        captions = attachments.map(({ caption }) => caption);
        return null;
      },
      onFailure: (error) => failures.push(error),
      pauseMs: 20,
    });
    changeDraft(1, { files });
    await expect.poll(() => readDraft(1).savedAt).not.toBeNull();
    expect(captions).toEqual(files.slice(0, 30).map(({ caption }) => caption));
    expect(readDraft(1).files).toHaveLength(31);
  });

  it('does not wait when it is wished, when the window loses its focus or the page goes', async () => {
    start({ pauseMs: 60_000 });
    changeDraft(1, { text: 'one' });
    saveDraftsNow();
    await expect.poll(() => readDraft(1).savedAt).not.toBeNull();
    for (const event of ['blur', 'pagehide']) {
      changeDraft(1, { text: event });
      window.dispatchEvent(new Event(event));
      await expect.poll(() => readDraft(1).savedAt).not.toBeNull();
    }
    expect(saved).toEqual(['one', 'blur', 'pagehide']);
  });

  it('tells the hub at once that a draft was sent', async () => {
    start({ pauseMs: 60_000 });
    changeDraft(1, { text: 'off it goes' });
    clearDraft(1);
    await expect.poll(() => saved).toEqual(['']);
  });

  it('saves again what changed while it was being saved', async () => {
    start({
      answer: async (text) => {
        if (text === 'a') changeDraft(1, { text: 'ab' });
        return null;
      },
    });
    changeDraft(1, { text: 'a' });
    await expect.poll(() => saved).toEqual(['a', 'ab']);
    await expect.poll(() => readDraft(1)).toMatchObject({ text: 'ab', savedAt: expect.any(Number) });
  });

  it('tries again after a failure', async () => {
    start({
      answer: async () => {
        if (saved.length === 1) throw new Error('the line is down');
        return null;
      },
    });
    changeDraft(1, { text: 'patience' });
    await expect.poll(() => saved).toEqual(['patience', 'patience']);
    expect(failures).toHaveLength(1);
  });

  it('begins with what the last page could not save', async () => {
    changeDraft(3, { text: 'from before the crash' });
    start();
    await expect.poll(() => saved).toEqual(['from before the crash']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeDraft,
  clearDraft,
  readDraft,
  useDraftsStore,
} from '../../../src-renderer/state/drafts-store.ts';

const stored = () => localStorage.getItem('rozmova.drafts') ?? '';

beforeEach(() => {
  useDraftsStore.setState({ drafts: {} });
  localStorage.clear();
});

describe('drafts', () => {
  it('belong to the conversation they were typed in', () => {
    changeDraft(1, { text: 'for one' });
    changeDraft(2, { text: 'for two' });
    changeDraft(1, { quotedMessageId: 5 });
    expect([readDraft(1), readDraft(2), readDraft(3)]).toMatchObject([
      { text: 'for one', quotedMessageId: 5 },
      { text: 'for two', quotedMessageId: null },
      { text: '', quotedMessageId: null },
    ]);
  });

  it('remember that they were sent until the hub knows, and then leave nothing behind', () => {
    changeDraft(1, { text: 'x' });
    clearDraft(1);
    const flush = () => window.dispatchEvent(new Event('pagehide'));
    flush();
    expect(JSON.parse(stored()).state.drafts).toMatchObject({ 1: { text: '', savedAt: null } });
    useDraftsStore.setState({ drafts: { 1: { ...readDraft(1), savedAt: Date.now() } } });
    flush();
    expect(JSON.parse(stored()).state.drafts).toEqual({});
  });

  it('are written at once when the page goes away, not with every letter', () => {
    changeDraft(1, { text: 'half a sen' });
    expect(stored()).not.toContain('half a sen');
    window.dispatchEvent(new Event('pagehide'));
    expect(stored()).toContain('half a sen');
  });

  it('are written a moment after the last letter', async () => {
    changeDraft(1, { text: 'a thought' });
    await expect.poll(stored).toContain('a thought');
  });
});

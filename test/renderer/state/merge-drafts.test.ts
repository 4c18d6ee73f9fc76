import { describe, expect, it } from 'vitest';
import type { Draft as HubDraft } from '#shared/contract/drafts.ts';
import type { ConversationId, MediaId } from '#shared/domain/ids.ts';
import type { Draft } from '../../../src-renderer/state/drafts-store.ts';
import { mergeDrafts } from '../../../src-renderer/state/merge-drafts.ts';

const here = (text: string, updatedAt: number, savedAt: number | null): Draft => ({
  text,
  quotedMessageId: null,
  files: [],
  updatedAt,
  savedAt,
});
const there = (text: string, updatedAt: number, change: Partial<HubDraft> = {}): HubDraft => ({
  conversationId: 1 as ConversationId,
  text,
  quotedMessageId: null,
  attachments: [],
  updatedAt,
  ...change,
});
const merged = (
  own: Draft | null,
  hub: HubDraft | null,
  { askedAt = 100, isFirst = false }: { askedAt?: number; isFirst?: boolean } = {},
) => mergeDrafts(own ? { 1: own } : {}, { list: hub ? [hub] : [], askedAt, isFirst })[1];

describe('drafts of this screen and of the hub', () => {
  it('come from the hub where this screen has none', () => {
    expect(merged(null, there('from another seat', 50))).toMatchObject({
      text: 'from another seat',
      savedAt: 100,
    });
  });

  it('are the newer ones at the start, whichever side has it', () => {
    expect(merged(here('old', 10, null), there('new', 20), { isFirst: true })?.text).toBe('new');
    expect(merged(here('new', 30, null), there('old', 20), { isFirst: true })?.text).toBe('new');
  });

  it('never take away letters that were typed while the letters before were being saved', () => {
    expect(merged(here('ab', 10, null), there('a', 20))?.text).toBe('ab');
  });

  it('follow another seat while nothing is typed here', () => {
    expect(merged(here('a', 10, 11), there('a and more', 20))?.text).toBe('a and more');
  });

  it('do not go back to an answer that was on its way during a save', () => {
    expect(merged(here('ab', 20, 90), there('a', 10))?.text).toBe('ab');
    expect(merged(here('ab', 20, 150), null)?.text).toBe('ab');
  });

  it('vanish when they were sent on another seat', () => {
    expect(merged(here('sent there', 20, 50), null)).toBeUndefined();
  });

  it('stay sent: the memory of an emptied one outlives an older answer', () => {
    expect(merged(here('', 40, 50), there('sent', 30))?.text).toBe('');
  });

  it('keep a file that is still on its way up', () => {
    const file = { key: 'k', media: null, caption: '', isVoice: false };
    expect(merged({ ...here('', 10, 20), files: [file] }, null)?.files).toEqual([file]);
  });

  it('bring their files under the tiles that show them already', () => {
    const media = { id: 5 as MediaId } as HubDraft['attachments'][number]['media']; // only its id is looked at
    const attachment = { mediaId: 5 as MediaId, caption: 'hi', isVoice: false, media };
    const own = { ...here('', 10, 20), files: [{ key: 'tile', media, caption: '', isVoice: false }] };
    expect(merged(own, there('', 30, { attachments: [attachment] }))?.files).toEqual([
      { key: 'tile', media, caption: 'hi', isVoice: false },
    ]);
  });
});

import type { Draft as HubDraft } from '#shared/contract/drafts.ts';
import { type Draft, type Drafts, isEmptyDraft } from './drafts-store.ts';

/** When the hub was asked, and whether this is the first answer since the page began. */
export interface DraftsAnswer {
  readonly list: readonly HubDraft[];
  /** By this screen's clock, so that an answer from before a save cannot take back what was saved. */
  readonly askedAt: number;
  readonly isFirst: boolean;
}

/**
 * Brings the hub's drafts and those of this screen together. At the start the newer one of each conversation wins. Later
 * on what is unsaved here wins: the hub stamps a draft when it arrives, which may be after the next letter was typed.
 * What was saved from here and is missing there was sent or emptied on another screen.
 */
export function mergeDrafts(local: Drafts, { list: hub, askedAt, isFirst }: DraftsAnswer): Drafts {
  const there = new Set(hub.map(({ conversationId }) => Number(conversationId)));
  const kept = Object.entries(local).filter(
    ([id, draft]) => there.has(Number(id)) || isHeld(draft) || !wasSavedBefore(draft, askedAt),
  );
  const merged: Record<number, Draft> = Object.fromEntries(kept);
  for (const draft of hub) {
    const own = local[draft.conversationId];
    const isHeldHere = own !== undefined && own.savedAt === null && !isFirst;
    if (own === undefined || (draft.updatedAt > own.updatedAt && !isHeldHere)) {
      merged[draft.conversationId] = fromHub(draft, own, askedAt);
    }
  }
  return merged;
}

/** An empty draft is the memory of a sending; a file on its way up is known to this screen only. */
const isHeld = (draft: Draft) => isEmptyDraft(draft) || draft.files.some(({ media }) => media === null);

const wasSavedBefore = ({ savedAt }: Draft, askedAt: number) => savedAt !== null && savedAt < askedAt;

/** The hub's draft in the form of this screen; files on their way up from here stay. */
function fromHub(draft: HubDraft, own: Draft | undefined, askedAt: number): Draft {
  const onTheirWay = own?.files.filter(({ media }) => media === null) ?? [];
  return {
    text: draft.text,
    quotedMessageId: draft.quotedMessageId,
    files: [
      ...draft.attachments.map(({ mediaId, media, caption, isVoice }) => ({
        key: own?.files.find((file) => file.media?.id === mediaId)?.key ?? `media-${mediaId}`,
        media,
        caption,
        isVoice,
      })),
      ...onTheirWay,
    ],
    updatedAt: draft.updatedAt,
    savedAt: askedAt,
  };
}

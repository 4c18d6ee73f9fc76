import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { useSend } from './mutations.ts';
import { placeCaption } from './tray.ts';
import { readTray, removeFile, type TrayFile } from './tray-store.ts';

export interface TrayShipment {
  readonly conversation: Conversation;
  /** The words of the composer: the caption of the first file without one, or a message before the files. */
  readonly text: string;
  readonly quoted: Message | null;
  readonly seenUpTo: MessageId | undefined;
  readonly now: () => number;
  /** The words were handed over; they can be cleared from the composer. */
  readonly onTextTaken: () => void;
  /** This one file instead of all: a voice note goes past what waits. */
  readonly onlyKey?: string;
}

/**
 * Sends the files of a tray in their order, each as soon as the hub has its bytes; then it leaves the tray. One that
 * fails stays there with its reason, and the ones after it go on.
 */
export function useSendTray() {
  const { send } = useSend();
  return async ({
    conversation,
    text,
    quoted,
    seenUpTo,
    now,
    onTextTaken,
    onlyKey,
  }: TrayShipment): Promise<void> => {
    const tiles = readTray(conversation.id).filter(
      ({ key, work }) => !work?.problem && (onlyKey === undefined || key === onlyKey),
    );
    const place = placeCaption(
      tiles.map((tile) => ({ mimeType: typeOf(tile), caption: tile.caption })),
      text,
    );
    if (place.textFirst) {
      send({
        conversation,
        content: { kind: 'text', body: text, previewUrl: false },
        quoted,
        seenUpTo,
        now: now(),
      });
      onTextTaken();
    }
    let isFirst = !place.textFirst;
    for (const [index, tile] of tiles.entries()) {
      const media = tile.media ?? (await tile.work?.stored) ?? null;
      // Taken out of the tray meanwhile, or it did not come up: then its tile says why.
      const current = readTray(conversation.id).find(({ key }) => key === tile.key);
      if (!media || !current) continue;
      const ownCaption = current.caption.trim();
      const takesText = index === place.captionIndex;
      send({
        conversation,
        content: {
          kind: 'media',
          mediaId: media.id,
          caption: (takesText ? text.trim() : ownCaption) || null,
          isVoice: tile.isVoice,
        },
        quoted: isFirst ? quoted : null,
        media,
        seenUpTo,
        now: now(),
      });
      isFirst = false;
      if (takesText) onTextTaken();
      removeFile(conversation.id, tile.key);
    }
  };
}

/** What a tile will be sent as, as far as it is known. */
export const typeOf = (tile: TrayFile): string => tile.media?.mimeType ?? tile.work?.file.type ?? '';

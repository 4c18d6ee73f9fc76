import { useRef } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Media } from '#shared/contract/media.ts';
import type { Message } from '#shared/contract/messages.ts';
import { uploadMedia } from '../../api/upload-media.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useSend } from './mutations.ts';
import { placeCaption } from './tray.ts';
import { readTray, removeFile, setUpload, type TrayFile } from './tray-store.ts';

export interface TrayShipment {
  readonly conversation: Conversation;
  /** The words of the composer: the caption of the first file that takes one, or a message before the files. */
  readonly text: string;
  readonly quoted: Message | null;
  readonly now: () => number;
  /** The words were handed over; they can be cleared from the composer. */
  readonly onTextTaken: () => void;
}

/**
 * Sends the files of a tray in their order: each is uploaded, then sent, then leaves the tray. One that fails stays there
 * with its reason, and the ones after it go on.
 */
export function useSendTray() {
  const { send } = useSend();
  const failureSentence = useFailureSentence();
  const stops = useRef(new Map<string, AbortController>());

  const upload = async (conversationId: number, item: TrayFile): Promise<Media | null> => {
    const stop = new AbortController();
    stops.current.set(item.key, stop);
    setUpload(conversationId, item.key, { kind: 'running', share: 0 });
    try {
      return await uploadMedia(item.file, {
        signal: stop.signal,
        onProgress: (share) => setUpload(conversationId, item.key, { kind: 'running', share }),
      });
    } catch (error) {
      if (stop.signal.aborted) setUpload(conversationId, item.key, { kind: 'waiting' });
      else setUpload(conversationId, item.key, { kind: 'failed', sentence: failureSentence(error) });
      return null;
    } finally {
      stops.current.delete(item.key);
    }
  };

  const sendTray = async ({ conversation, text, quoted, now, onTextTaken }: TrayShipment): Promise<void> => {
    const items = readTray(conversation.id).filter(
      (item) => item.problem === null && item.upload.kind !== 'running',
    );
    const place = placeCaption(
      items.map((item) => item.file),
      text,
    );
    if (place.textFirst) {
      send({ conversation, content: { kind: 'text', body: text, previewUrl: false }, quoted, now: now() });
      onTextTaken();
    }
    for (const [index, item] of items.entries()) {
      const media = await upload(conversation.id, item);
      if (!media) continue;
      const hasCaption = index === place.captionIndex;
      send({
        conversation,
        content: {
          kind: 'media',
          mediaId: media.id,
          caption: hasCaption ? text.trim() : null,
          isVoice: false,
        },
        quoted: index === 0 && !place.textFirst ? quoted : null,
        media,
        now: now(),
      });
      if (hasCaption) onTextTaken();
      removeFile(conversation.id, item.key);
    }
  };

  return { sendTray, stopUpload: (key: string) => stops.current.get(key)?.abort() };
}

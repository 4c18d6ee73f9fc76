import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { changeDraft, readDraft } from '../../state/drafts-store.ts';
import { addStored } from './tray-store.ts';

const withWords: ReadonlySet<string> = new Set(['text', 'image', 'video', 'document']);

/** Whether a message that did not go out can be changed in the composer: words and files can; forms have their own way (`formOf`). */
export function canTakeBack({ content, media }: Message): boolean {
  return (
    content.kind === 'text' || (media !== null && (withWords.has(content.kind) || content.kind === 'audio'))
  );
}

/**
 * Puts words, quote and file of a message back into the composer; what is being written there stays, after them. A
 * caption stays with its file: of several files that come back each had its own.
 */
export function takeBack(message: Message): void {
  const { conversationId, content, media, quoted } = message;
  const { text, quotedMessageId } = readDraft(conversationId);
  const words = withWords.has(content.kind) ? captionOrText(message) : '';
  changeDraft(conversationId, {
    text: media ? text : [words, text].filter((part) => part.trim() !== '').join('\n'),
    quotedMessageId: quoted?.id ?? quotedMessageId,
  });
  if (media) addStored(conversationId, media, words, content.kind === 'audio' && content.isVoice);
}

/** A document's text is its file name where it has no caption. */
function captionOrText({ content }: Message): string {
  return 'caption' in content ? (content.caption ?? '') : contentText(content);
}

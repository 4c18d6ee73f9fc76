import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { changeDraft, readDraft } from '../../state/drafts-store.ts';
import { type ComposerAction, stepQuote } from './composer-keys.ts';

/** Does to a draft what a key of the composer wishes; `messages` is what is loaded, oldest first. */
export function actOnDraft(
  action: Exclude<ComposerAction, 'send'>,
  conversationId: ConversationId,
  messages: readonly Message[],
): void {
  switch (action) {
    case 'cancel-quote':
      changeDraft(conversationId, { quotedMessageId: null });
      break;
    case 'quote-earlier':
    case 'quote-later': {
      const quotable = messages.filter(({ wamid, direction }) => wamid !== null && direction !== 'system');
      const ids = quotable.map((message) => message.id);
      const step = action === 'quote-earlier' ? 'earlier' : 'later';
      const { quotedMessageId } = readDraft(conversationId);
      changeDraft(conversationId, { quotedMessageId: stepQuote(ids, quotedMessageId, step) });
      break;
    }
    case 'recall-last': {
      const last = messages.findLast(
        (message) => message.direction === 'out' && message.content.kind === 'text',
      );
      if (last) changeDraft(conversationId, { text: contentText(last.content) });
    }
  }
}

import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { changeDraft, readDraft } from '../../state/drafts-store.ts';
import { type ComposerAction, stepQuote } from './composer-keys.ts';

export interface DraftSituation {
  readonly conversationId: ConversationId;
  /** What is loaded, oldest first. */
  readonly messages: readonly Message[];
  /** Who writes. */
  readonly operatorId: OperatorId;
}

/** Does to a draft what a key of the composer wishes. */
export function actOnDraft(
  action: Exclude<ComposerAction, 'send'>,
  { conversationId, messages, operatorId }: DraftSituation,
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
        (message) => message.content.kind === 'text' && isWrittenBy(operatorId, message),
      );
      if (last) changeDraft(conversationId, { text: contentText(last.content) });
    }
  }
}

/** One's own words, not those of a colleague, of another tool or of a rule of the account. */
const isWrittenBy = (operatorId: OperatorId, message: Message): boolean =>
  message.direction === 'out' && message.operatorId === operatorId && message.automatic === undefined;

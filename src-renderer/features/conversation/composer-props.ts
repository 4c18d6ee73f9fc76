import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';

export interface ComposerPanelProps {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  readonly customerName: string;
  /** What is loaded, for quoting and for taking up one's own last words. */
  readonly messages: readonly Message[];
  /** The newest message that was before the eyes of the writer. */
  readonly seenUpTo: MessageId | undefined;
  /** UTC ms by the clock of the account. */
  readonly now: () => number;
  /** Something was sent: the list goes to its end. */
  readonly onSent: () => void;
}

import type { TFunction } from 'i18next';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';

/** Everything that can be done with a message; the screen makes them once and hands them down. */
export interface BubbleActions {
  /** Who may only look is offered nothing that the hub would refuse. */
  readonly mayAct: boolean;
  readonly reply: (message: Message) => void;
  /** An empty emoji takes our reaction back. */
  readonly react: (message: Message, emoji: string) => void;
  /** Asks to whom; `content` is what the message becomes. */
  readonly forward: (message: Message, content: OutgoingContent) => void;
  /** Begins a note for colleagues with the words of the message. */
  readonly noteAbout: (message: Message) => void;
  readonly showInfo: (message: Message) => void;
  readonly jumpToQuoted: (message: Message) => void;
  readonly retryMedia: (message: Message) => void;
  /** Sends a failed message again. */
  readonly retry: (message: Message) => void;
  /** Asks first: the message may have arrived. */
  readonly askToSendAgain: (message: Message) => void;
  readonly discard: (message: Message) => void;
  /** Of one's own note: the dialog that changes it, and the question before it goes. */
  readonly editNote: (message: Message) => void;
  readonly deleteNote: (message: Message) => void;
  /**
   * Puts the words of a failed message back into the composer; it goes, unless Meta has taken it once. What was made in a form
   * is opened in it, and goes when the form is sent; a template is filled in once more.
   */
  readonly editAgain: (message: Message) => void;
}

/** Why a message cannot be reacted to or quoted now, in words; `sendBarrier`: why nothing can be sent. Null when it can. */
export function reactionBarrier(
  message: Message,
  sendBarrier: string | null,
  t: TFunction<'conversation'>,
): string | null {
  return message.wamid === null ? t('actions.reactionUnknown') : sendBarrier;
}

/** The reactions that are one press away. */
export const quickReactions = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

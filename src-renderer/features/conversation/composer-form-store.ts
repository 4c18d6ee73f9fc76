import { create } from 'zustand';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

/** What opens a form of its own. */
export type ComposerForm = 'location' | 'contact' | 'buttons' | 'list';

export interface OpenForm {
  readonly conversationId: ConversationId;
  readonly form: ComposerForm;
  /** The message that did not go out and is changed in it; it is given up only when the form is sent. */
  readonly from: Message | null;
}

/** The form of the composer that is open: the composer opens it, and so does a message that failed. */
const useComposerFormStore = create<{ readonly open: OpenForm | null }>(() => ({ open: null }));

/** The open form of a conversation. */
export function useComposerForm(conversationId: ConversationId): OpenForm | null {
  const open = useComposerFormStore((store) => store.open);
  return open?.conversationId === conversationId ? open : null;
}

export function openComposerForm(open: OpenForm): void {
  useComposerFormStore.setState({ open });
}

/** Closes the form of a conversation, if it is the one that is open. */
export function closeComposerForm(conversationId: ConversationId): void {
  useComposerFormStore.setState(({ open }) => ({
    open: open?.conversationId === conversationId ? null : open,
  }));
}

/** The form in which a message was made; null for what is made without one. */
export function formOf({ content }: Message): ComposerForm | null {
  switch (content.kind) {
    case 'location':
      return 'location';
    case 'contacts':
      return content.cards.length === 1 ? 'contact' : null;
    case 'interactive':
      return content.form === 'other' ? null : content.form;
    default:
      return null;
  }
}

import type { OutgoingContent } from '#shared/contract/messages.ts';
import { ChoicesDialog } from './components/ChoicesDialog.tsx';
import { ContactDialog } from './components/ContactDialog.tsx';
import { LocationDialog } from './components/LocationDialog.tsx';
import type { OpenForm } from './composer-form-store.ts';

export interface ComposerFormsProps {
  readonly open: OpenForm | null;
  /** What is written already; it becomes the text above buttons or a list. */
  readonly text: string;
  /** False while something else is asked. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSend: (content: OutgoingContent) => void;
}

/** The form that is open, if any: empty from the plus menu, or filled with a message that did not go out. */
export function ComposerForms({ open, text, ...dialog }: ComposerFormsProps) {
  const begun = open?.from?.content;
  switch (open?.form) {
    case 'location':
      return <LocationDialog begun={begun?.kind === 'location' ? begun : null} {...dialog} />;
    case 'contact':
      return (
        <ContactDialog begun={begun?.kind === 'contacts' ? (begun.cards[0] ?? null) : null} {...dialog} />
      );
    case 'buttons':
    case 'list':
      return (
        <ChoicesDialog
          kind={open.form}
          body={text}
          begun={begun?.kind === 'interactive' ? begun : null}
          {...dialog}
        />
      );
    case undefined:
      return null;
  }
}

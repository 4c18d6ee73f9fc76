import type { OutgoingContent } from '#shared/contract/messages.ts';
import { ChoicesDialog } from './components/ChoicesDialog.tsx';
import { ContactDialog } from './components/ContactDialog.tsx';
import { LocationDialog } from './components/LocationDialog.tsx';
import type { ComposerForm } from './components/PlusMenu.tsx';

export interface ComposerFormsProps {
  readonly form: ComposerForm | null;
  /** What is written already; it becomes the text above buttons or a list. */
  readonly text: string;
  /** False while something else is asked. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSend: (content: OutgoingContent) => void;
}

/** The form that the plus menu has opened, if any. */
export function ComposerForms({ form, text, ...dialog }: ComposerFormsProps) {
  switch (form) {
    case 'location':
      return <LocationDialog {...dialog} />;
    case 'contact':
      return <ContactDialog {...dialog} />;
    case 'buttons':
    case 'list':
      return <ChoicesDialog kind={form} body={text} {...dialog} />;
    case null:
      return null;
  }
}

import type { OutgoingContent } from '#shared/contract/messages.ts';
import { ChoicesDialog } from './components/ChoicesDialog.tsx';
import { ContactDialog } from './components/ContactDialog.tsx';
import { LocationDialog } from './components/LocationDialog.tsx';
import type { ComposerForm } from './components/PlusMenu.tsx';

export interface ComposerFormsProps {
  readonly form: ComposerForm | null;
  /** What is written already; it becomes the text above buttons or a list. */
  readonly text: string;
  readonly onClose: () => void;
  readonly onSend: (content: OutgoingContent) => void;
}

/** The form that the plus menu has opened, if any. */
export function ComposerForms({ form, text, onClose, onSend }: ComposerFormsProps) {
  switch (form) {
    case 'location':
      return <LocationDialog onClose={onClose} onSend={onSend} />;
    case 'contact':
      return <ContactDialog onClose={onClose} onSend={onSend} />;
    case 'buttons':
    case 'list':
      return <ChoicesDialog kind={form} body={text} onClose={onClose} onSend={onSend} />;
    case null:
      return null;
  }
}

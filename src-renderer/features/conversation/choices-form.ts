import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import { outgoingLimits } from '#shared/domain/outgoing.ts';

export interface ChoiceRow {
  readonly key: string;
  readonly title: string;
  readonly description: string;
}

export interface ChoiceSection {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly ChoiceRow[];
}

/** The form of a message with buttons or a list, as one types it. */
export interface ChoicesForm {
  readonly kind: 'buttons' | 'list';
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly { readonly key: string; readonly title: string }[];
  readonly buttonLabel: string;
  readonly sections: readonly ChoiceSection[];
}

export const MOST_BUTTONS = 3;

const newKey = () => crypto.randomUUID();
export const emptyButton = () => ({ key: newKey(), title: '' });
export const emptyRow = (): ChoiceRow => ({ key: newKey(), title: '', description: '' });
export const emptySection = (): ChoiceSection => ({ key: newKey(), title: '', rows: [emptyRow()] });

/** The form before anything is typed; the words of the composer are its text. */
export function emptyChoices(kind: ChoicesForm['kind'], body: string, buttonLabel: string): ChoicesForm {
  return {
    kind,
    body,
    footer: '',
    buttons: [emptyButton(), emptyButton()],
    buttonLabel,
    sections: [emptySection()],
  };
}

/** The form of a message that was made before. */
export function choicesOf(
  content: Extract<MessageContent, { kind: 'interactive' }>,
  kind: ChoicesForm['kind'],
): ChoicesForm {
  return {
    kind,
    body: content.body,
    footer: content.footer ?? '',
    buttons: content.buttons.map(({ title }) => ({ key: newKey(), title })),
    buttonLabel: content.buttonLabel ?? '',
    sections: content.sections.map(({ title, rows }) => ({
      key: newKey(),
      title,
      rows: rows.map((row) => ({ key: newKey(), title: row.title, description: row.description ?? '' })),
    })),
  };
}

/**
 * The message of a form; ids are made from the places, so they are unique. Buttons and rows in which nothing was typed are
 * left out; a row that has a description only stays, so that the check asks for its title.
 */
export function choicesContent(form: ChoicesForm): Extract<OutgoingContent, { kind: 'buttons' | 'list' }> {
  const body = form.body.trim();
  const footer = form.footer.trim() || null;
  if (form.kind === 'buttons') {
    const filled = form.buttons.filter(({ title }) => title.trim() !== '');
    return {
      kind: 'buttons',
      body,
      footer,
      buttons: filled.map(({ title }, index) => ({ id: `button-${index + 1}`, title: title.trim() })),
    };
  }
  return {
    kind: 'list',
    body,
    footer,
    buttonLabel: form.buttonLabel.trim(),
    sections: form.sections.map((section, sectionIndex) => ({
      title: section.title.trim(),
      rows: section.rows
        .filter(({ title, description }) => title.trim() !== '' || description.trim() !== '')
        .map((row, rowIndex) => ({
          id: `row-${sectionIndex + 1}-${rowIndex + 1}`,
          title: row.title.trim(),
          description: row.description.trim() || null,
        })),
    })),
  };
}

export const countRows = ({ sections }: ChoicesForm): number =>
  sections.reduce((sum, { rows }) => sum + rows.length, 0);

export const hasRoomForRow = (form: ChoicesForm): boolean => countRows(form) < outgoingLimits.listRows;

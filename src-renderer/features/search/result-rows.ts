import type { Conversation } from '#shared/contract/conversations.ts';
import type { MessageHit, Snippet } from '#shared/contract/search.ts';
import type { ContactNoteId, ConversationId, OperatorId } from '#shared/domain/ids.ts';

export interface NoteHit {
  readonly noteId: ContactNoteId;
  readonly contact: MessageHit['contact'];
  readonly operatorId: OperatorId | null;
  readonly createdAt: number;
  readonly snippet: Snippet;
  readonly conversationId: ConversationId | null;
}

/** One line of the results; headings are no results, and cannot be chosen. */
export type ResultRow =
  | { readonly kind: 'heading'; readonly key: string; readonly of: 'people' | 'messages' | 'notes' }
  | { readonly kind: 'person'; readonly key: string; readonly conversation: Conversation }
  | { readonly kind: 'note'; readonly key: string; readonly note: NoteHit }
  | { readonly kind: 'message'; readonly key: string; readonly hit: MessageHit };

/** In pixels; every row of a kind has the same height, whatever stands in it. */
export const rowHeight: Record<ResultRow['kind'], number> = {
  heading: 32,
  person: 52,
  note: 72,
  message: 72,
};

/** People first, then notes, then messages without an end; a group without results has no heading. */
export function resultRows(results: {
  people: readonly Conversation[];
  notes: readonly NoteHit[];
  messages: readonly MessageHit[];
}): ResultRow[] {
  const { people, notes, messages } = results;
  return [
    ...heading('people', people),
    ...people.map(
      (conversation): ResultRow => ({ kind: 'person', key: `p${conversation.id}`, conversation }),
    ),
    ...heading('notes', notes),
    ...notes.map((note): ResultRow => ({ kind: 'note', key: `n${note.noteId}`, note })),
    ...heading('messages', messages),
    ...messages.map((hit): ResultRow => ({ kind: 'message', key: `m${hit.messageId}`, hit })),
  ];
}

const heading = (of: 'people' | 'messages' | 'notes', items: readonly unknown[]): ResultRow[] =>
  items.length === 0 ? [] : [{ kind: 'heading', key: of, of }];

/** The next row that can be chosen, from one on in a direction; the same one at the end. */
export function nextChoice(rows: readonly ResultRow[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < rows.length; index += step) {
    if (rows[index]?.kind !== 'heading') return index;
  }
  return from;
}

import type { Contact, ContactField } from '#shared/contract/contacts.ts';
import type { HubClient } from '#shared/contract/index.ts';
import type { CsvColumn } from '#shared/domain/csv.ts';
import { fileClock } from '#shared/domain/file-time.ts';

export type ExportedContact = Contact & {
  readonly notes: readonly string[];
  readonly lastMessageAt: number | null;
};

export interface GatherOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** All contacts, page by page; rejects with the signal's reason when it is cancelled. */
export async function gatherContacts(client: HubClient, options: GatherOptions): Promise<ExportedContact[]> {
  const contacts: ExportedContact[] = [];
  let cursor: string | null = null;
  do {
    options.signal.throwIfAborted();
    const page: Awaited<ReturnType<HubClient['contacts']['exportRows']>> = await client.contacts.exportRows(
      cursor === null ? {} : { cursor },
    );
    contacts.push(...page.items);
    options.onProgress(contacts.length);
    cursor = page.next;
  } while (cursor !== null);
  return contacts;
}

export interface ExportWords {
  readonly columns: {
    readonly name: string;
    readonly profileName: string;
    readonly phone: string;
    readonly username: string;
    readonly bsuid: string;
    readonly optOut: string;
    readonly note: string;
    readonly lastMessage: string;
  };
  readonly yes: string;
  readonly no: string;
  /** Of the times in it. */
  readonly timeZone: string;
}

/** Further notes go into the last column, or one person with a thousand notes would make a thousand columns. */
const MOST_NOTE_COLUMNS = 10;

/**
 * The contacts as lines of a file. The first note has the column that an import reads, each further one a column of its
 * own which it passes over: so the same file can be imported again and nothing is doubled.
 */
export function exportLines(
  contacts: readonly ExportedContact[],
  fields: readonly ContactField[],
  { columns, yes, no, timeZone }: ExportWords,
): string[][] {
  const timeOf = fileClock(timeZone);
  const mostNotes = contacts.reduce((most, { notes }) => Math.max(most, notes.length), 1);
  const noteColumns = Math.min(mostNotes, MOST_NOTE_COLUMNS);
  const { name, profileName, phone, username, bsuid, optOut, lastMessage, note } = columns;
  const noteHeadings = Array.from({ length: noteColumns }, (_, place) =>
    place === 0 ? note : `${note} ${place + 1}`,
  );
  const heading = [name, profileName, phone, username, bsuid, optOut, lastMessage];
  const lines = contacts.map((contact) => [
    contact.customName ?? '',
    contact.profileName ?? '',
    contact.waId === null ? '' : `+${contact.waId}`,
    contact.username === null ? '' : `@${contact.username}`,
    contact.bsuid ?? '',
    contact.optedOutAt === null ? no : yes,
    contact.lastMessageAt === null ? '' : timeOf(contact.lastMessageAt),
    ...fields.map(({ id }) => contact.fields.find(({ fieldId }) => fieldId === id)?.value ?? ''),
    ...noteCells(contact.notes, noteColumns),
  ]);
  return [[...heading, ...fields.map((field) => field.name), ...noteHeadings], ...lines];
}

/** Who they are stays as it is written, when they last wrote and what is a number or a day is there to be counted with. */
export function exportColumns(fields: readonly ContactField[]): CsvColumn[] {
  const own = fields.map(({ kind }): CsvColumn => (kind === 'number' || kind === 'date' ? 'value' : 'text'));
  return ['text', 'text', 'text', 'text', 'text', 'text', 'value', ...own];
}

function noteCells(notes: readonly string[], count: number): string[] {
  const last = notes.slice(count - 1).join('\n');
  return Array.from({ length: count }, (_, place) => (place === count - 1 ? last : (notes[place] ?? '')));
}

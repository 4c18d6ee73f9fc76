import type { Contact, ContactField } from '../contract/contacts.ts';
import type { Language } from './refusals.ts';

/** What stands in a column of a file. */
export type ContactColumn = 'skip' | 'name' | 'phone' | 'note' | 'optOut' | `field:${number}`;

/** Stands between several notes in one cell, on a line of its own. */
const NOTE_SEPARATOR = '———';

/** Words in headers of our own files, of address books and of the tables that people keep. */
const HEADER_WORDS: readonly [column: ContactColumn, words: RegExp][] = [
  ['optOut', /opt(ed)?[ -]*out|unsubscribed|do not contact|відмов|відписан|без реклами|отказ|отписан/],
  ['note', /note|comment|remark|нотатк|комент|приміт|заметк|примеч/],
  ['phone', /phone|mobile|whats ?app|\btel\b|\bcell|\bnumber\b|телеф|тел\.|^тел$|моб|номер|вайбер|ватсап/],
  [
    'name',
    /name|ім['’ʼ`]?я|прізвище|піб|п\.? ?і\.? ?б|клієнт|контакт|имя|фамилия|фио|клиент|customer|contact|client/,
  ],
];

/** Address books have these beside the value: what kind of number it is, how a name is spoken. */
const ASIDE =
  /type|label|phonetic|nickname|prefix|suffix|middle name|file ?as|maiden|company|user ?(id|name)|\bid\b|тип|ярлик|компан/;
/** First and last names stand in columns of their own; they are joined in the order of the columns. */
const PART_OF_NAME =
  /first|given|last|family|surname|прізвище|фамилия|^ім['’ʼ`]?я$|^имя$|по батькові|отчество/;

/** What the columns of a file probably mean, by their titles; only the parts of a name may stand in several. */
export function guessColumns(header: readonly string[], fields: readonly ContactField[]): ContactColumn[] {
  const titles = header.map(foldTitle);
  const guesses = titles.map((title) => guessColumn(title, fields));
  return guesses.map((guess, index) => {
    const earlier = guesses.indexOf(guess);
    if (earlier === index || guess === 'skip') return guess;
    const areParts = guess === 'name' && [index, earlier].every((at) => PART_OF_NAME.test(titles[at] ?? ''));
    return areParts ? guess : 'skip';
  });
}

const foldTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

function guessColumn(title: string, fields: readonly ContactField[]): ContactColumn {
  // A field of one's own is called what it is called, also when its name has one of the words.
  const field = fields.find(({ name }) => foldTitle(name) === title);
  if (field) return `field:${field.id}`;
  if (title === '' || ASIDE.test(title)) return 'skip';
  return HEADER_WORDS.find(([, words]) => words.test(title))?.[0] ?? 'skip';
}

/** The notes in one cell, as they were put together for a file. */
export const splitNotes = (cell: string): string[] =>
  cell
    .split(new RegExp(`\\r?\\n${NOTE_SEPARATOR}\\r?\\n`))
    .map((note) => note.trim())
    .filter((note) => note !== '');

const TITLES = {
  name: { uk: 'Ім’я', en: 'Name' },
  phone: { uk: 'Телефон', en: 'Phone' },
  username: { uk: 'Нік', en: 'Username' },
  userId: { uk: 'ID користувача', en: 'User ID' },
  optedOut: { uk: 'Відмова від реклами', en: 'Opted out' },
  notes: { uk: 'Нотатки', en: 'Notes' },
  lastMessage: { uk: 'Останнє повідомлення', en: 'Last message' },
} as const;

/** The first row of an exported file; `guessColumns` understands it in either language. */
export function exportHeader(fields: readonly ContactField[], language: Language): string[] {
  const { name, phone, username, userId, optedOut, notes, lastMessage } = TITLES;
  return [
    ...[name, phone, username, userId, optedOut].map((title) => title[language]),
    ...fields.map((field) => field.name),
    ...[notes, lastMessage].map((title) => title[language]),
  ];
}

/** One contact as a row of an exported file. */
export function exportRow(
  contact: Contact & { notes: readonly string[]; lastMessageAt: number | null },
  fields: readonly ContactField[],
  language: Language,
): string[] {
  const values = new Map(contact.fields.map(({ fieldId, value }) => [fieldId, value]));
  const yes = language === 'uk' ? 'так' : 'yes';
  return [
    contact.customName ?? contact.profileName ?? '',
    contact.waId === null ? '' : `+${contact.waId}`,
    contact.username === null ? '' : `@${contact.username}`,
    contact.bsuid ?? '',
    contact.optedOutAt === null ? '' : yes,
    ...fields.map(({ id }) => values.get(id) ?? ''),
    contact.notes.join(`\n${NOTE_SEPARATOR}\n`),
    contact.lastMessageAt === null ? '' : new Date(contact.lastMessageAt).toISOString(),
  ];
}

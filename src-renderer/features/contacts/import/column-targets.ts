import type { ContactField } from '#shared/contract/contacts.ts';
import type { Target } from './import-row.ts';

/** What a column is called where people keep lists: in Ukrainian, in English, and in the files that we write ourselves. */
const names: Readonly<Record<string, Target>> = Object.fromEntries(
  (
    [
      [
        'name',
        [
          'імя',
          'піб',
          'імя та прізвище',
          'прізвище',
          'клієнт',
          'контакт',
          'name',
          'full name',
          'first name',
          'last name',
          'surname',
          'given name',
          'family name',
          'customer',
          'client',
          'contact',
          'display name',
        ],
      ],
      [
        'phone',
        [
          'телефон',
          'номер',
          'номер телефону',
          'моб',
          'мобільний',
          'тел',
          'phone',
          'phone number',
          'mobile',
          'mobile phone',
          'tel',
          'telephone',
          'number',
          'whatsapp',
          'phone 1 - value',
          'phone 1 value',
        ],
      ],
      [
        'note',
        [
          'нотатка',
          'нотатки',
          'примітка',
          'примітки',
          'коментар',
          'note',
          'notes',
          'comment',
          'comments',
          'remark',
        ],
      ],
      [
        'optOut',
        [
          'без реклами',
          'не надсилати реклами',
          'відмова від реклами',
          'no marketing',
          'opt out',
          'opt-out',
          'opted out',
          'unsubscribed',
          'do not contact',
        ],
      ],
    ] as const
  ).flatMap(([target, words]) => words.map((word) => [word, target])),
);

const fold = (header: string) =>
  header
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/['’ʼ`]/g, '')
    .replace(/[_\s]+/g, ' ')
    .trim();

/** What the columns hold by their names; a phone is one column only, the first of them. */
export function guessTargets(headers: readonly string[], fields: readonly ContactField[]): Target[] {
  const guesses = headers.map((header): Target => {
    const own = fields.find(({ name }) => fold(name) === fold(header));
    return own ? `field:${own.id}` : (names[fold(header)] ?? 'skip');
  });
  return keepSingles(guesses);
}

/** What was remembered for these columns, as far as its fields are still there. */
export function toTargets(
  remembered: readonly string[],
  headers: readonly string[],
  fields: readonly ContactField[],
): Target[] {
  const known = new Set<string>([
    'skip',
    'name',
    'phone',
    'note',
    'optOut',
    ...fields.map(({ id }) => `field:${id}`),
  ]);
  return headers.map((_, column) => {
    const target = remembered[column] ?? 'skip';
    return known.has(target) ? (target as Target) : 'skip';
  });
}

/** Names and notes may be spread over several columns and are joined; of everything else there is one. */
const isSingle = (target: Target) => !['skip', 'name', 'note'].includes(target);

function keepSingles(targets: readonly Target[]): Target[] {
  return targets.map((target, column) =>
    isSingle(target) && targets.indexOf(target) < column ? 'skip' : target,
  );
}

/** The choice after one column was given a meaning; another column that had the same loses it. */
export function withTarget(targets: readonly Target[], column: number, target: Target): Target[] {
  return targets.map((known, place) => {
    if (place === column) return target;
    return known === target && isSingle(target) ? 'skip' : known;
  });
}

/** By which the choice is remembered: files of one origin have the same columns. */
export function headersKey(headers: readonly string[]): string {
  return headers.map(fold).join('\u001f');
}

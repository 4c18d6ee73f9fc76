import type { ContactDetails, ContactField } from '#shared/contract/contacts.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import type { Language } from '../../i18n/language.ts';
import { showFieldValue } from './show-field-value.ts';

/** One line of the comparison: what the kept contact will show, and what of the other one will not be seen any more. */
export interface MergeRow {
  readonly key: string;
  readonly label: string;
  readonly kept: string;
  readonly other: string;
  /** Whose value stands there afterwards: the kept one's own wins, the other's fills what was empty. */
  readonly winner: 'kept' | 'other' | 'both';
}

export interface MergeRowWords {
  readonly name: string;
  readonly number: string;
  readonly username: string;
  readonly optedOut: string;
  readonly yes: string;
}

export interface MergeRowOptions {
  readonly fields: readonly ContactField[];
  readonly words: MergeRowWords;
  readonly language: Language;
}

/** What a merge will do to each value, in the order in which the panel shows them. */
export function mergeRows(kept: ContactDetails, other: ContactDetails, options: MergeRowOptions): MergeRow[] {
  const { fields, words, language } = options;
  const values: readonly [key: string, label: string, valueOf: (contact: ContactDetails) => string | null][] =
    [
      ['name', words.name, ({ customName, profileName }) => customName ?? profileName],
      ['number', words.number, ({ waId }) => waId && formatPhone(waId)],
      ['username', words.username, ({ username }) => username],
      // Who asked for no marketing under one number asked for it as a person.
      ['optedOut', words.optedOut, ({ optedOutAt }) => (optedOutAt === null ? null : words.yes)],
      ...fields.map((field): [string, string, (contact: ContactDetails) => string] => [
        `field ${field.id}`,
        field.name,
        (contact) => fieldValue(contact, field, language),
      ]),
    ];
  // A name that staff gave goes before one out of a profile, whoever of the two has it.
  const isOtherNamed = kept.customName === null && other.customName !== null;
  return values
    .map(([key, label, read]) => {
      const pair = { kept: read(kept) ?? '', other: read(other) ?? '' };
      return { key, label, ...pair, winner: key === 'name' && isOtherNamed ? 'other' : winnerOf(key, pair) };
    })
    .filter((row) => row.kept !== '' || row.other !== '');
}

function fieldValue(contact: ContactDetails, field: ContactField, language: Language): string {
  const value = contact.fields.find(({ fieldId }) => fieldId === field.id)?.value;
  return value === undefined ? '' : showFieldValue(field.kind, value, language);
}

function winnerOf(key: string, { kept, other }: Pick<MergeRow, 'kept' | 'other'>): MergeRow['winner'] {
  if (kept === '') return 'other';
  if (other === '') return 'kept';
  // Both numbers go on leading to the one contact, so neither is lost.
  return key === 'number' || kept === other ? 'both' : 'kept';
}

/** Accounts in which both have a conversation: the two become one. */
export function doubledAccounts(kept: ContactDetails, other: ContactDetails): AccountId[] {
  const own = new Set(kept.conversations.map(({ accountId }) => accountId));
  return other.conversations.map(({ accountId }) => accountId).filter((id) => own.has(id));
}

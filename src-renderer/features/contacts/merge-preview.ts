import type { ContactDetails, ContactField } from '#shared/contract/contacts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import type { Language } from '../../i18n/language.ts';
import { formatPhone } from './format-phone.ts';
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

/** What a merge will do to each value, in the order in which the panel shows them. */
export function mergeRows(
  kept: ContactDetails,
  other: ContactDetails,
  fields: readonly ContactField[],
  words: MergeRowWords,
  language: Language,
): MergeRow[] {
  const fieldValue = (contact: ContactDetails, field: ContactField) => {
    const value = contact.fields.find(({ fieldId }) => fieldId === field.id)?.value;
    return value === undefined ? '' : showFieldValue(field.kind, value, language);
  };
  const optOutOf = ({ optedOutAt }: ContactDetails) => (optedOutAt === null ? '' : words.yes);
  const phoneOf = ({ waId }: ContactDetails) => (waId === null ? '' : formatPhone(waId));
  // A name that staff gave goes before one out of a profile, whoever of the two has it.
  const isOtherNamed = kept.customName === null && other.customName !== null;
  return [
    row('name', words.name, kept.customName ?? kept.profileName, other.customName ?? other.profileName, {
      ...(isOtherNamed ? { winner: 'other' } : {}),
    }),
    // Both numbers go on leading to the one contact, so neither is lost.
    row('number', words.number, phoneOf(kept), phoneOf(other), { winner: 'both' }),
    row('username', words.username, kept.username, other.username),
    // Who asked for no marketing under one number asked for it as a person.
    row('optedOut', words.optedOut, optOutOf(kept), optOutOf(other)),
    ...fields.map((field) =>
      row(`field ${field.id}`, field.name, fieldValue(kept, field), fieldValue(other, field)),
    ),
  ].filter((line) => line.kept !== '' || line.other !== '');
}

function row(
  key: string,
  label: string,
  keptValue: string | null,
  otherValue: string | null,
  { winner }: { readonly winner?: MergeRow['winner'] } = {},
): MergeRow {
  const kept = keptValue ?? '';
  const other = otherValue ?? '';
  const byRule = kept === '' ? 'other' : other === '' ? 'kept' : kept === other ? 'both' : 'kept';
  return { key, label, kept, other, winner: winner ?? byRule };
}

/** Accounts in which both have a conversation: the two become one. */
export function doubledAccounts(kept: ContactDetails, other: ContactDetails): AccountId[] {
  const own = new Set(kept.conversations.map(({ accountId }) => accountId));
  return other.conversations.map(({ accountId }) => accountId).filter((id) => own.has(id));
}

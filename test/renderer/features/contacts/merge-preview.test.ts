import { expect, it } from 'vitest';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import type { AccountId, ContactFieldId, ContactId, ConversationId } from '#shared/domain/ids.ts';
import { doubledAccounts, mergeRows } from '../../../../src-renderer/features/contacts/merge-preview.ts';

const city = { id: 1 as ContactFieldId, name: 'City', kind: 'text' as const };
const born = { id: 2 as ContactFieldId, name: 'Birthday', kind: 'date' as const };
const words = { name: 'Name', number: 'Number', username: 'Username', optedOut: 'No marketing', yes: 'Yes' };

function person(change: Partial<ContactDetails>): ContactDetails {
  return {
    id: 1 as ContactId,
    customName: null,
    profileName: null,
    username: null,
    waId: null,
    bsuid: null,
    aliases: [],
    sameAs: [],
    optedOutAt: null,
    optOutSource: null,
    fields: [],
    createdAt: 0,
    conversations: [],
    merges: [],
    ...change,
  };
}

const conversationIn = (accountId: number) => ({
  id: accountId as ConversationId,
  accountId: accountId as AccountId,
  lastMessageAt: 0,
  unreadCount: 0,
  isBlocked: false,
});

it('the kept one wins where both have a value, the other fills what is empty, both numbers stay', () => {
  const kept = person({
    customName: 'Olena',
    waId: '380671112233',
    fields: [{ fieldId: city.id, value: 'Kyiv' }],
  });
  const other = person({
    profileName: 'lena',
    waId: '48512345678',
    username: 'lena',
    optedOutAt: 5,
    fields: [
      { fieldId: city.id, value: 'Lviv' },
      { fieldId: born.id, value: '1990-05-02' },
    ],
  });
  const rows = mergeRows(kept, other, { fields: [city, born], words, language: 'en' });
  expect(rows.map(({ label, kept: left, other: right, winner }) => [label, left, right, winner])).toEqual([
    ['Name', 'Olena', 'lena', 'kept'],
    ['Number', '+380 67 111 2233', '+48 512 345 678', 'both'],
    ['Username', '', 'lena', 'other'],
    ['No marketing', '', 'Yes', 'other'],
    ['City', 'Kyiv', 'Lviv', 'kept'],
    ['Birthday', '', '2 May 1990', 'other'],
  ]);
});

it('a name that staff gave wins over one of a profile, whoever of the two has it', () => {
  const kept = person({ profileName: 'lena' });
  const other = person({ customName: 'Olena', profileName: 'olena_k' });
  expect(mergeRows(kept, other, { fields: [], words, language: 'en' })).toEqual([
    { key: 'name', label: 'Name', kept: 'lena', other: 'Olena', winner: 'other' },
  ]);
});

it('only accounts in which both have a conversation become one', () => {
  const kept = person({ conversations: [conversationIn(1), conversationIn(2)] });
  const other = person({ conversations: [conversationIn(2), conversationIn(3)] });
  expect(doubledAccounts(kept, other)).toEqual([2]);
});

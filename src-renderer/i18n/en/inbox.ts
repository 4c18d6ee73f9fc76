import type { TranslationOf } from '../translation-of.ts';
import type { inbox as source } from '../uk/inbox.ts';

export const inbox = {
  label: 'Conversations',
  search: 'Search by name or number',
  draft: 'Draft:',
  you: 'You:',
  noMessages: 'No messages yet',
  reactedWith: 'Reaction {{emoji}}',
  reactionRemoved: 'Reaction taken back',
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  loadFailed: 'The list could not be loaded',
  actionFailed: 'The conversation could not be changed',
  back: 'Back to the conversations',
  row: {
    inAccount: 'account {{account}}',
  },
  empty: {
    all: 'Nobody has written yet',
    allHint: 'As soon as a customer writes to your WhatsApp number, the conversation appears here.',
    allSandboxHint: 'Write as the customer on the phone at the right, or start the demo.',
    unread: 'Everything is read',
    unreadHint: 'New messages will appear here by themselves.',
    waiting: 'Everybody has an answer',
    waitingHint: 'Conversations in which the customer wrote last gather here.',
    search: 'Nothing found for “{{search}}”',
    searchHint: 'Try a part of the name or a few digits of the number.',
    showAll: 'Show all conversations',
    clearSearch: 'Clear the search',
  },
} as const satisfies TranslationOf<typeof source>;

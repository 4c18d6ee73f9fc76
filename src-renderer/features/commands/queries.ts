import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Contact } from '#shared/contract/contacts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useHub } from '../../api/hub-context.ts';
import { meantWords } from '../../state/keyboard-layouts.ts';

const MOST_CONVERSATIONS = 6;
const MOST_CONTACTS = 4;

export interface FoundPeople {
  readonly conversations: readonly Conversation[];
  /** Those with whom no conversation was found. */
  readonly contacts: readonly Contact[];
  /** Whether the answer for this query is still on its way. */
  readonly isLooking: boolean;
}

/** Conversations and contacts by a part of a name or number; without a query the conversations that were active last. */
export function useFoundPeople(query: string, isOpen: boolean): FoundPeople {
  const hub = useHub();
  const deferred = useDeferredValue(query.trim());
  const [asTyped, ...otherwise] = deferred === '' ? [''] : meantWords(deferred);
  const { data, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['palette-people', deferred],
    enabled: isOpen,
    placeholderData: keepPreviousData,
    // A name or a message may have come since; what is shown meanwhile is right nearly always.
    staleTime: 5_000,
    queryFn: async () => {
      const found = await lookFor(hub.client, asTyped ?? '');
      // Typed on the wrong keyboard layout, perhaps.
      for (const search of otherwise) {
        if (found.conversations.length + found.contacts.length > 0) break;
        Object.assign(found, await lookFor(hub.client, search));
      }
      return found;
    },
  });
  return {
    conversations: data?.conversations ?? [],
    contacts: data?.contacts ?? [],
    isLooking: isFetching && (isPlaceholderData || data === undefined),
  };
}

type Client = ReturnType<typeof useHub>['client'];

async function lookFor(client: Client, search: string) {
  if (search === '') {
    const recent = await client.conversations.list({ limit: MOST_CONVERSATIONS });
    return { conversations: recent.items, contacts: [] as readonly Contact[] };
  }
  const [conversations, contacts] = await Promise.all([
    client.conversations.list({ search, limit: MOST_CONVERSATIONS }),
    client.contacts.list({ search, limit: MOST_CONVERSATIONS + MOST_CONTACTS }),
  ]);
  const known = new Set(conversations.items.map(({ contact }) => contact.id));
  return {
    conversations: conversations.items,
    contacts: contacts.items.filter(({ id }) => !known.has(id)).slice(0, MOST_CONTACTS),
  };
}

import type { InfiniteData, Query } from '@tanstack/react-query';
import type { Contact, ContactDetails } from '#shared/contract/contacts.ts';
import { fetchOrGone } from './fetch-or-gone.ts';
import type { Hub } from './hub-context.ts';

interface ContactPage {
  readonly items: readonly Contact[];
  readonly next: string | null;
}

type ContactPages = InfiniteData<ContactPage, string | null>;

/**
 * Brings contacts up to date: row by row while their list is on the screen, since fetching it again means all of its
 * loaded pages. A renamed contact keeps its place until the list is opened anew, as rows do not move under the hand.
 */
export async function patchContacts(hub: Hub, ids: ReadonlySet<number>, most: number): Promise<void> {
  const { queryClient, query } = hub;
  if (ids.size === 0) return;
  const lists = queryClient
    .getQueryCache()
    .findAll({ queryKey: query.contacts.list.key({ type: 'infinite' }) });
  if (ids.size > most || !lists.some((list) => list.isActive())) {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: query.contacts.list.key() }),
      queryClient.invalidateQueries({ queryKey: query.contacts.get.key() }),
    ]);
    return;
  }
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: query.contacts.list.key({ type: 'query' }) }),
    ...[...ids].map((id) => patchContact(hub, id, lists)),
  ]);
}

async function patchContact({ client, query, queryClient }: Hub, id: number, lists: readonly Query[]) {
  const contact = await fetchOrGone(() => client.contacts.get({ id }));
  const getKey = query.contacts.get.queryKey({ input: { id } });
  if (contact) queryClient.setQueryData(getKey, contact);
  else await queryClient.invalidateQueries({ queryKey: getKey });
  // A contact that was merged answers as the one that was kept: its own row is gone.
  const row = contact?.id === id ? toRow(contact) : null;
  await Promise.all(
    lists.map(async ({ queryKey, state }) => {
      const pages = queryClient.getQueryData<ContactPages>(queryKey);
      const isShown = pages?.pages.some(({ items }) => items.some((item) => item.id === id)) ?? false;
      // Where somebody new stands the hub alone knows, and an answer that is on its way may be from before the change.
      if ((row && !isShown) || state.fetchStatus === 'fetching') {
        await queryClient.invalidateQueries({ queryKey, exact: true });
      } else if (pages && isShown) {
        queryClient.setQueryData<ContactPages>(queryKey, {
          ...pages,
          pages: pages.pages.map((page) => ({ ...page, items: withRow(page.items, id, row) })),
        });
        await queryClient.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
      }
    }),
  );
}

function withRow(items: readonly Contact[], id: number, row: Contact | null): Contact[] {
  return items.flatMap((item) => {
    if (item.id !== id) return [item];
    return row ? [row] : [];
  });
}

function toRow({ conversations: _conversations, merges: _merges, ...row }: ContactDetails): Contact {
  return row;
}

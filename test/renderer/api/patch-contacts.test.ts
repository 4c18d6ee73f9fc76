import { ORPCError } from '@orpc/client';
import { InfiniteQueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Contact, ContactDetails } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { applyChanges } from '../../../src-renderer/api/apply-changes.ts';
import { answer, hubThatAnswers } from '../../helpers/render-screen.tsx';

const contactOf = (id: number, customName: string): Contact => ({
  id: id as ContactId,
  customName,
  profileName: null,
  username: null,
  waId: `38067000000${id}`,
  bsuid: null,
  aliases: [],
  sameAs: [],
  optedOutAt: null,
  optOutSource: null,
  fields: [],
  createdAt: 1,
});
const detailsOf = (contact: Contact): ContactDetails => ({ ...contact, conversations: [], merges: [] });

/** A hub that knows these people by id, and a list of Anna and Borys on two pages, on the screen. */
async function openList(known: Record<number, Contact>) {
  const calls: string[] = [];
  const hub = hubThatAnswers({
    contacts: {
      get: answer.contacts.get.handler(({ input: { id } }) => {
        calls.push(`get ${id}`);
        const contact = known[id];
        if (!contact) {
          throw new ORPCError('NOT_FOUND', { data: { sentence: { uk: 'Немає', en: 'Gone' }, values: {} } });
        }
        return detailsOf(contact);
      }),
      list: answer.contacts.list.handler(({ input: { cursor } }) => {
        calls.push(`page ${cursor ?? 1}`);
        return cursor === undefined
          ? { items: [contactOf(1, 'Anna')], next: '2' }
          : { items: [contactOf(2, 'Borys')], next: null };
      }),
    },
  });
  const options = hub.query.contacts.list.infiniteOptions({
    input: (cursor: string | null) => (cursor === null ? {} : { cursor }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const list = new InfiniteQueryObserver(hub.queryClient, options);
  const leave = list.subscribe(() => undefined);
  await list.fetchNextPage();
  await list.fetchNextPage();
  calls.length = 0;
  return {
    hub,
    calls,
    leave,
    changed: (...ids: number[]) =>
      applyChanges(
        { hub, openConversationId: () => null },
        ids.map((id) => ({ entity: 'contact', id })),
      ),
    names: () =>
      hub.queryClient
        .getQueryData(options.queryKey)
        ?.pages.map(({ items }) => items.map((contact) => contact.customName)),
  };
}

describe('the list of contacts on the screen', () => {
  it('takes over a changed contact where it stands, without fetching its pages', async () => {
    const screen = await openList({ 2: contactOf(2, 'Yaroslav') });
    await screen.changed(2);
    expect({ names: screen.names(), calls: screen.calls }).toEqual({
      names: [['Anna'], ['Yaroslav']],
      calls: ['get 2'],
    });
  });

  it('loses the row of one that became part of another or is gone', async () => {
    const screen = await openList({ 2: contactOf(1, 'Anna') });
    await screen.changed(2);
    expect(screen.names()).toEqual([['Anna'], []]);
    await screen.changed(1);
    expect({ names: screen.names(), calls: screen.calls }).toEqual({
      names: [[], []],
      calls: ['get 2', 'get 1'],
    });
  });

  it('is fetched again for somebody new, whose place only the hub knows', async () => {
    const screen = await openList({ 3: contactOf(3, 'Bohdan') });
    await screen.changed(3);
    expect(screen.calls).toEqual(['get 3', 'page 1', 'page 2']);
  });

  it('is fetched again as a whole when very many changed', async () => {
    const screen = await openList({});
    await screen.changed(...Array.from({ length: 60 }, (_, index) => index + 1));
    expect(screen.calls).toEqual(['page 1', 'page 2']);
  });

  it('asks for nothing when nobody looks, and is fetched when it is opened again', async () => {
    const screen = await openList({ 2: contactOf(2, 'Yaroslav') });
    screen.leave();
    await screen.changed(2);
    const [query] = screen.hub.queryClient
      .getQueryCache()
      .findAll({ queryKey: screen.hub.query.contacts.list.key() });
    expect({ calls: screen.calls, isStale: query?.isStale() }).toEqual({ calls: [], isStale: true });
  });
});

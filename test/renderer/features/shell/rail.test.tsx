import { act, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Label } from '#shared/contract/labels.ts';
import type { AccountId, LabelId, OperatorId } from '#shared/domain/ids.ts';
import { Rail } from '../../../../src-renderer/features/shell/components/Rail.tsx';
import { chooseAccount, chooseFilter, readScope } from '../../../../src-renderer/state/scope-store.ts';
import { closeSearch, useSearchStore } from '../../../../src-renderer/state/search-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount } from '../../../helpers/sample-answers.ts';

const total = { all: 12, mine: 3, unassigned: 4, unread: 5, waiting: 6, closing: 2, snoozed: 1, done: 90 };
const urgent: Label = {
  id: 5 as LabelId,
  name: 'Urgent',
  color: 'red',
  isUrgent: false,
  conversationCount: 7,
};
const byLabel = [
  { labelId: 5 as LabelId, accountId: sampleAccount().id, open: 4 },
  { labelId: 5 as LabelId, accountId: 77 as AccountId, open: 2 },
];
const olena = {
  id: 1 as OperatorId,
  name: 'Olena',
  role: 'admin' as const,
  pictureMediaId: null,
  removedAt: null,
};
const taras = {
  id: 2 as OperatorId,
  name: 'Taras',
  role: 'operator' as const,
  pictureMediaId: null,
  removedAt: null,
};

// jsdom has no media queries; in this window none of them holds.
beforeAll(() => {
  window.matchMedia ??= (media) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(() => {
  chooseAccount(null);
  chooseFilter('all');
  closeSearch();
});

async function openRail({ operators = [olena, taras], isNarrow = false, path = '/' } = {}) {
  const { accounts, app, conversations, labels } = answer;
  const view = renderScreen(
    <Suspense>
      <Rail isSandbox={false} isNarrow={isNarrow} />
    </Suspense>,
    {
      path,
      procedures: {
        accounts: { list: accounts.list.handler(() => [sampleAccount()]) },
        app: { operators: app.operators.handler(() => operators) },
        conversations: { counts: conversations.counts.handler(() => ({ total, byAccount: [], byLabel })) },
        labels: { list: labels.list.handler(() => [urgent]) },
      },
    },
  );
  await screen.findByRole('button', { name: /^Urgent/ });
  await within(screen.getByRole('button', { name: /^Unread/ })).findByText('5');
  return view;
}
const button = (name: RegExp) => screen.getByRole('button', { name });

describe('the rail', () => {
  it('has every list with its number, and the labels with theirs', async () => {
    await openRail();
    const names = ['All', 'Mine', 'Unassigned', 'Unanswered', 'Window closing', 'Snoozed', 'Done', 'Urgent'];
    const texts = await Promise.all(names.map(async (name) => button(new RegExp(`^${name}`)).textContent));
    expect(texts).toEqual([
      'All12',
      'Mine3',
      'Unassigned4',
      'Unanswered6',
      'Window closing2',
      'Snoozed1',
      'Done90',
      'Urgent6',
    ]);
  });

  it('counts a label among the open conversations of the account that is chosen', async () => {
    await openRail();
    expect(button(/^Urgent/).textContent).toBe('Urgent6');
    act(() => chooseAccount(sampleAccount().id));
    expect(button(/^Urgent/).textContent).toBe('Urgent4');
  });

  it('does not count what is whose where one person works alone', async () => {
    await openRail({ operators: [olena] });
    expect([button(/^Mine/).textContent, button(/^Unassigned/).textContent]).toEqual(['Mine', 'Unassigned']);
  });

  it('shows the conversations of a label, and no longer once a list is chosen', async () => {
    const { user } = await openRail();
    await user.click(button(/^Urgent/));
    expect(readScope()).toMatchObject({ filter: 'all', labelId: 5 });
    expect(button(/^Urgent/).getAttribute('aria-current')).toBe('true');
    expect(button(/^All/).getAttribute('aria-current')).toBeNull();
    await user.click(button(/^Done/));
    expect(readScope()).toMatchObject({ filter: 'done', labelId: null });
  });

  it('leads to the search, back from it by any list, and to the contacts', async () => {
    const { user, visited } = await openRail({ path: '/settings' });
    await user.click(button(/^Search/));
    expect([useSearchStore.getState().isOpen, visited.at(-1)]).toEqual([true, '/']);
    await user.click(button(/^Unread/));
    expect(useSearchStore.getState().isOpen).toBe(false);
    await user.click(button(/^Contacts/));
    expect(visited.at(-1)).toBe('/contacts');
  });

  it('brings what was chosen by a key or in the palette into sight', async () => {
    const { user } = await openRail();
    const done = button(/^Done/);
    let shownTimes = 0;
    // jsdom lays nothing out.
    const value = () => {
      shownTimes += 1;
    };
    Object.defineProperty(done, 'scrollIntoView', { value });
    await user.click(done);
    expect(shownTimes).toBe(1);
  });

  it('keeps its words for screen readers when it is narrow', async () => {
    await openRail({ isNarrow: true });
    expect(button(/^Window closing$/)).toBeTruthy();
  });
});

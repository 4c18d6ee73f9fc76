import { ORPCError } from '@orpc/client';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Conversation, ConversationBefore, ConversationChange } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import type { ConversationId, LabelId, OperatorId } from '#shared/domain/ids.ts';
import { InboxCommands } from '../../../../src-renderer/features/inbox/InboxCommands.tsx';
import { InboxPanel } from '../../../../src-renderer/features/inbox/InboxPanel.tsx';
import { closePicker } from '../../../../src-renderer/features/inbox/picker-store.ts';
import { rowHeights } from '../../../../src-renderer/features/inbox/row-height.ts';
import { runCommand } from '../../../../src-renderer/state/commands-store.ts';
import { changeDraft, useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { setOpenConversation } from '../../../../src-renderer/state/open-conversation-store.ts';
import { chooseFilter } from '../../../../src-renderer/state/scope-store.ts';
import { clearSelection, readSelection } from '../../../../src-renderer/state/selection-store.ts';
import { useUndoKey } from '../../../../src-renderer/state/use-undo-key.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleConversation, sampleNow } from '../../../helpers/sample-chat.ts';

const colleagues = [
  { id: 1 as OperatorId, name: 'Olena', role: 'admin' as const, pictureMediaId: null, removedAt: null },
  {
    id: 2 as OperatorId,
    name: 'Taras Bondar',
    role: 'operator' as const,
    pictureMediaId: null,
    removedAt: null,
  },
];
const urgent: Label = {
  id: 5 as LabelId,
  name: 'Urgent',
  color: 'red',
  isUrgent: false,
  conversationCount: 1,
};
const person = (id: number, change: Partial<Conversation> = {}) =>
  sampleConversation({ id: id as ConversationId, lastMessageAt: sampleNow - id * 1000, ...change });
const noCounts = { all: 0, mine: 0, unassigned: 0, unread: 0, waiting: 0, closing: 0, snoozed: 0, done: 0 };

// jsdom lays nothing out; the virtual list asks how high its box is.
beforeAll(() => {
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, value: 800 });
  Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, value: 340 });
});
afterEach(() => {
  closePicker();
  useDraftsStore.setState({ drafts: {} });
  clearSelection();
  chooseFilter('all');
  setOpenConversation(null);
});

/** The frame around every screen hears Ctrl+Z. */
function UndoKey() {
  useUndoKey();
  return null;
}

interface Setup {
  readonly items: Conversation[];
  readonly openId?: number;
  readonly refuses?: boolean;
  readonly density?: 'comfortable' | 'compact';
  readonly role?: 'admin' | 'viewer';
  /** The list goes on: a second page never comes. */
  readonly hasMore?: boolean;
  /** How each conversation was before what is done to it. */
  readonly before?: Omit<ConversationBefore, 'id'>;
}

/** The list over a hub that answers every change with how things were. */
async function openInbox(setup: Setup) {
  const { items, openId, refuses = false, density = 'comfortable', role = 'admin', hasMore = false } = setup;
  const before = setup.before ?? { state: 'open' };
  const asked: { ids: number[]; change: ConversationChange }[] = [];
  const undone: ConversationBefore[][] = [];
  const fetched: number[] = [];
  const { app, accounts, conversations, labels, messages } = answer;
  const bootstrap = sampleBootstrap();
  setOpenConversation(openId ?? null);
  const id = (openId ?? null) as ConversationId | null;
  const view = renderScreen(
    <>
      <UndoKey />
      <InboxCommands openId={id} />
      <InboxPanel openId={id} onOpen={() => undefined} />
    </>,
    {
      path: openId ? `/c/${openId}` : '/',
      procedures: {
        app: {
          bootstrap: app.bootstrap.handler(() => ({
            ...bootstrap,
            operator: { ...bootstrap.operator, role },
            settings: { ...bootstrap.settings, density },
          })),
          operators: app.operators.handler(() => colleagues),
        },
        accounts: { list: accounts.list.handler(() => [sampleAccount()]) },
        labels: { list: labels.list.handler(() => [urgent]) },
        messages: {
          list: messages.list.handler(({ input }) => {
            fetched.push(input.conversationId);
            return { items: [], before: null, after: null };
          }),
        },
        conversations: {
          list: conversations.list.handler(({ input }) =>
            input.cursor === undefined
              ? { items, next: hasMore ? 'more' : null }
              : new Promise<never>(() => undefined),
          ),
          counts: conversations.counts.handler(() => ({ total: noCounts, byAccount: [] })),
          change: conversations.change.handler(({ input }) => {
            asked.push(input);
            if (refuses) {
              const sentence = { en: 'At most 20 can be pinned.', uk: 'Не більше ніж 20.' };
              throw new ORPCError('PIN_LIMIT', { data: { sentence, values: {} } });
            }
            return { before: input.ids.map((changedId) => ({ ...before, id: changedId })) };
          }),
          undo: conversations.undo.handler(({ input }) => {
            undone.push(input.before);
            return { restored: input.before.length };
          }),
        },
      },
    },
  );
  await screen.findAllByRole('option');
  return { ...view, asked, undone, fetched };
}

const names = () => screen.getAllByRole('option').map((row) => row.textContent?.match(/Customer \d/)?.[0]);
const row = (id: number) => screen.getByRole('option', { name: new RegExp(`Customer ${id}`) });

describe('a row of the list', () => {
  it('tells labels, who answers, the pin, the block and until when it is snoozed', async () => {
    await openInbox({
      items: [
        person(1, { labelIds: [urgent.id], assigneeId: 2 as OperatorId, pinnedAt: 5, isBlocked: true }),
        person(2, { state: 'snoozed', snoozedUntil: null }),
      ],
    });
    const first = within(row(1));
    expect(await first.findByText('Labels: Urgent')).toBeTruthy();
    expect(first.getByRole('img', { name: 'Assigned to Taras Bondar' })).toBeTruthy();
    expect(first.getByRole('img', { name: 'Pinned' })).toBeTruthy();
    expect(first.getByRole('img', { name: /^Blocked/ })).toBeTruthy();
    expect(within(row(2)).getByRole('img', { name: 'Snoozed until a reply' })).toBeTruthy();
  });

  it('says that files wait in its draft, where no words do', async () => {
    const file = { key: 'a', media: null, caption: '', isVoice: false };
    act(() => changeDraft(1, { files: [file, { ...file, key: 'b' }] }));
    await openInbox({ items: [person(1)] });
    expect(row(1).textContent).toContain('Draft: 2 files');
    act(() => changeDraft(1, { text: 'Here they are' }));
    expect(row(1).textContent).toContain('Draft: Here they are');
  });

  it('is as high as the density says, whatever it holds', async () => {
    const zalgo = `Z${'\u0335\u0321\u0352'.repeat(60)}`;
    const contact = { ...person(1).contact, customName: `Customer 1 ${zalgo} ‮שלום ${'🦊'.repeat(300)}` };
    await openInbox({ items: [person(1, { contact, labelIds: [urgent.id] })], density: 'compact' });
    expect(row(1).style.height).toBe('48px');
  });
});

describe('a row that a button goes down on', () => {
  it('has its messages fetched, unless selecting or its menu is meant', async () => {
    const { fetched } = await openInbox({ items: [person(1), person(2)] });
    fireEvent.pointerDown(row(1), { button: 0, ctrlKey: true });
    fireEvent.pointerDown(row(1), { button: 2 });
    fireEvent.pointerDown(row(2), { button: 0 });
    await waitFor(() => expect(fetched).toEqual([2]));
  });

  it('names its moment in full only while the pointer is over it', async () => {
    await openInbox({ items: [person(1), person(2)] });
    const moment = () => row(1).querySelector('time')?.title;
    expect(moment()).toBe('');
    fireEvent.pointerMove(row(1), { pointerType: 'mouse', clientY: 20 });
    expect(moment()).toMatch(/\d\d:\d\d:\d\d/);
  });
});

describe('what can be done with the row under the pointer', () => {
  const doneButton = () => screen.queryByRole('button', { name: 'Done', hidden: true });
  const scroll = () => fireEvent.scroll(row(1).closest('.overflow-y-auto') as HTMLElement);

  it('is out of the way while one scrolls, and is there again once the list rests', async () => {
    await openInbox({ items: [person(1), person(2)] });
    fireEvent.pointerMove(row(1), { pointerType: 'mouse', clientY: 20 });
    expect(doneButton()).toBeTruthy();
    scroll();
    expect(doneButton()).toBeNull();
    await waitFor(() => expect(doneButton()).toBeTruthy());
  });

  it('stays away when the pointer has left the list meanwhile', async () => {
    await openInbox({ items: [person(1), person(2)] });
    fireEvent.pointerMove(row(1), { pointerType: 'mouse', clientY: 20 });
    scroll();
    fireEvent.pointerLeave(row(1).closest('.overflow-y-auto') as HTMLElement);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(doneButton()).toBeNull();
  });
});

describe('the list before somebody who may only look', () => {
  it('offers nothing that would be refused: no buttons, no selection, no keys', async () => {
    const { user, asked } = await openInbox({ items: [person(1), person(2)], role: 'viewer' });
    fireEvent.pointerMove(row(1), { pointerType: 'mouse', clientY: 20 });
    fireEvent.contextMenu(row(1));
    row(1).focus();
    await user.keyboard('x{Shift>}{ArrowDown}{/Shift}{Control>}a{/Control}');
    runCommand('conversation.done');
    await waitFor(() => expect(row(2)).toBe(document.activeElement));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Done', hidden: true })).toBeNull();
    expect(readSelection().size).toBe(0);
    expect(names()).toEqual(['Customer 1', 'Customer 2']);
    expect(asked).toEqual([]);
  });
});

describe('what is done from the list', () => {
  it('shows at once and is taken back by the notice', async () => {
    const { user, asked, undone } = await openInbox({ items: [person(1), person(2), person(3)] });
    row(2).focus();
    runCommand('conversation.done');
    await waitFor(() => expect(names()).toEqual(['Customer 1', 'Customer 3']));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toEqual(['Customer 1', 'Customer 2', 'Customer 3']));
    expect({ asked, undone }).toEqual({
      asked: [{ ids: [2], change: { kind: 'done' } }],
      undone: [[{ id: 2, state: 'open' }]],
    });
  });

  it.each<[string, string, Omit<ConversationBefore, 'id'>]>([
    ['pin', 'Pinned', { pinnedAt: null }],
    ['assignToMe', 'Assigned to Olena', { assigneeId: null }],
  ])('shows in the row, and is gone from it when it is taken back: %s', async (command, mark, before) => {
    const { user, undone } = await openInbox({ items: [person(1), person(2)], before });
    const isMarked = () => within(row(2)).queryByRole('img', { name: mark }) !== null;
    row(2).focus();
    runCommand(`conversation.${command}`);
    await waitFor(() => expect(isMarked()).toBe(true));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(isMarked()).toBe(false));
    expect(undone).toEqual([[{ ...before, id: 2 }]]);
  });

  it('is taken back by Ctrl+Z as well, on a Ukrainian layout too', async () => {
    const { user, undone } = await openInbox({ items: [person(1), person(2)] });
    row(2).focus();
    runCommand('conversation.done');
    await screen.findByText('Conversation done');
    await user.keyboard('{Control>}[KeyZ]{/Control}');
    await waitFor(() => expect(undone).toHaveLength(1));
    await user.keyboard('{Control>}[KeyZ]{/Control}');
    expect(undone).toHaveLength(1);
  });

  it('is taken back when it was to mark the open one as unread, which comes back', async () => {
    const { user, undone, visited } = await openInbox({ items: [person(1), person(2)], openId: 2 });
    runCommand('conversation.unread');
    await screen.findByText('Marked as unread');
    expect(visited.at(-1)).toBe('/');
    await user.keyboard('{Control>}[KeyZ]{/Control}');
    await waitFor(() => expect(undone).toEqual([[{ id: 2, state: 'open' }]]));
    expect(visited.at(-1)).toBe('/c/2');
  });

  it('says nothing when it was to mark one as read', async () => {
    const { asked } = await openInbox({ items: [person(1, { unreadCount: 2 }), person(2)] });
    row(1).focus();
    runCommand('conversation.unread');
    await waitFor(() => expect(asked).toEqual([{ ids: [1], change: { kind: 'read' } }]));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('is put back with the reason in words when it is refused', async () => {
    await openInbox({ items: [person(1), person(2)], refuses: true });
    row(2).focus();
    runCommand('conversation.pin');
    // Once on the screen, once for screen readers.
    expect((await screen.findAllByText('At most 20 can be pinned.')).length).toBeGreaterThan(0);
    expect(names()).toEqual(['Customer 1', 'Customer 2']);
    expect(within(row(2)).queryByRole('img', { name: 'Pinned' })).toBeNull();
  });

  it('opens the next conversation when the open one is done', async () => {
    const { visited } = await openInbox({ items: [person(1), person(2), person(3)], openId: 2 });
    runCommand('conversation.done');
    await waitFor(() => expect(visited.at(-1)).toBe('/c/3'));
  });

  it('says what is missing when there is nothing to do it to', async () => {
    const { asked } = await openInbox({ items: [person(1)] });
    runCommand('conversation.done');
    expect(await screen.findByText('Open or select a conversation first')).toBeTruthy();
    expect(asked).toEqual([]);
  });
});

describe('several at once', () => {
  it('are selected by keys and done together', async () => {
    const { user, asked } = await openInbox({ items: [person(1), person(2), person(3), person(4)] });
    row(1).focus();
    await user.keyboard('x');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    const bar = await screen.findByRole('toolbar', { name: 'Actions on the selected conversations' });
    expect(within(bar).getByText('2 selected')).toBeTruthy();
    await user.click(within(bar).getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(names()).toEqual(['Customer 3', 'Customer 4']));
    expect(asked).toEqual([{ ids: [1, 2], change: { kind: 'done' } }]);
    expect(screen.queryByRole('toolbar')).toBeNull();
    expect(await screen.findByText('2 conversations done')).toBeTruthy();
  });

  it('are all of the list with Ctrl+A and none with Escape', async () => {
    const { user } = await openInbox({ items: [person(1), person(2), person(3)] });
    row(2).focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('3 selected')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('3 selected')).toBeNull();
  });

  it('are said to be only those that are loaded, where the list goes on', async () => {
    const items = Array.from({ length: 60 }, (_, index) => person(index + 1));
    const { user } = await openInbox({ items, hasMore: true });
    screen.getAllByRole('option')[1]?.focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('60 selected, more below')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Select all that are loaded/ })).toBeTruthy();
    await user.keyboard('x');
    expect(await screen.findByText('59 selected')).toBeTruthy();
  });

  it('get a label through the picker, where those that have it already are told', async () => {
    const { user, asked } = await openInbox({
      items: [person(1, { labelIds: [urgent.id] }), person(2)],
    });
    await user.keyboard('{Control>}');
    await user.click(row(1));
    await user.click(row(2));
    await user.keyboard('{/Control}');
    runCommand('conversation.label');
    const dialog = await screen.findByRole('dialog', { name: 'Labels' });
    expect(within(dialog).getByRole('option', { name: /Urgent.*partly/ })).toBeTruthy();
    await user.type(within(dialog).getByRole('combobox'), 'urg{Enter}');
    await waitFor(() =>
      expect(asked).toEqual([{ ids: [1, 2], change: { kind: 'label', labelId: 5, isOn: true } }]),
    );
    expect(await within(dialog).findByRole('option', { name: 'Urgent', selected: true })).toBeTruthy();
  });

  it('lose a label again by the notice', async () => {
    const before = { label: { id: urgent.id, isOn: false } };
    const { user, undone } = await openInbox({ items: [person(1), person(2)], before });
    row(2).focus();
    runCommand('conversation.label');
    const dialog = await screen.findByRole('dialog', { name: 'Labels' });
    await user.type(within(dialog).getByRole('combobox'), 'urg{Enter}');
    await within(dialog).findByRole('option', { name: 'Urgent', selected: true });
    await user.keyboard('{Escape}');
    await screen.findByRole('option', { name: /Customer 2/ });
    expect(within(row(2)).getByText('Labels: Urgent')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(within(row(2)).queryByText('Labels: Urgent')).toBeNull());
    expect(undone).toEqual([[{ ...before, id: 2 }]]);
  });
});

describe('a list of ten thousand', () => {
  it('has only the rows in the document that are seen, and each knows its place among all', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => person(index + 1));
    const { container } = await openInbox({ items });
    const rows = screen.getAllByRole('option');
    const box = container.querySelector('[role="listbox"]');
    expect({
      isFew: rows.length < 60,
      sizes: [...new Set(rows.map((one) => one.getAttribute('aria-setsize')))],
      first: rows[0]?.getAttribute('aria-posinset'),
      height: box instanceof HTMLElement ? box.style.height : null,
    }).toEqual({ isFew: true, sizes: ['10000'], first: '1', height: `${10_000 * rowHeights.comfortable}px` });
  });

  it('has the last rows in the document when one goes to its end, and no more of them than before', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => person(index + 1));
    const { user } = await openInbox({ items });
    screen.getAllByRole('option')[0]?.focus();
    await user.keyboard('{End}');
    const last = await screen.findByRole('option', { name: /Customer 10000/ });
    expect([last.getAttribute('aria-posinset'), screen.getAllByRole('option').length < 60]).toEqual([
      '10000',
      true,
    ]);
  });
});

import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { CommandCentre } from '../../../../src-renderer/features/commands/CommandCentre.tsx';
import { type Command, useCommands } from '../../../../src-renderer/state/commands-store.ts';
import { notify } from '../../../../src-renderer/ui/notify.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleConversation } from '../../../helpers/sample-chat.ts';

// jsdom has no media queries; in this window none of them holds.
beforeAll(() => {
  window.matchMedia ??= (media) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});

const done: string[] = [];
const offered: readonly Command[] = [
  { id: 'conversation.done', group: 'conversation', title: 'Mark as done', run: () => done.push('done') },
  { id: 'conversation.snooze', group: 'conversation', title: 'Snooze', run: () => done.push('snooze') },
];

function Screen() {
  useCommands(offered);
  return (
    <>
      <textarea aria-label="Message" />
      <button type="button">Elsewhere</button>
      <CommandCentre />
    </>
  );
}

async function open(role: 'admin' | 'viewer' = 'admin') {
  done.length = 0;
  localStorage.clear();
  const bootstrap = sampleBootstrap();
  bootstrap.operator.role = role;
  const searches: (string | undefined)[] = [];
  const updates: object[] = [];
  const view = renderScreen(<Screen />, {
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(() => bootstrap),
        updateSettings: answer.app.updateSettings.handler(({ input }) => {
          updates.push(input);
          return { ...bootstrap.settings, ...input };
        }),
      },
      accounts: { list: answer.accounts.list.handler(() => [sampleAccount()]) },
      conversations: {
        list: answer.conversations.list.handler(({ input }) => {
          searches.push(input.search);
          return { items: /[a-z]/.test(input.search ?? '') ? [] : [sampleConversation()], next: null };
        }),
      },
      contacts: { list: answer.contacts.list.handler(() => ({ items: [], next: null })) },
    },
  });
  await screen.findByRole('textbox');
  return { ...view, searches, updates };
}

const press = (key: string, code: string, held: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ...held });

const firstOption = () => screen.getAllByRole('option')[0]?.textContent;

describe('the keys of commands', () => {
  it('run what is offered now, and go on to the page otherwise', async () => {
    await open();
    const wasTaken = !press('e', 'KeyE');
    // Nobody offers the labels here.
    const wasLeft = press('l', 'KeyL');
    expect([done, wasTaken, wasLeft]).toEqual([['done'], true, true]);
  });

  it('are letters while somebody writes, except with Ctrl', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('textbox'));
    await user.keyboard('eh');
    press('E', 'KeyE', { ctrlKey: true, shiftKey: true });
    expect([screen.getByRole<HTMLTextAreaElement>('textbox').value, done]).toEqual(['eh', ['done']]);
  });

  it('are off while a dialog is open, and on while there is only a notice', async () => {
    await open();
    notify({ title: 'Saved' });
    await screen.findByText('Saved');
    press('e', 'KeyE');
    expect(done).toEqual(['done']);
    press('k', 'KeyK', { ctrlKey: true });
    await screen.findByRole('dialog', { name: 'Commands' });
    press('E', 'KeyE', { ctrlKey: true, shiftKey: true });
    expect(done).toEqual(['done']);
  });
});

describe('the palette', () => {
  it('runs what is chosen after it has closed, and offers it first the next time', async () => {
    const { user } = await open();
    press('k', 'KeyK', { ctrlKey: true });
    const box = await screen.findByRole('combobox', { name: 'Commands' });
    await user.type(box, 'snoo');
    await waitFor(() => expect(firstOption()).toBe('SnoozeH'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(done).toEqual(['snooze']));
    expect(screen.queryByRole('dialog', { name: 'Commands' })).toBeNull();
    press('k', 'KeyK', { ctrlKey: true });
    await screen.findByText('Recent');
    expect(firstOption()).toBe('SnoozeH');
  });

  it('goes to a person by name, before commands whose letters only happen to fit', async () => {
    const { user, searches, visited } = await open();
    press('k', 'KeyK', { ctrlKey: true });
    await user.type(await screen.findByRole('combobox', { name: 'Commands' }), '+380');
    await waitFor(() => expect(searches.at(-1)).toBe('+380'));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(visited.at(-1)).toMatch(/^\/c\/\d+$/));
  });

  it('changes the look for a viewer too: it is their own', async () => {
    const { user, updates } = await open('viewer');
    press('k', 'KeyK', { ctrlKey: true });
    await user.type(await screen.findByRole('combobox', { name: 'Commands' }), 'compact lists');
    await waitFor(() => expect(firstOption()).toMatch(/^Compact lists/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(updates).toEqual([{ density: 'compact' }]));
  });
});

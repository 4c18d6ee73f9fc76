import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { offerToUndo } from '../../../src-renderer/state/offer-to-undo.ts';
import { beginDeed, undoLast } from '../../../src-renderer/state/undo-store.ts';
import { renderUi } from '../../helpers/render-ui.tsx';

const calls: string[] = [];
const offer = (title: string, undo = () => Promise.resolve()) =>
  offerToUndo({
    title,
    undoLabel: `Undo ${title}`,
    undoneTitle: `${title} undone`,
    undo: () => {
      calls.push(`undo ${title}`);
      return undo();
    },
    onUndoFailed: () => calls.push(`failed ${title}`),
    onKept: () => calls.push(`kept ${title}`),
  });

beforeEach(() => {
  calls.length = 0;
});

describe('a deed that can be taken back', () => {
  it('is taken back by its button, once, and says so in place of the offer', async () => {
    const { user } = renderUi(null);
    offer('Merged');
    await user.click(await screen.findByRole('button', { name: 'Undo Merged' }));
    await screen.findAllByText('Merged undone');
    await waitFor(() => expect(screen.queryByText('Merged')).toBeNull());
    expect(screen.queryByRole('button', { name: 'Undo Merged' })).toBeNull();
    expect(undoLast()).toBe(false);
    expect(calls).toEqual(['undo Merged']);
  });

  it('is taken back by the key, which leaves no button to do it again', async () => {
    renderUi(null);
    offer('Pinned');
    await screen.findByRole('button', { name: 'Undo Pinned' });
    expect(undoLast()).toBe(true);
    await screen.findAllByText('Pinned undone');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo Pinned' })).toBeNull());
    expect(calls).toEqual(['undo Pinned']);
  });

  it('gives the key to the newest deed', async () => {
    renderUi(null);
    offer('First');
    offer('Second');
    await screen.findByRole('button', { name: 'Undo First' });
    expect([undoLast(), undoLast()]).toEqual([true, false]);
    expect(calls).toEqual(['undo Second']);
  });

  it('is kept when its notice is put away: the key has nothing left to take back', async () => {
    const { user } = renderUi(null);
    offer('Deleted');
    await user.click(await screen.findByLabelText('Dismiss'));
    await waitFor(() => expect(calls).toEqual(['kept Deleted']));
    expect(undoLast()).toBe(false);
  });

  it('is taken back as soon as the hub has answered when the key came before the answer', () => {
    renderUi(null);
    offer('Older');
    const ended = beginDeed();
    expect(undoLast()).toBe(true);
    expect(calls).toEqual([]);
    offer('Newer');
    ended(true);
    expect(calls).toEqual(['undo Newer']);
  });

  it('that failed takes nothing else with it', () => {
    renderUi(null);
    offer('Older');
    const ended = beginDeed();
    undoLast();
    ended(false);
    expect(calls).toEqual([]);
    expect(undoLast()).toBe(true);
    expect(calls).toEqual(['undo Older']);
  });

  it('says when it could not be taken back', async () => {
    renderUi(null);
    offer('Sent', () => Promise.reject(new Error('offline')));
    undoLast();
    await waitFor(() => expect(calls).toEqual(['undo Sent', 'failed Sent']));
    expect(screen.queryByText('Sent undone')).toBeNull();
  });
});

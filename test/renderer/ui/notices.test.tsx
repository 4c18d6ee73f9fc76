import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { notify } from '../../../src-renderer/ui/notify.ts';
import { renderUi } from '../../helpers/render-ui.tsx';

describe('notices', () => {
  it('show their words, and their action runs once and takes them away', async () => {
    const undo = vi.fn<() => void>();
    const { user } = renderUi(null);
    notify({ title: 'Conversation resolved', action: { label: 'Undo', onPress: undo } });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByText('Conversation resolved')).toBeNull());
  });

  it('replace the one with the same id instead of stacking', async () => {
    renderUi(null);
    notify({ id: 'export', title: 'Exporting' });
    await screen.findAllByText('Exporting');
    notify({ id: 'export', title: 'Exported', timeoutMs: 0 });
    await screen.findAllByText('Exported');
    expect(screen.queryByText('Exporting')).toBeNull();
  });

  it('can be dismissed with their close button', async () => {
    const { user } = renderUi(null);
    notify({ title: 'Export failed', description: 'The disk is full.', tone: 'danger' });
    // An urgent notice is announced by a live region; the notice itself is hidden from screen readers until it has focus.
    const notice = await screen.findByRole('alertdialog', { hidden: true });
    await user.click(within(notice).getByLabelText('Dismiss'));
    await waitFor(() => expect(screen.queryByText('The disk is full.')).toBeNull());
  });
});

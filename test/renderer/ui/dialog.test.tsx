import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src-renderer/ui/Button.tsx';
import { ConfirmDialog } from '../../../src-renderer/ui/ConfirmDialog.tsx';
import { Dialog } from '../../../src-renderer/ui/Dialog.tsx';
import { FormDialog } from '../../../src-renderer/ui/FormDialog.tsx';
import { TextField } from '../../../src-renderer/ui/TextField.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

function DialogWithOpener() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Open</Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title="New template" description="Meta reviews it.">
        <TextField label="Name" />
      </Dialog>
    </>
  );
}

describe('a dialog', () => {
  it('is named and described by its heading, begins in its first field, and gives focus back on Escape', async () => {
    const { user } = renderUi(<DialogWithOpener />);
    const opener = screen.getByRole('button', { name: 'Open' });
    await user.click(opener);
    const dialog = await screen.findByRole('dialog', { name: 'New template' });
    expect(dialog.getAttribute('aria-describedby')).toBe(screen.getByText('Meta reviews it.').id);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
  });

  it('keeps Tab inside', async () => {
    const { user } = renderUi(<DialogWithOpener />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    const dialog = await screen.findByRole('dialog');
    for (let press = 0; press < 4; press++) {
      await user.tab();
      await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    }
  });

  it('has a close button with a name', async () => {
    const { user } = renderUi(<DialogWithOpener />, 'uk');
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await user.click(await screen.findByRole('button', { name: 'Закрити' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('a dialog with a form', () => {
  const form = (isPending: boolean) => {
    const onSubmit = vi.fn<() => void>();
    const onClose = vi.fn<() => void>();
    const { user } = renderUi(
      <FormDialog
        title="New field"
        submitLabel="Add field"
        pendingLabel={isPending && 'Adding…'}
        onSubmit={onSubmit}
        onClose={onClose}
      >
        <TextField label="Name" />
      </FormDialog>,
    );
    return { user, onSubmit, onClose };
  };

  it('is handed in by its button and by Enter in a field', async () => {
    const { user, onSubmit } = form(false);
    await user.click(screen.getByRole('button', { name: 'Add field' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'City{Enter}');
    expect(onSubmit).toHaveBeenCalledTimes(2);
  });

  it('is not handed in again while it is on its way', async () => {
    const { user, onSubmit } = form(true);
    await user.click(screen.getByRole('button', { name: 'Adding…' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'City{Enter}');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('is left by "cancel" and by Escape', async () => {
    const { user, onClose } = form(false);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(2);
  });
});

describe('a question', () => {
  const question = {
    isOpen: true,
    title: 'Delete the template?',
    description: 'This cannot be undone.',
    confirmLabel: 'Delete template',
    tone: 'danger',
  } as const;

  it('begins on the harmless answer, so that Enter in haste deletes nothing', async () => {
    const onConfirm = vi.fn<() => void>();
    const onOpenChange = vi.fn<(isOpen: boolean) => void>();
    const { user } = renderUi(
      <ConfirmDialog {...question} onConfirm={onConfirm} onOpenChange={onOpenChange} />,
    );
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' })));
    await user.keyboard('{Enter}');
    expect(onOpenChange).toHaveBeenCalledWith(false);
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it('runs the deed only when it is pressed', async () => {
    const onConfirm = vi.fn<() => void>();
    const { user } = renderUi(
      <ConfirmDialog {...question} onConfirm={onConfirm} onOpenChange={vi.fn<(isOpen: boolean) => void>()} />,
    );
    await user.click(await screen.findByRole('button', { name: 'Delete template' }));
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it('cannot be answered twice while the deed runs, and shows its failure inside', async () => {
    const onConfirm = vi.fn<() => void>();
    const { user } = renderUi(
      <ConfirmDialog
        {...question}
        onConfirm={onConfirm}
        onOpenChange={vi.fn<(isOpen: boolean) => void>()}
        pendingLabel="Deleting…"
        error="Meta does not answer."
      />,
    );
    await user.click(await screen.findByRole('button', { name: 'Deleting…' }));
    expect(onConfirm).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('Meta does not answer.');
  });
});

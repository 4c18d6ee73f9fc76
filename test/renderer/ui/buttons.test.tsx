import { screen, waitFor } from '@testing-library/react';
import { Send } from 'lucide-react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src-renderer/ui/Button.tsx';
import { IconButton } from '../../../src-renderer/ui/IconButton.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

describe('a button', () => {
  it('does not submit a form unless it is asked to', () => {
    renderUi(<Button>Save</Button>);
    expect(screen.getByRole<HTMLButtonElement>('button').type).toBe('button');
  });

  it('says what is going on while it waits, ignores clicks and keeps focus', async () => {
    const onClick = vi.fn<() => void>();
    const { user } = renderUi(
      <Button onClick={onClick} pendingLabel="Saving…">
        Save
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Saving…' });
    await user.tab();
    await user.keyboard('{Enter}');
    await user.click(button);
    expect([onClick.mock.calls.length, document.activeElement, button.getAttribute('aria-busy')]).toEqual([
      0,
      button,
      'true',
    ]);
  });

  it('that cannot be pressed stays reachable and tells why', async () => {
    const onClick = vi.fn<() => void>();
    const reason = 'The reply window is shut.';
    const { user } = renderUi(
      <Button onClick={onClick} disabledReason={reason}>
        Send
      </Button>,
    );
    await user.tab();
    const button = screen.getByRole('button', { name: 'Send' });
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-description')).toBe(reason);
    await user.keyboard('{Enter}');
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe('an icon button', () => {
  it('has its label as name, and shows it with the shortcut on keyboard focus', async () => {
    const { user } = renderUi(<IconButton icon={Send} label="Send" shortcut={['Ctrl', 'Enter']} />);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(screen.getByText('Ctrl')).toBeTruthy());
  });

  it('tells whether it is held down', () => {
    renderUi(<IconButton icon={Send} label="Details" isPressed />);
    expect(screen.getByRole('button', { pressed: true, name: 'Details' })).toBeTruthy();
  });
});

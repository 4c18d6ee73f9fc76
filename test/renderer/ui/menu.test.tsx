import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src-renderer/ui/Button.tsx';
import { ContextMenu } from '../../../src-renderer/ui/ContextMenu.tsx';
import { Menu } from '../../../src-renderer/ui/Menu.tsx';
import { MenuEntries, type MenuEntry } from '../../../src-renderer/ui/menu-entries.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

function sampleEntries() {
  const reply = vi.fn<() => void>();
  const forward = vi.fn<() => void>();
  const mute = vi.fn<(isChecked: boolean) => void>();
  const density = vi.fn<(value: string) => void>();
  const olha = vi.fn<() => void>();
  const entries: MenuEntry[] = [
    { kind: 'action', label: 'Reply', onSelect: reply },
    { kind: 'action', label: 'Forward', disabledReason: 'Not possible here', onSelect: forward },
    { kind: 'submenu', label: 'Hand over', entries: [{ kind: 'action', label: 'Olha', onSelect: olha }] },
    { kind: 'separator' },
    { kind: 'check', label: 'Mute', isChecked: false, onChange: mute },
    {
      kind: 'choice',
      label: 'Density',
      value: 'cosy',
      options: [
        { value: 'cosy', label: 'Cosy' },
        { value: 'compact', label: 'Compact' },
      ],
      onChange: density,
    },
  ];
  return { entries, reply, forward, mute, density, olha };
}

describe('a menu', () => {
  it('opens with the arrow key on its first entry and runs it with Enter', async () => {
    const { entries, reply } = sampleEntries();
    const { user } = renderUi(<Menu trigger={<Button>More</Button>} entries={entries} />);
    await user.tab();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Reply' })).toBe(document.activeElement));
    await user.keyboard('{Enter}');
    expect(reply).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
  });

  it('closes on Escape without doing anything and gives focus back', async () => {
    const { entries, reply } = sampleEntries();
    const { user } = renderUi(<Menu trigger={<Button>More</Button>} entries={entries} />);
    await user.click(screen.getByRole('button', { name: 'More' }));
    await screen.findByRole('menu');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
    expect(reply).not.toHaveBeenCalled();
  });

  it('says why an entry cannot be used, and does not run it', async () => {
    const { entries, forward } = sampleEntries();
    const { user } = renderUi(<Menu trigger={<Button>More</Button>} entries={entries} />);
    await user.click(screen.getByRole('button', { name: 'More' }));
    const entry = await screen.findByRole('menuitem', { name: /Forward.*Not possible here/ });
    expect(entry.getAttribute('aria-disabled')).toBe('true');
    await user.click(entry);
    expect(forward).not.toHaveBeenCalled();
  });

  it('finds an entry by the first letter typed', async () => {
    const { entries } = sampleEntries();
    const { user } = renderUi(<Menu trigger={<Button>More</Button>} entries={entries} />);
    await user.tab();
    await user.keyboard('{Enter}');
    await screen.findByRole('menu');
    await user.keyboard('m');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('menuitemcheckbox', { name: 'Mute' })),
    );
  });

  it('opens a submenu with the right arrow and comes back with the left', async () => {
    const { entries, olha } = sampleEntries();
    const { user } = renderUi(<Menu trigger={<Button>More</Button>} entries={entries} />);
    await user.tab();
    await user.keyboard('{Enter}');
    await screen.findByRole('menu');
    await user.keyboard('h');
    const parent = screen.getByRole('menuitem', { name: 'Hand over' });
    await waitFor(() => expect(document.activeElement).toBe(parent));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Olha' })));
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(document.activeElement).toBe(parent));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Olha' })));
    await user.keyboard('{Enter}');
    expect(olha).toHaveBeenCalledOnce();
  });

  it('reports ticks and choices with their new value', async () => {
    const { entries, mute, density } = sampleEntries();
    const { user } = renderUi(<Menu trigger={<Button>More</Button>} entries={entries} />);
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Mute' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Compact' }));
    expect(mute.mock.calls[0]?.[0]).toBe(true);
    expect(density).toHaveBeenCalledWith('compact');
  });
});

describe('a context menu', () => {
  it('opens on a right click', async () => {
    const { entries, reply } = sampleEntries();
    const { user } = renderUi(
      <ContextMenu menu={<MenuEntries entries={entries} />}>
        <button type="button">Message</button>
      </ContextMenu>,
    );
    fireEvent.contextMenu(screen.getByRole('button', { name: 'Message' }), { clientX: 20, clientY: 20 });
    await user.click(await screen.findByRole('menuitem', { name: 'Reply' }));
    expect(reply).toHaveBeenCalledOnce();
  });
});

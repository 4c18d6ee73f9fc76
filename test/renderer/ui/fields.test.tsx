import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { CopyField } from '../../../src-renderer/ui/CopyField.tsx';
import { PasswordField } from '../../../src-renderer/ui/PasswordField.tsx';
import { SearchField } from '../../../src-renderer/ui/SearchField.tsx';
import { SelectField } from '../../../src-renderer/ui/SelectField.tsx';
import { TextArea } from '../../../src-renderer/ui/TextArea.tsx';
import { TextField } from '../../../src-renderer/ui/TextField.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

describe('a text field', () => {
  it('is named by its label and described by its hint', () => {
    renderUi(<TextField label="Company" description="Customers do not see it." />);
    const input = screen.getByRole('textbox', { name: 'Company' });
    const described = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe('Customers do not see it.');
  });

  it('says its error in place of the hint and is marked invalid', () => {
    renderUi(<TextField label="Company" description="A hint" error="Write a name." />);
    const input = screen.getByRole('textbox', { name: 'Company' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe('Write a name.');
    expect(screen.queryByText('A hint')).toBeNull();
  });

  it('takes the name, the ref and the handlers that a form library gives it', async () => {
    const onChange = vi.fn<() => void>();
    const ref = { current: null as HTMLInputElement | null };
    const { user } = renderUi(<TextField label="Company" name="company" ref={ref} onChange={onChange} />);
    await user.type(screen.getByRole('textbox'), 'Во');
    expect([ref.current?.name, ref.current?.value, onChange.mock.calls.length]).toEqual(['company', 'Во', 2]);
  });

  it('cannot be changed when disabled', async () => {
    const { user } = renderUi(<TextField label="Company" defaultValue="Voloshka" isDisabled />);
    await user.type(screen.getByRole('textbox'), '!');
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Voloshka');
  });
});

describe('a text area', () => {
  it('is a real textarea with its label and error', async () => {
    const { user } = renderUi(<TextArea label="Note" error="Too long." />);
    const area = screen.getByRole('textbox', { name: 'Note' });
    await user.type(area, 'one{Enter}two');
    expect([area.tagName, (area as HTMLTextAreaElement).value]).toEqual(['TEXTAREA', 'one\ntwo']);
  });
});

describe('a password field', () => {
  it('offers no eye for what is saved, and reveals what was typed only on demand', async () => {
    const { user } = renderUi(<PasswordField label="Token" placeholder="saved, ends in …4f2c" />);
    const input = screen.getByLabelText<HTMLInputElement>('Token');
    expect(screen.queryByRole('button')).toBeNull();
    await user.type(input, 'EAAG');
    expect(input.type).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect([input.type, input.value]).toEqual(['text', 'EAAG']);
    await user.click(screen.getByRole('button', { name: 'Hide' }));
    expect(input.type).toBe('password');
  });

  it('is hidden again once it was emptied', async () => {
    const { user } = renderUi(<PasswordField label="Token" />);
    const input = screen.getByLabelText<HTMLInputElement>('Token');
    await user.type(input, 'E');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.clear(input);
    expect(input.type).toBe('password');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

function Searching({ onEscape }: { readonly onEscape: () => void }) {
  const [value, setValue] = useState('');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the pane around the field
    <div onKeyDown={(event) => event.key === 'Escape' && onEscape()}>
      <SearchField label="Search" value={value} onValueChange={setValue} shortcut={['Ctrl', 'K']} />
    </div>
  );
}

describe('a search field', () => {
  it('is emptied by the first Escape and lets the second one through', async () => {
    const onEscape = vi.fn<() => void>();
    const { user } = renderUi(<Searching onEscape={onEscape} />);
    const input = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
    await user.type(input, 'Оксана');
    await user.keyboard('{Escape}');
    expect([input.value, onEscape.mock.calls.length]).toEqual(['', 0]);
    await user.keyboard('{Escape}');
    expect(onEscape).toHaveBeenCalledOnce();
  });

  it('keeps focus when it is cleared with the button', async () => {
    const { user } = renderUi(<Searching onEscape={vi.fn<() => void>()} />);
    const input = screen.getByRole<HTMLInputElement>('searchbox');
    await user.type(input, 'x');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect([input.value, document.activeElement]).toEqual(['', input]);
  });
});

describe('a select field', () => {
  const options = [
    { value: 'sales', label: 'Sales' },
    { value: 'support', label: 'Support' },
    { value: 'closed', label: 'Closed', isDisabled: true },
  ] as const;

  it('is named by its label, shows its value, and changes it with the keyboard', async () => {
    const onValueChange = vi.fn<(value: string) => void>();
    const { user } = renderUi(
      <SelectField label="Department" options={options} value="sales" onValueChange={onValueChange} />,
    );
    const trigger = screen.getByRole('combobox', { name: 'Department' });
    expect(trigger.textContent).toBe('Sales');
    await user.tab();
    await user.keyboard('{Enter}');
    await screen.findByRole('listbox');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onValueChange).toHaveBeenCalledWith('support');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  });

  it('shows the placeholder and the error while nothing is chosen', () => {
    renderUi(
      <SelectField
        label="Department"
        options={options}
        value={null}
        onValueChange={vi.fn<(value: string) => void>()}
        placeholder="Choose"
        error="Choose a department."
      />,
    );
    expect(screen.getByRole('combobox').textContent).toBe('Choose');
    expect(screen.getByRole('alert').textContent).toBe('Choose a department.');
  });
});

describe('a copy field', () => {
  it('copies its value and says so', async () => {
    const { user } = renderUi(<CopyField label="Webhook" value="https://x.example/webhook/1" />);
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe('https://x.example/webhook/1');
    expect(screen.getByRole('status').textContent).toBe('Copied');
  });

  it('says what to do when the system refuses', async () => {
    renderUi(<CopyField label="Webhook" value="x" />);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('denied'));
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText(/Select the text/)).toBeTruthy();
  });
});

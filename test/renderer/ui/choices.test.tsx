import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../../../src-renderer/ui/Checkbox.tsx';
import { RadioGroup } from '../../../src-renderer/ui/RadioGroup.tsx';
import { SegmentedControl } from '../../../src-renderer/ui/SegmentedControl.tsx';
import { Switch } from '../../../src-renderer/ui/Switch.tsx';
import { Tabs } from '../../../src-renderer/ui/Tabs.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

describe('a checkbox', () => {
  it('is toggled by Space and by its words', async () => {
    const onChange = vi.fn<(isChecked: boolean) => void>();
    const { user } = renderUi(<Checkbox label="Agree" isChecked={false} onChange={onChange} />);
    await user.tab();
    await user.keyboard(' ');
    await user.click(screen.getByText('Agree'));
    expect(onChange.mock.calls).toEqual([[true], [true]]);
  });

  it('says that some but not all are chosen', () => {
    renderUi(<Checkbox label="All" isChecked="mixed" onChange={vi.fn<(isChecked: boolean) => void>()} />);
    expect(screen.getByRole('checkbox', { name: 'All' }).getAttribute('aria-checked')).toBe('mixed');
  });
});

describe('a switch', () => {
  it('is named by its label, described by its hint and turned by Space', async () => {
    const onChange = vi.fn<(isChecked: boolean) => void>();
    const { user } = renderUi(
      <Switch label="Sound" description="For new messages" isOn onChange={onChange} />,
    );
    const control = screen.getByRole('switch', { name: 'Sound' });
    expect(control.getAttribute('aria-checked')).toBe('true');
    await user.tab();
    expect(document.activeElement).toBe(control);
    await user.keyboard(' ');
    expect(onChange).toHaveBeenCalledWith(false);
  });
});

function Choosing({ kind }: { readonly kind: 'radio' | 'segments' }) {
  const [value, setValue] = useState('a');
  const options = [
    { value: 'a', label: 'First' },
    { value: 'b', label: 'Second' },
    { value: 'c', label: 'Third' },
  ];
  return kind === 'radio' ? (
    <RadioGroup label="Which" options={options} value={value} onValueChange={setValue} />
  ) : (
    <SegmentedControl label="Which" segments={options} value={value} onValueChange={setValue} />
  );
}

describe.each(['radio', 'segments'] as const)('one choice of a few as %s', (kind) => {
  it('is one stop for Tab, and the arrows move and choose', async () => {
    const { user } = renderUi(<Choosing kind={kind} />);
    expect(screen.getByRole('radiogroup', { name: 'Which' })).toBeTruthy();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'First' }));
    await user.keyboard('{ArrowRight}');
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: 'Second' }).getAttribute('aria-checked')).toBe('true'),
    );
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('tabs', () => {
  it('move with the arrows and open with Enter, one stop for Tab', async () => {
    const onValueChange = vi.fn<(value: string) => void>();
    const tabs = [
      { value: 'about', label: 'About', panel: 'about the customer' },
      { value: 'notes', label: 'Notes', panel: 'notes of the team' },
    ];
    const { user } = renderUi(
      <Tabs label="Details" tabs={tabs} value="about" onValueChange={onValueChange} />,
    );
    expect(screen.getByRole('tabpanel', { name: 'About' }).textContent).toBe('about the customer');
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Notes' }));
    await user.keyboard('{Enter}');
    expect(onValueChange).toHaveBeenCalledWith('notes');
  });
});

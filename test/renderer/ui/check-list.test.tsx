import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CheckList } from '../../../src-renderer/ui/CheckList.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

function open({ canCreate = true } = {}) {
  const toggled: string[] = [];
  const created: string[] = [];
  const view = renderUi(
    <CheckList
      label="Labels"
      emptyText="Nothing here"
      isMultiple
      options={[
        { value: 'u', label: 'Urgent', isChecked: true },
        { value: 'r', label: 'Refund', isChecked: 'mixed' },
        { value: 'v', label: 'VIP', isChecked: false },
      ]}
      onToggle={(value) => toggled.push(value)}
      {...(canCreate
        ? { onCreate: (name: string) => created.push(name), createLabel: (name: string) => `Create ${name}` }
        : {})}
    />,
  );
  return { ...view, toggled, created, box: screen.getByRole('combobox', { name: 'Labels' }) };
}
const lines = () => screen.queryAllByRole('option').map((line) => line.textContent);
const activeLine = (box: HTMLElement) =>
  document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('a list to choose from', () => {
  it('says what is checked, what is so in part, and toggles by arrows and Enter', async () => {
    const { user, box, toggled } = open();
    expect(lines()).toEqual(['Urgent', 'Refundpartly', 'VIP']);
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Urgent');
    await user.type(box, '{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(activeLine(box)).toBe('VIP');
    await user.type(box, '{Enter}');
    expect(toggled).toEqual(['v']);
  });

  it('is narrowed by typing, whatever the letter case, and makes what is not there', async () => {
    const { user, box, toggled, created } = open();
    await user.type(box, 'URG');
    expect(lines()).toEqual(['Urgent', 'Create URG']);
    await user.type(box, '{Enter}');
    await user.clear(box);
    await user.type(box, 'vip');
    expect(lines()).toEqual(['VIP']);
    await user.clear(box);
    await user.type(box, ' New one {Enter}');
    expect({ toggled, created }).toEqual({ toggled: ['u'], created: ['New one'] });
  });

  it('says in words that nothing fits where nothing can be made', async () => {
    const { user, box } = open({ canCreate: false });
    await user.type(box, 'xyz');
    expect([lines(), screen.getByText('Nothing here').textContent]).toEqual([[], 'Nothing here']);
  });
});

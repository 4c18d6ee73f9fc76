import { ORPCError } from '@orpc/client';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { expect, it } from 'vitest';
import { EditInPlaceField } from '../../../../src-renderer/features/contacts/components/EditInPlaceField.tsx';
import { renderScreen } from '../../../helpers/render-screen.tsx';

const saved: string[] = [];

/** The value as the hub keeps it; it refuses everything with an exclamation mark. */
function Kept({ isReadOnly = false }: { readonly isReadOnly?: boolean }) {
  const [value, setValue] = useState('Kyiv');
  const save = async (text: string) => {
    if (text.includes('!'))
      throw new ORPCError('CONTACT_FIELD_INVALID', {
        data: { sentence: { uk: 'Не це.', en: 'Not that.' }, values: {} },
      });
    saved.push(text);
    setValue(text);
  };
  return (
    <>
      <EditInPlaceField label="City" value={value} emptyLabel="Add" isReadOnly={isReadOnly} onSave={save} />
      <button type="button">elsewhere</button>
      <button type="button" onClick={() => setValue('Dnipro')}>
        a colleague saves
      </button>
    </>
  );
}

async function draw(kept = <Kept />) {
  saved.length = 0;
  const view = renderKept(kept);
  await view.user.click(screen.getByRole('button', { name: 'Change: City. Kyiv' }));
  return view;
}

it('saves with Enter, says so, and gives the focus back to where it was pressed', async () => {
  const { user } = await draw();
  await user.keyboard('Lviv{Enter}');
  const button = await screen.findByRole('button', { name: 'Change: City. Lviv' });
  expect(saved).toEqual(['Lviv']);
  expect(screen.getByRole('status').textContent).toContain('Saved');
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it('saves when one goes on to something else, and does not pull the focus back', async () => {
  const { user } = await draw();
  await user.keyboard('Odesa');
  await user.click(screen.getByRole('button', { name: 'elsewhere' }));
  await screen.findByRole('button', { name: 'Change: City. Odesa' });
  expect(document.activeElement?.textContent).toBe('elsewhere');
});

it('asks nothing of the hub when Escape is pressed or nothing was changed', async () => {
  const { user } = await draw();
  await user.keyboard('Lviv{Escape}');
  await user.click(screen.getByRole('button', { name: 'Change: City. Kyiv' }));
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Change: City. Kyiv' })).toBeTruthy();
  expect(saved).toEqual([]);
});

it('keeps what was typed when it is refused, with the reason beside it', async () => {
  const { user } = await draw();
  await user.keyboard('Kharkiv!{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('Not that.');
  const field = screen.getByRole('textbox', { name: 'City' });
  expect(field).toHaveProperty('value', 'Kharkiv!');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await user.keyboard('{Backspace}{Enter}');
  await screen.findByRole('button', { name: 'Change: City. Kharkiv' });
});

it('keeps what is being typed while somebody else saves, and tells what was saved', async () => {
  const { user } = await draw();
  await user.keyboard('Khark');
  // Without the pointer: on this screen nobody goes away from the field.
  fireEvent.click(screen.getByRole('button', { name: 'a colleague saves' }));
  expect(screen.getByText('Somebody saved meanwhile: Dnipro')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'City' })).toHaveProperty('value', 'Khark');
  await user.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Change: City. Dnipro' })).toBeTruthy();
});

it('is text only for who may not change it', () => {
  renderKept(<Kept isReadOnly />);
  expect(screen.getByText('Kyiv')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /City/ })).toBeNull();
});

function renderKept(kept: ReactNode) {
  return renderScreen(kept, { procedures: {} });
}

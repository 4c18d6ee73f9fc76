import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AtSeat } from '#shared/contract/team.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { LockScreen } from '../../../../src-renderer/features/sign-in/LockScreen.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';

const person = (id: number, name: string, change: Partial<AtSeat['people'][number]> = {}) => ({
  id: id as OperatorId,
  name,
  pictureMediaId: null,
  hasPin: true,
  mayTryAt: null,
  ...change,
});

function open(people: AtSeat['people'], answerPin: () => Promise<void> = async () => undefined) {
  const tried: unknown[] = [];
  const view = renderUi(
    <LockScreen
      atSeat={{ kind: 'browser', operatorId: null, people, language: 'system' }}
      seat={{
        look: async () => undefined,
        signIn: (id, pin) => {
          tried.push([id, pin]);
          return answerPin();
        },
      }}
    />,
  );
  return { ...view, tried };
}
const wrong = {
  code: 'SEAT_PIN_WRONG',
  data: { sentence: { uk: 'Цей PIN неправильний.', en: 'This PIN is not right.' }, values: {} },
};

beforeEach(() => localStorage.clear());

describe('the lock screen', () => {
  it('finds a person by the first letter and takes the PIN from the keyboard', async () => {
    const { user, tried } = open([person(1, 'Olena'), person(2, 'Taras')]);
    await user.keyboard('t{Enter}');
    await user.keyboard('12345{Backspace}{Enter}');
    await waitFor(() => expect(tried).toEqual([[2, '1234']]));
  });

  it('lets in by one click who has no PIN', async () => {
    const { user, tried } = open([person(1, 'Olena', { hasPin: false }), person(2, 'Taras')]);
    await user.click(screen.getByRole('button', { name: 'Olena' }));
    expect(tried).toEqual([[1, null]]);
  });

  it('says that a PIN is wrong, empties the field and stays with the person', async () => {
    const { user } = open([person(1, 'Olena')], () => Promise.reject(wrong));
    await user.keyboard('1111{Enter}');
    await screen.findByText('This PIN is not right.');
    const field = screen.getByLabelText<HTMLInputElement>('PIN');
    expect([field.value, document.activeElement]).toEqual(['', field]);
    expect(screen.getByRole('heading', { name: 'Olena' })).toBeTruthy();
  });

  it('counts down how long to wait, and asks the hub for nothing until then', async () => {
    const { user, tried } = open([person(1, 'Olena', { mayTryAt: Date.now() + 75_000 })]);
    expect(screen.getByText(/Next try in 1:1[45]/)).toBeTruthy();
    await user.keyboard('1234{Enter}');
    expect(tried).toEqual([]);
  });

  it('goes back to the people with Escape', async () => {
    const { user } = open([person(1, 'Olena'), person(2, 'Taras')]);
    await user.click(screen.getByRole('button', { name: 'Taras' }));
    await user.keyboard('{Escape}');
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });
});

import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { OperatorId } from '#shared/domain/ids.ts';
import { HandOverAllDialog } from '../../../../src-renderer/features/engagement/HandOverAllDialog.tsx';
import { openHandOverAll, useShiftStore } from '../../../../src-renderer/state/shift-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleConversation } from '../../../helpers/sample-chat.ts';

const person = (id: number, name: string, role: 'operator' | 'viewer') => ({
  id: id as OperatorId,
  name,
  role,
  pictureMediaId: null,
  removedAt: null,
});

const named = (customName: string) => {
  const conversation = sampleConversation();
  return { ...conversation, contact: { ...conversation.contact, customName } };
};

beforeEach(openHandOverAll);

it('asks to whom, offers nobody who only reads, and tells how many went over', async () => {
  const given: unknown[] = [];
  const { user } = renderScreen(<HandOverAllDialog />, {
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(sampleBootstrap),
        operators: answer.app.operators.handler(() => [
          person(1, 'Olena', 'operator'),
          person(2, 'Petro', 'operator'),
          person(3, 'Vera', 'viewer'),
        ]),
      },
      conversations: {
        shift: answer.conversations.shift.handler(() => ({
          count: 7,
          newest: [named('Robin Hale'), named('Priya Nair')],
        })),
        handOverAll: answer.conversations.handOverAll.handler(({ input }) => {
          given.push(input);
          return { count: 3 };
        }),
      },
    },
  });
  await screen.findByText(
    '7 open conversations go over at once: Robin Hale, Priya Nair, and 5 more. Customers notice nothing.',
  );
  await user.click(await screen.findByRole('button', { name: 'Hand over' }));
  // In the field that waits for the choice, and below it as what is missing.
  await waitFor(() => expect(screen.getAllByText('Choose to whom.')).toHaveLength(2));
  expect(given).toEqual([]);

  await user.click(screen.getByRole('combobox'));
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['Petro', 'Everybody of the account’s list']);
  await user.click(screen.getByRole('option', { name: 'Petro' }));
  await user.type(screen.getByRole('textbox', { name: 'Note for colleagues' }), 'Till tomorrow');
  await user.click(screen.getByRole('button', { name: 'Hand over' }));
  await waitFor(() => expect(given).toEqual([{ operatorId: 2, note: 'Till tomorrow' }]));
  expect(await screen.findByText('3 conversations handed over')).toBeTruthy();
  expect(useShiftStore.getState().isHandingOverAll).toBe(false);
});

it('says that there is nothing to hand over instead of asking to whom', async () => {
  const { user } = renderScreen(<HandOverAllDialog />, {
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(sampleBootstrap),
        operators: answer.app.operators.handler(() => [person(1, 'Olena', 'operator')]),
      },
      conversations: { shift: answer.conversations.shift.handler(() => ({ count: 0, newest: [] })) },
    },
  });
  await screen.findByText('You have no open conversations: there is nothing to hand over.');
  expect(screen.queryByRole('combobox')).toBeNull();
  const [inCorner, button] = screen.getAllByRole('button', { name: 'Close' });
  expect(inCorner).toBeTruthy();
  if (button) await user.click(button);
  expect(useShiftStore.getState().isHandingOverAll).toBe(false);
});

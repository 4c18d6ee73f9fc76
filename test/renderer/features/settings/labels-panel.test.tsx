import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Label } from '#shared/contract/labels.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { LabelsPanel } from '../../../../src-renderer/features/settings/components/LabelsPanel.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';

const urgent: Label = {
  id: 5 as LabelId,
  name: 'Urgent',
  color: 'red',
  isUrgent: false,
  conversationCount: 3,
};

interface Setup {
  readonly role?: 'operator' | 'viewer';
  readonly isTaken?: boolean;
}

async function openPanel({ role = 'operator', isTaken = false }: Setup = {}) {
  const calls: unknown[] = [];
  const { labels } = answer;
  const view = renderScreen(<LabelsPanel role={role} />, {
    procedures: {
      labels: {
        list: labels.list.handler(() => [urgent]),
        create: labels.create.handler(({ input }) => {
          calls.push(['create', input]);
          if (isTaken) {
            const sentence = { en: 'There is a label “Urgent” already.', uk: 'Мітка «Urgent» уже є.' };
            throw new ORPCError('LABEL_EXISTS', { data: { sentence, values: {} } });
          }
          return { ...urgent, ...input };
        }),
        update: labels.update.handler(({ input }) => {
          calls.push(['update', input]);
          return urgent;
        }),
        delete: labels.delete.handler(({ input }) => {
          calls.push(['delete', input]);
          return { deleted: true };
        }),
      },
    },
  });
  await screen.findByText(role === 'viewer' ? 'Urgent' : '3 conversations');
  return { ...view, calls };
}

describe('labels in the settings', () => {
  it('are made urgent with one press', async () => {
    const { user, calls } = await openPanel();
    await user.click(screen.getByRole('button', { name: /^Make “Urgent” urgent/ }));
    await waitFor(() => expect(calls).toEqual([['update', { id: 5, isUrgent: true }]]));
  });

  it('are renamed when one leaves the field, and coloured from the palette', async () => {
    const { user, calls } = await openPanel();
    const name = screen.getByRole('textbox', { name: 'Rename “Urgent”' });
    await user.clear(name);
    await user.type(name, 'Very urgent');
    await user.tab();
    await user.click(screen.getByRole('button', { name: 'Colour of “Urgent”' }));
    await user.click(await screen.findByRole('button', { name: 'Teal' }));
    await waitFor(() =>
      expect(calls).toEqual([
        ['update', { id: 5, name: 'Very urgent', changedFrom: { name: 'Urgent', color: 'red' } }],
        ['update', { id: 5, color: 'teal', changedFrom: { name: 'Urgent', color: 'red' } }],
      ]),
    );
  });

  it('are deleted after a question that says how many conversations it concerns', async () => {
    const { user, calls } = await openPanel();
    await user.click(screen.getByRole('button', { name: 'Delete “Urgent”' }));
    const question = await screen.findByRole('alertdialog', { name: 'Delete the label “Urgent”?' });
    expect(within(question).getByText(/taken off 3 conversations/)).toBeTruthy();
    await user.click(within(question).getByRole('button', { name: 'Delete label' }));
    await waitFor(() => expect(calls).toEqual([['delete', { id: 5 }]]));
  });

  it('are made in a colour that is free, and a taken name is told at its field', async () => {
    const { user, calls } = await openPanel({ isTaken: true });
    await user.type(screen.getByRole('textbox', { name: 'New label' }), 'urgent{Enter}');
    expect(await screen.findByText('There is a label “Urgent” already.')).toBeTruthy();
    expect(calls).toEqual([['create', { name: 'urgent', color: 'blue' }]]);
  });

  it('are only shown to somebody who may not change them', async () => {
    await openPanel({ role: 'viewer' });
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

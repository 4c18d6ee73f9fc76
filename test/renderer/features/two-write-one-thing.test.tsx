import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { ContactField, ContactNote } from '#shared/contract/contacts.ts';
import type { Label } from '#shared/contract/labels.ts';
import type { QuickReply } from '#shared/contract/quick-replies.ts';
import type {
  ContactFieldId,
  ContactId,
  ContactNoteId,
  LabelId,
  OperatorId,
  QuickReplyId,
} from '#shared/domain/ids.ts';
import { refusals } from '#shared/domain/refusals.ts';
import type { Role } from '#shared/domain/roles.ts';
import { useHub } from '../../../src-renderer/api/hub-context.ts';
import { NoteRow } from '../../../src-renderer/features/contacts/components/NoteRow.tsx';
import { ContactFieldsPanel } from '../../../src-renderer/features/settings/components/ContactFieldsPanel.tsx';
import { LabelsPanel } from '../../../src-renderer/features/settings/components/LabelsPanel.tsx';
import { QuickRepliesPanel } from '../../../src-renderer/features/settings/components/QuickRepliesPanel.tsx';
import { answer, renderScreen } from '../../helpers/render-screen.tsx';

/** What the hub answers to one who did not see what a colleague has saved a moment before. */
const changedMeanwhile = () =>
  new ORPCError('CHANGED_MEANWHILE', { data: { sentence: refusals.CHANGED_MEANWHILE, values: {} } });
const QUESTION = 'Somebody else changed this meanwhile';

describe('a ready answer that a colleague changes while it is being changed', () => {
  const first: QuickReply = {
    id: 3 as QuickReplyId,
    shortcut: 'hours',
    body: 'We are open until six.',
    isShared: true,
    updatedAt: 0,
  };
  const theirs = { ...first, body: 'We are open until eight.' };

  async function writeOverThem(role: Role = 'operator') {
    let kept = first;
    const { list, update } = answer.quickReplies;
    const view = renderScreen(<QuickRepliesPanel role={role} />, {
      language: 'en',
      procedures: {
        quickReplies: {
          list: list.handler(() => [kept]),
          update: update.handler(({ input: { changedFrom, ...wanted } }) => {
            if (changedFrom?.body !== kept.body) throw changedMeanwhile();
            kept = { ...kept, ...wanted };
            return kept;
          }),
        },
      },
    });
    const { user } = view;
    await user.click(await screen.findByRole('button', { name: /^Edit/ }));
    const dialog = await screen.findByRole('dialog');
    const text = within(dialog).getByRole('textbox', { name: /^Text/ });
    await user.clear(text);
    await user.type(text, 'We are open until seven.');
    kept = theirs;
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await within(dialog).findByText(QUESTION);
    return { user, dialog, text, kept: () => kept };
  }

  it('is not overwritten: both texts are there, and one is asked', async () => {
    const { user, dialog, text, kept } = await writeOverThem();
    expect(text).toHaveProperty('value', 'We are open until seven.');
    expect(within(dialog).getByText(/We are open until eight\./)).toBeTruthy();
    expect(kept()).toEqual(theirs);
    await user.click(within(dialog).getByRole('button', { name: 'Keep mine' }));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(kept()).toMatchObject({ body: 'We are open until seven.' });
  });

  it('shows what the colleague wrote to whoever wants that', async () => {
    const { user, dialog, text, kept } = await writeOverThem();
    await user.click(within(dialog).getByRole('button', { name: 'Show theirs' }));
    expect(text).toHaveProperty('value', theirs.body);
    expect(within(dialog).queryByText(QUESTION)).toBeNull();
    expect(kept()).toEqual(theirs);
  });
});

const note: ContactNote = {
  id: 4 as ContactNoteId,
  contactId: 9 as ContactId,
  operatorId: 1 as OperatorId,
  body: 'Likes blue.',
  createdAt: 0,
  updatedAt: 0,
};

/** The row as the panel draws it: over what the hub knows by now. */
function Row() {
  const { query } = useHub();
  const [known] = useQuery(query.contacts.notes.queryOptions({ input: { id: note.contactId } })).data ?? [];
  return known ? <NoteRow note={known} author="Olena" isReadOnly={false} /> : null;
}

/** The same in a panel that moves to another place, as it does when the window becomes narrow. */
function MovingRow() {
  const [place, setPlace] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setPlace(place + 1)}>
        Move
      </button>
      <Row key={place} />
    </>
  );
}

describe('a note about a customer that is being changed', () => {
  it('goes on being changed when its panel moves, and leaves the focus where it is', async () => {
    const { user } = renderScreen(<MovingRow />, {
      language: 'en',
      procedures: { contacts: { notes: answer.contacts.notes.handler(() => [note]) } },
    });
    await user.click(await screen.findByRole('button', { name: 'Edit note' }));
    const text = () => screen.getByRole('textbox', { name: 'Text of the note' });
    expect(text()).toBe(document.activeElement);
    await user.type(text(), ' Size M.');
    await user.click(screen.getByRole('button', { name: 'Move' }));
    expect(text()).toHaveProperty('value', 'Likes blue. Size M.');
    expect(screen.getByRole('button', { name: 'Move' })).toBe(document.activeElement);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Edit note' }));
    expect(text()).toHaveProperty('value', 'Likes blue.');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
  });
});

describe('a note about a customer that a colleague changes while it is being changed', () => {
  it('is not overwritten: both texts are there, and one is asked', async () => {
    let kept = note;
    const { notes, editNote } = answer.contacts;
    const { user } = renderScreen(<Row />, {
      language: 'en',
      procedures: {
        contacts: {
          notes: notes.handler(() => [kept]),
          editNote: editNote.handler(({ input: { body, changedFrom } }) => {
            if (changedFrom !== kept.body) throw changedMeanwhile();
            kept = { ...kept, body };
            return kept;
          }),
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Edit note' }));
    const text = screen.getByRole('textbox', { name: 'Text of the note' });
    await user.type(text, ' Size M.');
    kept = { ...note, body: 'Likes blue, or green.' };
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(QUESTION);
    expect(text).toHaveProperty('value', 'Likes blue. Size M.');
    expect(screen.getByText('Likes blue, or green.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(kept.body).toBe('Likes blue. Size M.'));
  });
});

describe('a label that a colleague changes while it is being changed', () => {
  const first: Label = {
    id: 5 as LabelId,
    name: 'Paid',
    color: 'green',
    isUrgent: false,
    conversationCount: 0,
  };

  async function openLabels(role: Role = 'operator') {
    let kept = first;
    const { list, update } = answer.labels;
    const view = renderScreen(<LabelsPanel role={role} />, {
      language: 'en',
      procedures: {
        labels: {
          list: list.handler(() => [kept]),
          update: update.handler(({ input: { name, color, changedFrom } }) => {
            const isNameLost = name !== undefined && changedFrom?.name !== kept.name;
            const isColorLost = color !== undefined && changedFrom?.color !== kept.color;
            if (isNameLost || isColorLost) throw changedMeanwhile();
            kept = { ...kept, name: name ?? kept.name, color: color ?? kept.color };
            return kept;
          }),
        },
      },
    });
    const name = await screen.findByRole('textbox', { name: /^Rename/ });
    const choose = async (color: string) => {
      await view.user.click(screen.getByRole('button', { name: /^Colour of/ }));
      await view.user.click(await screen.findByRole('button', { name: color }));
    };
    const colleague = (change: Partial<Label>) => {
      kept = { ...kept, ...change };
    };
    return { ...view, name, choose, colleague, kept: () => kept };
  }

  it('keeps the name that was typed over theirs only when that is wanted', async () => {
    const { user, name, colleague, kept } = await openLabels();
    await user.clear(name);
    await user.type(name, 'Has paid');
    colleague({ name: 'Paid in full' });
    await user.keyboard('{Enter}');
    await screen.findByText(QUESTION);
    expect(name).toHaveProperty('value', 'Has paid');
    expect(screen.getByText('Paid in full')).toBeTruthy();
    expect(kept().name).toBe('Paid in full');
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(screen.queryByText(QUESTION)).toBeNull());
    expect(kept().name).toBe('Has paid');
  });

  it('shows the colour that the colleague gave to whoever wants that, and asks nothing where they changed another part', async () => {
    const { user, name, choose, colleague, kept } = await openLabels();
    colleague({ color: 'teal' });
    await choose('Red');
    await screen.findByText(QUESTION);
    await user.click(screen.getByRole('button', { name: 'Show theirs' }));
    expect(screen.queryByText(QUESTION)).toBeNull();
    expect(kept().color).toBe('teal');
    colleague({ name: 'Paid in full' });
    await choose('Pink');
    await waitFor(() => expect(kept()).toMatchObject({ color: 'pink', name: 'Paid in full' }));
    await waitFor(() => expect(name).toHaveProperty('value', 'Paid in full'));
    expect(screen.queryByText(QUESTION)).toBeNull();
  });
});

describe('a field of contacts that a colleague renames while it is being renamed', () => {
  const role: Role = 'admin';

  it('is not overwritten: both names are there, and one is asked', async () => {
    let kept: ContactField = { id: 6 as ContactFieldId, name: 'Town', kind: 'text' };
    const { fields, renameField } = answer.contacts;
    const { user } = renderScreen(<ContactFieldsPanel role={role} />, {
      language: 'en',
      procedures: {
        contacts: {
          fields: fields.handler(() => [kept]),
          renameField: renameField.handler(({ input: { name, changedFrom } }) => {
            if (changedFrom !== kept.name) throw changedMeanwhile();
            kept = { ...kept, name };
            return kept;
          }),
        },
      },
    });
    const name = await screen.findByRole('textbox', { name: 'Name of the field “Town”' });
    await user.clear(name);
    await user.type(name, 'Delivery address');
    kept = { ...kept, name: 'Address' };
    await user.tab();
    await screen.findByText(QUESTION);
    expect(name).toHaveProperty('value', 'Delivery address');
    expect(screen.getByText('Address')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(screen.queryByText(QUESTION)).toBeNull());
    expect(kept.name).toBe('Delivery address');
  });
});

import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import type { AccountId, ContactId, ConversationId } from '#shared/domain/ids.ts';
import { ConversationsPanel } from '../../../../src-renderer/features/contacts/components/ConversationsPanel.tsx';
import { IdentityPanel } from '../../../../src-renderer/features/contacts/components/IdentityPanel.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount } from '../../../helpers/sample-answers.ts';
import { sampleNow } from '../../../helpers/sample-chat.ts';

const olena = (change: Partial<ContactDetails> = {}): ContactDetails => ({
  id: 1 as ContactId,
  customName: 'Olena',
  profileName: null,
  username: null,
  waId: '380671112233',
  bsuid: null,
  aliases: [],
  sameAs: [],
  optedOutAt: null,
  optOutSource: null,
  fields: [],
  createdAt: sampleNow,
  conversations: [],
  merges: [],
  ...change,
});

describe('who this is', () => {
  const draw = (contact: ContactDetails) =>
    renderScreen(<IdentityPanel contact={contact} isReadOnly />, { procedures: {} });

  it('shows the number as people read it', () => {
    draw(olena());
    expect(screen.getByText('+380 67 111 2233')).toBeTruthy();
    expect(screen.queryByText('No number')).toBeNull();
  });

  it('says of a person who hides the number that there is none, and shows the ids, the former ones as such', async () => {
    const { user } = draw(
      olena({
        waId: null,
        bsuid: 'UA.222',
        username: 'olena.k',
        aliases: [
          { kind: 'bsuid', value: 'UA.222', isCurrent: true, firstSeenAt: sampleNow },
          { kind: 'bsuid', value: 'UA.111', isCurrent: false, firstSeenAt: sampleNow },
          { kind: 'wa_id', value: '380501112233', isCurrent: false, firstSeenAt: sampleNow },
        ],
      }),
    );
    expect(screen.getByText('No number')).toBeTruthy();
    expect(screen.getByText('@olena.k')).toBeTruthy();
    await user.click(screen.getByText('Ids'));
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Id within your businessUA.222',
      'Id within your business · formerUA.111',
      'WhatsApp number · former380501112233',
    ]);
  });
});

describe('all conversations with a person', () => {
  it('name their accounts, what is unread and blocked, and the one that is open; each is opened by a press', async () => {
    const accounts = [sampleAccount(), sampleAccount({ id: 8 as AccountId, name: 'Repairs' })];
    const at = (id: number, accountId: number, more: Partial<ContactDetails['conversations'][number]>) => ({
      id: id as ConversationId,
      accountId: accountId as AccountId,
      lastMessageAt: sampleNow,
      unreadCount: 0,
      isBlocked: false,
      ...more,
    });
    const onOpen = vi.fn<(id: ConversationId) => void>();
    const contact = olena({ conversations: [at(21, 7, {}), at(22, 8, { unreadCount: 3, isBlocked: true })] });
    const { user } = renderScreen(
      <ConversationsPanel contact={contact} openId={21 as ConversationId} isReadOnly onOpen={onOpen} />,
      { procedures: { accounts: { list: answer.accounts.list.handler(() => accounts) } } },
    );
    const open = await screen.findByRole('button', { name: /^Sales/ });
    const other = screen.getByRole('button', { name: /^Repairs/ });
    expect([open.textContent, open.getAttribute('aria-current')]).toEqual([
      expect.stringContaining('this one'),
      'true',
    ]);
    expect([other.textContent, other.getAttribute('aria-current')]).toEqual([
      expect.stringMatching(/blocked.*3/),
      null,
    ]);
    await user.click(other);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(22);
  });
});

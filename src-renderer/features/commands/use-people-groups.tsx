import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { accountColourNumber } from '../../api/account-colour.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import type { PaletteGroup, PaletteItem } from '../../ui/PaletteDialog.tsx';
import { useFoundPeople } from './queries.ts';

/** Conversations and contacts as rows of the palette. */
export function usePeopleGroups(
  query: string,
  isOpen: boolean,
): { readonly groups: readonly PaletteGroup[]; readonly isLooking: boolean } {
  const { t } = useTranslation('commands');
  const [, navigate] = useLocation();
  const accounts = useAccounts();
  const nameOf = useContactName();
  const found = useFoundPeople(query, isOpen);
  const conversations = found.conversations.map(({ id, accountId, contact }): PaletteItem => {
    const account = accounts.find((candidate) => candidate.id === accountId);
    const name = nameOf(contact);
    return {
      id: `conversation-${id}`,
      label: name,
      detail: accounts.length > 1 ? account?.name : undefined,
      picture: (
        <Avatar
          name={name}
          seed={String(contact.id)}
          size={20}
          accountColour={accounts.length > 1 && account ? accountColourNumber[account.color] : undefined}
        />
      ),
      onChoose: () => navigate(`/c/${id}`),
    };
  });
  const contacts = found.contacts.map((contact): PaletteItem => {
    const name = nameOf(contact);
    return {
      id: `contact-${contact.id}`,
      label: name,
      detail: contact.waId && !name.includes(contact.waId) ? formatPhone(contact.waId) : undefined,
      picture: <Avatar name={name} seed={String(contact.id)} size={20} />,
      onChoose: () => navigate(`/contacts/${contact.id}`),
    };
  });
  const groups = [
    { id: 'conversations', label: t('palette.conversations'), items: conversations },
    { id: 'contacts', label: t('palette.contacts'), items: contacts },
  ].filter(({ items }) => items.length > 0);
  return { groups, isLooking: found.isLooking };
}

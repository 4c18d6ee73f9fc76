import { useMutation } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountId, ContactId, ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useTellFailure } from '../mutations.ts';

export interface WriteButtonProps {
  readonly contactId: ContactId;
  readonly look: 'quiet' | 'primary';
  readonly onOpen: (id: ConversationId) => void;
}

/** Opens the conversation with a person; asks from which number when the business has several. */
export function WriteButton({ contactId, look, onOpen }: WriteButtonProps) {
  const { t } = useTranslation('contacts');
  const { query } = useHub();
  const tellFailure = useTellFailure();
  const accounts = useAccounts().filter(({ state }) => state !== 'disconnected');
  const opening = useMutation(
    query.contacts.openConversation.mutationOptions({
      onSuccess: ({ id }) => onOpen(id),
      onError: tellFailure(t('conversations.writeFailed')),
    }),
  );
  const open = (accountId: AccountId) => opening.mutate({ id: contactId, accountId });
  const looks =
    look === 'quiet'
      ? ({ size: 'small', variant: 'quiet', className: '-me-1.5' } as const)
      : ({ size: 'medium', variant: 'primary' } as const);
  const [only] = accounts;
  if (accounts.length > 1) {
    return (
      <Menu
        align="end"
        trigger={
          <Button {...looks} icon={MessageSquarePlus}>
            {t('conversations.write')}
          </Button>
        }
        entries={accounts.map(({ id, name }) => ({
          kind: 'action' as const,
          label: t('conversations.writeFrom', { account: name }),
          onSelect: () => open(id),
        }))}
      />
    );
  }
  return (
    <Button
      {...looks}
      icon={MessageSquarePlus}
      disabledReason={only ? undefined : t('conversations.noAccounts')}
      onClick={() => only && open(only.id)}
    >
      {t('conversations.write')}
    </Button>
  );
}

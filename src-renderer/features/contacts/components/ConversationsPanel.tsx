import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { CardSection } from './CardSection.tsx';
import { WriteButton } from './WriteButton.tsx';

export interface ConversationsPanelProps {
  readonly contact: ContactDetails;
  /** The one that stands beside the panel. */
  readonly openId: ConversationId | null;
  readonly isReadOnly: boolean;
  readonly onOpen: (id: ConversationId) => void;
}

/** Every conversation with this person, whatever the account, newest first. */
export function ConversationsPanel({ contact, openId, isReadOnly, onOpen }: ConversationsPanelProps) {
  const { t } = useTranslation('contacts');
  const accounts = useAccounts();
  const { conversations } = contact;
  return (
    <CardSection
      title={t('conversations.title')}
      // On the screen of contacts the card has this button at its top, and with one account this conversation is open.
      actions={
        isReadOnly || openId === null || accounts.length < 2 ? null : (
          <WriteButton contactId={contact.id} look="quiet" onOpen={onOpen} />
        )
      }
    >
      {conversations.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('conversations.none')}</p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {conversations.map((conversation) => (
            <li key={conversation.id}>
              <ConversationButton
                conversation={conversation}
                account={accounts.find(({ id }) => id === conversation.accountId)}
                isOpen={conversation.id === openId}
                onOpen={() => onOpen(conversation.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </CardSection>
  );
}

interface ConversationButtonProps {
  readonly conversation: ContactDetails['conversations'][number];
  readonly account: Account | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function ConversationButton({ conversation, account, isOpen, onOpen }: ConversationButtonProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const format = useFormat();
  const now = useNow();
  const name = account?.name ?? '';
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      onClick={onOpen}
      className="flex min-h-8 w-full min-w-0 items-center gap-2 rounded-sm px-2 text-start text-sm text-ink transition-colors hover:bg-hover aria-current:bg-hover"
    >
      <span
        aria-hidden
        className="h-4 w-[3px] shrink-0 rounded-full"
        style={account ? { background: `var(--account-${accountColourNumber[account.color]})` } : undefined}
      />
      <bdi className="min-w-0 truncate">{name}</bdi>
      {isOpen ? <span className="shrink-0 text-xs text-ink-faint">{t('conversations.current')}</span> : null}
      {conversation.isBlocked ? (
        <span className="flex shrink-0 items-center gap-1 text-xs text-danger-ink">
          <Icon of={Ban} size={14} />
          {t('conversations.blocked')}
        </span>
      ) : null}
      <span className="ms-auto flex shrink-0 items-center gap-2">
        <Badge
          count={conversation.unreadCount}
          label={t('common:unread', { count: conversation.unreadCount })}
        />
        <time className="text-xs text-ink-faint">{format.listTime(conversation.lastMessageAt, now)}</time>
      </span>
    </button>
  );
}

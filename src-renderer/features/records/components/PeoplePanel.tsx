import { MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import type { RecordDetails } from '#shared/contract/records.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { showPhone } from '../show-value.ts';
import { RecordSection } from './RecordSection.tsx';

type Person = RecordDetails['people'][number];

/** The people that a record leads to, with the ways into their conversations. */
export function PeoplePanel({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation('records');
  return (
    <RecordSection title={t('record.people')}>
      {people.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('record.nobody')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {people.map((person) => (
            <li key={person.contactId} className="flex flex-col gap-1">
              <PersonRow person={person} />
            </li>
          ))}
        </ul>
      )}
    </RecordSection>
  );
}

const rowClass =
  '-mx-2 flex min-h-8 min-w-0 items-center gap-2 rounded-sm px-2 text-sm text-ink transition-colors hover:bg-hover';

function PersonRow({ person }: { readonly person: Person }) {
  const { t } = useTranslation('records');
  const accounts = useAccounts();
  return (
    <>
      <Link href={`/contacts/${person.contactId}`} className={`${rowClass} min-h-11`}>
        <Avatar name={person.name} seed={String(person.contactId)} size={32} />
        <span className="min-w-0">
          <bdi className="block truncate font-medium">{person.name}</bdi>
          {person.phone === null ? null : (
            <span className="block truncate text-xs text-ink-faint tabular-nums">
              {showPhone(person.phone.startsWith('+') ? person.phone : `+${person.phone}`)}
            </span>
          )}
        </span>
      </Link>
      {person.conversations.length === 0 ? (
        <p className="ps-10 text-sm text-ink-faint">{t('record.noConversations')}</p>
      ) : (
        <ul className="flex flex-col ps-8">
          {person.conversations.map((conversation) => (
            <li key={conversation.id}>
              <ConversationLink
                conversation={conversation}
                account={accounts.find(({ id }) => id === conversation.accountId)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface ConversationLinkProps {
  readonly conversation: Person['conversations'][number];
  readonly account: Account | undefined;
}

function ConversationLink({ conversation, account }: ConversationLinkProps) {
  const format = useFormat();
  const now = useNow();
  return (
    <Link href={`/c/${conversation.id}`} className={`${rowClass} ms-0 me-0`}>
      <span
        aria-hidden
        className="h-4 w-[3px] shrink-0 rounded-full"
        style={account ? { background: `var(--account-${accountColourNumber[account.color]})` } : undefined}
      />
      <Icon of={MessageSquare} size={14} className="text-ink-faint" />
      <bdi className="min-w-0 flex-1 truncate">{account?.name}</bdi>
      <time className="shrink-0 text-xs text-ink-faint">
        {format.listTime(conversation.lastMessageAt, now)}
      </time>
    </Link>
  );
}

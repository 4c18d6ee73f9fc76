import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useRegistrations } from '../queries.ts';
import { RegistrationRow } from './RegistrationRow.tsx';

export interface RegistrationsPanelProps {
  readonly accounts: readonly Account[];
  readonly locked: string | undefined;
}

/** Where Meta sends the messages of each number. */
export function RegistrationsPanel({ accounts, locked }: RegistrationsPanelProps) {
  const { t } = useTranslation('address');
  const sentenceOf = useFailureSentence();
  const registrations = useRegistrations();
  // The sandbox comes last: nobody waits for its messages.
  const connected = accounts
    .filter(({ state }) => state !== 'disconnected')
    .toSorted((one, other) => one.kind.localeCompare(other.kind));
  if (connected.length === 0) {
    return (
      <p className="text-base text-ink-soft">
        {t('accounts.empty')}{' '}
        <Link href="/connect" className="rounded-xs font-medium text-accent-ink hover:underline">
          {t('accounts.connect')}
        </Link>
      </p>
    );
  }
  if (registrations.isError) {
    return (
      <LoadFailure
        title={t('accounts.loadFailed')}
        reason={sentenceOf(registrations.error)}
        onRetry={() => void registrations.refetch()}
      />
    );
  }
  if (!registrations.data) return <Skeleton shape="lines" count={3} />;
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface-raised">
      {connected.map((account) => (
        <RegistrationRow
          key={account.id}
          account={account}
          registration={registrations.data.find(({ accountId }) => accountId === account.id) ?? null}
          locked={locked}
        />
      ))}
    </ul>
  );
}

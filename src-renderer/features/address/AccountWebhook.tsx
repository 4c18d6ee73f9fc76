import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { SectionPanel } from '../../ui/SectionPanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { RegistrationPanel } from './components/RegistrationRow.tsx';
import { useMayChange, useRegistrations } from './queries.ts';

/** Where Meta sends one account's messages, as a part of that account's page. */
export function AccountWebhook({ account }: { readonly account: Account }) {
  const { t } = useTranslation('address');
  const sentenceOf = useFailureSentence();
  const registrations = useRegistrations();
  const locked = useMayChange() ? undefined : t('needsAdmin');
  const registration = registrations.data?.find(({ accountId }) => accountId === account.id) ?? null;
  const known = registrations.data ? t(`accounts.states.${registration?.state ?? 'off'}`) : undefined;
  const lead = account.kind === 'sandbox' ? t('receiving.sandbox') : known;
  return (
    <SectionPanel
      title={t('receiving.title')}
      {...(lead ? { lead } : {})}
      action={
        <Link
          href="/accounts/address"
          className="rounded-xs text-sm font-medium text-accent-ink hover:underline"
        >
          {t('title')}
        </Link>
      }
    >
      {registrations.isError ? (
        <LoadFailure
          title={t('accounts.loadFailed')}
          reason={sentenceOf(registrations.error)}
          onRetry={() => void registrations.refetch()}
        />
      ) : registrations.data ? (
        <RegistrationPanel account={account} registration={registration} locked={locked} />
      ) : (
        <Skeleton shape="lines" count={4} />
      )}
    </SectionPanel>
  );
}

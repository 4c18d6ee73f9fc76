import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/contract/contacts.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useKeepApart } from '../mutations.ts';
import { MergeDialog } from './MergeDialog.tsx';

interface Pair {
  readonly contacts: readonly [Contact, Contact];
  readonly reason: 'meta' | 'number' | 'name';
}

/** Pairs of contacts that may be one person, to be merged or kept apart. */
export function DuplicatesPanel() {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const pairs = useQuery(query.contacts.duplicates.queryOptions({ input: {} }));
  return (
    <>
      <ScreenHeader
        title={t('duplicates.title')}
        backLabel={t('list.backToList')}
        onBack={() => navigate('/contacts')}
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-4 sm:px-6">
        {pairs.isError ? (
          <div className="max-w-[720px] py-4">
            <LoadFailure
              title={t('duplicates.loadFailed')}
              reason={sentenceOf(pairs.error)}
              onRetry={() => void pairs.refetch()}
            />
          </div>
        ) : pairs.isPending ? (
          <Skeleton shape="rows" count={6} />
        ) : pairs.data.length === 0 ? (
          <EmptyState icon={Users} title={t('duplicates.none')} description={t('duplicates.noneHint')} />
        ) : (
          <div className="flex max-w-[720px] flex-col gap-1 py-4">
            <p className="pb-2 text-sm text-ink-soft">{t('duplicates.hint')}</p>
            <ul className="flex flex-col divide-y divide-line">
              {pairs.data.map((pair) => (
                <PairRow key={pair.contacts.map(({ id }) => id).join('-')} pair={pair} />
              ))}
            </ul>
          </div>
        )}
      </div>
    </>
  );
}

function PairRow({ pair }: { readonly pair: Pair }) {
  const { t } = useTranslation('contacts');
  const { query, queryClient } = useHub();
  const nameOf = useContactName();
  const mayChange = useMay('operator');
  const [isMerging, setIsMerging] = useState(false);
  const [first, second] = pair.contacts;
  const apart = useKeepApart();
  return (
    <li
      aria-label={t('duplicates.pair', { first: nameOf(first), second: nameOf(second) })}
      className="flex flex-col gap-2.5 py-4"
    >
      <div className="flex">
        <Tag>{t(`duplicates.reason.${pair.reason}`)}</Tag>
      </div>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Person contact={first} />
        <Person contact={second} />
      </div>
      {mayChange ? (
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="primary" onClick={() => setIsMerging(true)}>
            {t('duplicates.merge')}
          </Button>
          <Button
            size="small"
            isDisabled={apart.isPending}
            onClick={() => apart.mutate({ id: first.id, otherId: second.id })}
          >
            {t('duplicates.apart')}
          </Button>
        </div>
      ) : null}
      {isMerging ? (
        <MergeDialog
          contactId={first.id}
          otherId={second.id}
          onClose={() => setIsMerging(false)}
          onMerged={() => {
            setIsMerging(false);
            void queryClient.invalidateQueries({ queryKey: query.contacts.duplicates.key() });
          }}
        />
      ) : null}
    </li>
  );
}

function Person({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  const name = useContactName()(contact);
  return (
    <button
      type="button"
      onClick={() => navigate(`/contacts/${contact.id}`)}
      className="-mx-2 flex min-w-0 items-center gap-3 rounded-md px-2 py-1.5 text-start transition-colors hover:bg-hover"
    >
      <Avatar name={name} seed={String(contact.id)} size={40} />
      <span className="min-w-0">
        <bdi className="block truncate text-sm font-medium text-ink">{name}</bdi>
        <span className="block truncate text-xs text-ink-faint tabular-nums">
          {contact.waId === null ? t('list.noNumber') : formatPhone(contact.waId)}
        </span>
        {contact.profileName && contact.profileName !== name ? (
          <span className="block truncate text-xs text-ink-faint">
            <bdi>{t('identity.profileName', { name: contact.profileName })}</bdi>
          </span>
        ) : null}
      </span>
    </button>
  );
}

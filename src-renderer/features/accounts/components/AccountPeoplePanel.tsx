import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountId, OperatorId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useWorkingOperators } from '../../../api/use-operators.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { SectionPanel } from './SectionPanel.tsx';

export interface AccountPeoplePanelProps {
  readonly accountId: AccountId;
  readonly canChange: boolean;
}

/** Who hears of this account's chats; nobody chosen means everybody. */
export function AccountPeoplePanel({ accountId, canChange }: AccountPeoplePanelProps) {
  const { t } = useTranslation('accounts');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const people = useWorkingOperators();
  const input = { id: accountId };
  const told = useQuery(query.accounts.operators.queryOptions({ input }));
  const setTold = useMutation(
    query.accounts.setOperators.mutationOptions({
      onSuccess: (ids) => queryClient.setQueryData(query.accounts.operators.queryKey({ input }), ids),
    }),
  );
  const ids = setTold.isPending ? setTold.variables.operatorIds : (told.data ?? []);
  const toggle = (id: OperatorId, isTold: boolean) =>
    setTold.mutate({
      id: accountId,
      operatorIds: isTold ? [...ids, id] : ids.filter((known) => known !== id),
    });
  return (
    <SectionPanel title={t('people.title')} lead={t('people.text')}>
      {told.isError ? (
        <LoadFailure
          title={t('people.loadFailed')}
          reason={sentenceOf(told.error)}
          onRetry={() => void told.refetch()}
        />
      ) : null}
      {told.data ? (
        <ul className="flex flex-col gap-2.5">
          {people.map(({ id, name }) => (
            <li key={id}>
              <Checkbox
                label={<bdi>{name}</bdi>}
                isChecked={ids.includes(id)}
                isDisabled={!canChange}
                onChange={(isTold) => toggle(id, isTold)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {told.data && ids.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('people.everybody')}</p>
      ) : null}
      {setTold.isError ? (
        <Banner tone="danger">{t('detail.notSaved', { reason: sentenceOf(setTold.error) })}</Banner>
      ) : null}
    </SectionPanel>
  );
}

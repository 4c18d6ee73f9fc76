import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountId, OperatorId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useWorkingOperators } from '../../../api/use-operators.ts';
import { useUpdateSettings } from '../../../api/use-update-settings.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SubPanel } from './SubPanel.tsx';

/** Who hears of new messages to this number, and how much a notification tells. */
export function PeoplePanel({ accountId }: { readonly accountId: AccountId }) {
  const { t } = useTranslation('connectNumber');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const people = useWorkingOperators();
  const key = query.accounts.operators.queryKey({ input: { id: accountId } });
  const told = useQuery(query.accounts.operators.queryOptions({ input: { id: accountId } }));
  const setTold = useMutation(
    query.accounts.setOperators.mutationOptions({ onSuccess: (ids) => queryClient.setQueryData(key, ids) }),
  );
  const settings = useQuery(query.app.bootstrap.queryOptions()).data?.settings;
  const update = useUpdateSettings();
  const ids = setTold.isPending ? setTold.variables.operatorIds : (told.data ?? []);
  const toggle = (id: OperatorId, isTold: boolean) =>
    setTold.mutate({
      id: accountId,
      operatorIds: isTold ? [...ids, id] : ids.filter((known) => known !== id),
    });
  const error = told.error ?? setTold.error ?? update.error;
  return (
    <SubPanel title={t('finish.people')} text={t('finish.peopleText')}>
      {told.data ? (
        <>
          <ul className="flex flex-col gap-2.5">
            {people.map((person) => (
              <li key={person.id}>
                <Checkbox
                  label={person.name}
                  isChecked={ids.includes(person.id)}
                  onChange={(isTold) => toggle(person.id, isTold)}
                />
              </li>
            ))}
          </ul>
          {ids.length === 0 ? <p className="text-sm text-ink-faint">{t('finish.peopleAll')}</p> : null}
        </>
      ) : null}
      {settings ? (
        <Checkbox
          label={t('finish.notificationText')}
          isChecked={settings.notificationText}
          onChange={(notificationText) => update.mutate({ notificationText })}
        />
      ) : null}
      {error ? <Banner tone="danger">{sentenceOf(error)}</Banner> : null}
    </SubPanel>
  );
}

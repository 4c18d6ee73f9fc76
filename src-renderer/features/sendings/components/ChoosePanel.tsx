import { type UseQueryResult, useMutation } from '@tanstack/react-query';
import { LayoutTemplate, Plug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { closeSendDialog } from '../../../state/send-store.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TemplateList } from './TemplateList.tsx';

export interface ChoosePanelProps {
  readonly templates: UseQueryResult<Template[]>;
  readonly accountId: AccountId | null;
  /** The numbers to choose from; none where it is settled which one sends. */
  readonly accounts: readonly Account[];
  readonly onAccount: (id: AccountId) => void;
  readonly chosenId: TemplateId | null;
  /** It has the whole width. */
  readonly isAlone: boolean;
  readonly onChoose: (id: TemplateId) => void;
  readonly onConfirm: (id: TemplateId) => void;
}

/** From which number, and which template of it. */
export function ChoosePanel(props: ChoosePanelProps) {
  const { templates, accountId, accounts, onAccount, chosenId, isAlone, onChoose, onConfirm } = props;
  const { t } = useTranslation('sendings');
  const sentenceOf = useFailureSentence();
  const hasAccount = useAccounts().length > 0;
  // Nothing is asked for without one: it would be waited for as long as one looks.
  if (!hasAccount) return <NoAccount />;
  return (
    <div
      className={classNames('flex min-h-0 flex-col gap-3', isAlone ? 'min-w-0 flex-1' : 'w-[300px] shrink-0')}
    >
      {accounts.length > 0 ? (
        <SelectField
          className="px-1"
          label={t('one.account')}
          value={accountId === null ? null : String(accountId)}
          options={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
          onValueChange={(value) => {
            const found = accounts.find(({ id }) => String(id) === value);
            if (found) onAccount(found.id);
          }}
        />
      ) : null}
      {templates.isPending ? <Skeleton shape="lines" count={6} /> : null}
      {templates.isError ? (
        <LoadFailure
          title={t('one.loadFailed')}
          reason={sentenceOf(templates.error)}
          onRetry={() => void templates.refetch()}
        />
      ) : null}
      {templates.data?.length === 0 && accountId !== null ? <NoTemplates accountId={accountId} /> : null}
      {templates.data && templates.data.length > 0 ? (
        <div className="flex min-h-0 flex-1 flex-col">
          <TemplateList
            templates={templates.data}
            chosenId={chosenId}
            onChoose={onChoose}
            onConfirm={onConfirm}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Nothing can be sent before there is a number to send from. */
function NoAccount() {
  const { t } = useTranslation('sendings');
  const [, navigate] = useLocation();
  const isAdmin = useMay('admin');
  return (
    <EmptyState
      icon={Plug}
      size="inline"
      title={t('one.noAccount')}
      action={
        isAdmin ? (
          <Button variant="primary" onClick={() => navigate('/connect')}>
            {t('one.connect')}
          </Button>
        ) : undefined
      }
    />
  );
}

/** What can be done when nothing is approved: write one, or read what Meta has. */
export function NoTemplates({ accountId }: { readonly accountId: AccountId }) {
  const { t } = useTranslation('sendings');
  const { query, queryClient } = useHub();
  const [, navigate] = useLocation();
  const isAdmin = useMay('admin');
  const sentenceOf = useFailureSentence();
  const sync = useMutation(
    query.templates.sync.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: query.templates.key() }),
    }),
  );
  const write = () => {
    closeSendDialog();
    navigate('/templates/new');
  };
  return (
    <>
      <EmptyState
        icon={LayoutTemplate}
        size="inline"
        title={t('one.none')}
        description={t('one.noneHint')}
        action={
          isAdmin ? (
            <>
              <Button
                pendingLabel={sync.isPending && t('one.syncing')}
                onClick={() => sync.mutate({ accountId })}
              >
                {t('one.sync')}
              </Button>
              <Button variant="primary" onClick={write}>
                {t('one.write')}
              </Button>
            </>
          ) : null
        }
      />
      {sync.isError ? <Banner tone="danger">{sentenceOf(sync.error)}</Banner> : null}
    </>
  );
}

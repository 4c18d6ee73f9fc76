import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { connectSteps } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { notify } from '../../../ui/notify.ts';
import { ChecksPanel } from '../components/ChecksPanel.tsx';
import { PeoplePanel } from '../components/PeoplePanel.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { SubPanel } from '../components/SubPanel.tsx';
import { WherePanel } from '../components/WherePanel.tsx';
import { accountIdOf, type Wizard } from '../use-wizard.ts';

/** What makes the days easier, and the end of the set-up. */
export function FinishStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connectNumber');
  const { query, queryClient } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const accountId = accountIdOf(wizard);
  const { draft } = wizard;
  const finish = useMutation(
    query.connect.finish.mutationOptions({
      onSuccess: async () => {
        navigate('/');
        notify({ title: t('finish.doneTitle'), description: t('finish.doneText'), tone: 'success' });
        queryClient.removeQueries({ queryKey: query.connect.get.key({ input: { id: draft.id } }) });
        await queryClient.invalidateQueries({ queryKey: query.connect.drafts.key() });
      },
    }),
  );
  return (
    <StepFrame
      wizard={wizard}
      title={t('finish.title')}
      lead={t('finish.lead')}
      where={<WherePanel drawing="desk" page={null} draft={draft} />}
      next={{
        label: t('finish.done'),
        pendingLabel: finish.isPending && t('finish.finishing'),
        onNext: () => finish.mutate({ id: draft.id }),
      }}
    >
      <div className="flex max-w-[600px] flex-col gap-8">
        <LeftSteps wizard={wizard} />
        <TemplatesPanel accountId={accountId} wizard={wizard} />
        <PeoplePanel accountId={accountId} />
        {finish.error ? <Banner tone="danger">{sentenceOf(finish.error)}</Banner> : null}
      </div>
    </StepFrame>
  );
}

/** The steps that were left for later, each a click away. */
function LeftSteps({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connectNumber');
  const { t: tConnect } = useTranslation('connect');
  const left = connectSteps.filter((step) => step !== 'finish' && !wizard.draft.done.includes(step));
  if (left.length === 0) return null;
  return (
    <SubPanel title={t('finish.left')} text={t('finish.leftText')}>
      <div className="flex flex-wrap gap-2">
        {left.map((step) => (
          <Button key={step} size="small" onClick={() => wizard.goTo(step)}>
            {tConnect(`steps.${step}`)}
          </Button>
        ))}
      </div>
    </SubPanel>
  );
}

function TemplatesPanel({ accountId, wizard }: { readonly accountId: AccountId; readonly wizard: Wizard }) {
  const { t } = useTranslation('connectNumber');
  const { query, queryClient } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const sync = useMutation(
    query.templates.sync.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: query.templates.key() }),
    }),
  );
  return (
    <SubPanel title={t('finish.templates')} text={t('finish.templatesText')}>
      <div className="flex flex-wrap gap-2">
        <Button
          icon={Download}
          pendingLabel={sync.isPending && t('finish.syncing')}
          onClick={() => sync.mutate({ accountId })}
        >
          {t('finish.sync')}
        </Button>
        <Button variant="quiet" onClick={() => navigate('/templates')}>
          {t('finish.openTemplates')}
        </Button>
      </div>
      {sync.data ? (
        <Banner tone="success">
          {sync.data.total === 0 ? t('finish.syncedNone') : t('finish.synced', { count: sync.data.total })}
        </Banner>
      ) : null}
      {sync.error ? <Banner tone="danger">{sentenceOf(sync.error)}</Banner> : null}
      {sync.data ? <ChecksPanel wizard={wizard} checks={['templates']} isQuiet /> : null}
    </SubPanel>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenFacts } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { notify } from '../../../ui/notify.ts';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ChecksPanel } from '../components/ChecksPanel.tsx';
import { NumberedList } from '../components/NumberedList.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { SubPanel } from '../components/SubPanel.tsx';
import { WherePanel } from '../components/WherePanel.tsx';
import { accountIdOf, type Wizard } from '../use-wizard.ts';

const steps = ['open', 'add', 'assets', 'generate', 'scopes'] as const;

/** Replaces the one-day key by one that never ends; the old one works until the new one was accepted. */
export function TokenStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connectNumber');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const accountId = accountIdOf(wizard);
  const token = useQuery(
    query.connect.token.queryOptions({ input: { accountId }, refetchOnMount: 'always' }),
  );
  const isPermanent = token.data?.kind === 'permanent';
  const how = (
    <SubPanel title={t('token.how')}>
      <NumberedList items={steps.map((step) => t(`token.steps.${step}`))} />
    </SubPanel>
  );
  return (
    <StepFrame
      wizard={wizard}
      title={t('token.title')}
      lead={t('token.lead')}
      canWait={!isPermanent}
      where={<WherePanel drawing="systemUser" page="systemUsers" draft={wizard.draft} />}
      next={{ disabledReason: isPermanent ? undefined : t('token.empty') }}
    >
      <div className="flex max-w-[600px] flex-col gap-7">
        {token.isPending ? <Skeleton shape="lines" count={2} /> : null}
        {token.isError ? (
          <LoadFailure
            title={t('token.none')}
            reason={sentenceOf(token.error)}
            onRetry={() => void token.refetch()}
          />
        ) : null}
        {token.isSuccess ? <LifeBanner token={token.data} accountId={accountId} /> : null}
        {isPermanent ? (
          <Fold title={t('token.replace')}>
            {how}
            <ReplaceForm accountId={accountId} />
          </Fold>
        ) : (
          <>
            {how}
            <ReplaceForm accountId={accountId} />
          </>
        )}
        <ChecksPanel
          wizard={wizard}
          checks={['token_alive', 'token_life', 'scopes', 'system_user', 'waba_visible']}
          isQuiet
        />
      </div>
    </StepFrame>
  );
}

function LifeBanner({
  token,
  accountId,
}: {
  readonly token: TokenFacts | null;
  readonly accountId: AccountId;
}) {
  const { t } = useTranslation('connectNumber');
  const format = useFormat();
  const now = useNow();
  const hint = useAccounts().find(({ id }) => id === accountId)?.accessTokenHint;
  const saved = hint ? t('token.savedEndsIn', { hint: `…${hint}` }) : null;
  if (!token) return <Banner tone="info">{t('token.none')}</Banner>;
  if (token.kind === 'permanent' || token.expiresAt === null) {
    return (
      <Banner tone="success" title={t('token.permanent')}>
        {saved}
      </Banner>
    );
  }
  if (token.expiresAt <= now) return <Banner tone="danger">{t('token.ended')}</Banner>;
  return (
    <Banner tone="waiting" title={t(`token.${token.kind}`, { until: format.dayTime(token.expiresAt) })}>
      {t('token.temporaryLeft', { when: format.relative(token.expiresAt, now) })}
      {saved ? <span className="block text-ink-soft">{saved}</span> : null}
    </Banner>
  );
}

function ReplaceForm({ accountId }: { readonly accountId: AccountId }) {
  const { t } = useTranslation('connectNumber');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const [typed, setTyped] = useState('');
  const [isJudged, setJudged] = useState(false);
  const replace = useMutation(
    query.connect.replaceToken.mutationOptions({
      // The variables are a secret: they are not kept after the form is gone.
      gcTime: 0,
      onSuccess: async (token) => {
        setTyped('');
        setJudged(false);
        queryClient.setQueryData(query.connect.token.queryKey({ input: { accountId } }), token);
        notify({ title: t('token.replaced'), tone: 'success' });
        await queryClient.invalidateQueries({ queryKey: query.accounts.key() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (typed.trim() !== '' && !replace.isPending) replace.mutate({ accountId, accessToken: typed });
  };
  const mistake = isJudged && typed.trim() === '' ? t('token.empty') : undefined;
  return (
    <form noValidate autoComplete="off" onSubmit={submit} className="flex flex-col gap-3">
      <PasswordField
        size="large"
        label={t('token.field')}
        description={t('token.fieldHint')}
        value={typed}
        error={mistake ?? (replace.error ? sentenceOf(replace.error) : undefined)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        pendingLabel={replace.isPending && t('token.replacing')}
      >
        {t('token.replace')}
      </Button>
    </form>
  );
}

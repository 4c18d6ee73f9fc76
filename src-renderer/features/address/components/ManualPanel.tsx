import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Registration } from '#shared/contract/tunnel.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';

export interface ManualPanelProps {
  readonly account: Account;
  readonly registration: Registration | null;
}

const marks = { ok: 'ok', failed: 'act', warning: 'waiting', skipped: 'none' } as const satisfies Record<
  string,
  MarkState
>;

/** The same by hand, in the words of Meta's console: what to copy, where to, and a test of what came of it. */
export function ManualPanel({ account, registration }: ManualPanelProps) {
  const { t } = useTranslation('address');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  // The verify token is in the answer: it is not kept once this is folded again.
  const setup = useQuery(query.accounts.webhookSetup.queryOptions({ input: { id: account.id }, gcTime: 0 }));
  if (setup.isError) {
    return (
      <LoadFailure
        title={t('accounts.loadFailed')}
        reason={sentenceOf(setup.error)}
        onRetry={() => void setup.refetch()}
      />
    );
  }
  if (!setup.data) return <Skeleton shape="lines" count={4} />;
  const fields = registration ? [...registration.fields.subscribed, ...registration.fields.missing] : [];
  return (
    <>
      <div className="flex flex-col gap-0.5 text-sm text-ink-soft">
        <p>{t('manual.text')}</p>
        <p>{t('manual.newMenu')}</p>
        <p>{t('manual.oldMenu')}</p>
      </div>
      {registration?.callbackUrl ? (
        <CopyField label={t('manual.callbackUrl')} value={registration.callbackUrl} />
      ) : (
        <>
          <p className="text-sm text-ink-faint">{t('manual.callbackUnknown')}</p>
          <CopyField label={t('manual.path')} value={setup.data.callbackPath} />
        </>
      )}
      <CopyField label={t('manual.verifyToken')} value={setup.data.verifyToken} />
      <CopyField label={t('manual.local')} value={setup.data.localUrl} />
      {fields.length > 0 ? (
        <div className="flex flex-col gap-1.5 text-sm">
          <p className="text-ink-soft">{t('manual.fieldsText')}</p>
          <p className="font-mono text-[12px] leading-[18px] text-ink select-text">{fields.join(', ')}</p>
        </div>
      ) : null}
      <TestButton account={account} />
    </>
  );
}

function TestButton({ account }: { readonly account: Account }) {
  const { t } = useTranslation('address');
  const { language } = useLanguage();
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const test = useMutation(query.accounts.test.mutationOptions({ gcTime: 0 }));
  return (
    <>
      <Button
        className="self-start"
        pendingLabel={test.isPending && t('manual.testing')}
        onClick={() => test.mutate({ id: account.id })}
      >
        {t('manual.test')}
      </Button>
      {test.error ? <Banner tone="danger">{sentenceOf(test.error)}</Banner> : null}
      {test.data ? (
        <ul aria-live="polite" className="flex flex-col gap-2">
          {test.data.checks.map((check) => (
            <li key={check.check} className="flex items-start gap-2.5 text-sm text-ink">
              <StateMark state={marks[check.outcome]} label={t(`manual.outcomes.${check.outcome}`)} />
              <span className="min-w-0 flex-1 text-pretty">{check.sentence[language]}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

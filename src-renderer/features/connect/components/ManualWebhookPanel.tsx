import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Registration } from '#shared/contract/tunnel.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';
import type { KnownIds } from '../meta-pages.ts';
import { MetaLink } from './WherePanel.tsx';

export interface ManualWebhookPanelProps {
  readonly accountId: AccountId;
  readonly ids: KnownIds;
  readonly registration: Registration | null;
}

const marks = { ok: 'ok', failed: 'act', warning: 'waiting', skipped: 'none' } as const satisfies Record<
  string,
  MarkState
>;

/** The same by hand, for who prefers Meta's own form: what to copy, and a test of what came of it. */
export function ManualWebhookPanel({ accountId, ids, registration }: ManualWebhookPanelProps) {
  const { t } = useTranslation('connect');
  const { language } = useLanguage();
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  // The verify token is in the answer: it is not kept after this step is left.
  const setup = useQuery(query.accounts.webhookSetup.queryOptions({ input: { id: accountId }, gcTime: 0 }));
  const publicUrl = useQuery(query.tunnel.state.queryOptions()).data?.publicUrl ?? null;
  const test = useMutation(query.accounts.test.mutationOptions({ gcTime: 0 }));
  if (setup.isError) return <Banner tone="danger">{sentenceOf(setup.error)}</Banner>;
  if (!setup.data) return <Skeleton shape="lines" count={3} />;
  const callbackUrl = registration?.callbackUrl ?? (publicUrl ? publicUrl + setup.data.callbackPath : null);
  const fields = registration ? [...registration.fields.subscribed, ...registration.fields.missing] : [];
  return (
    <div className="flex max-w-[560px] flex-col gap-4">
      <p className="text-sm text-pretty text-ink-soft">{t('webhook.manualText')}</p>
      <MetaLink page="configuration" ids={ids} look="text" />
      {callbackUrl ? (
        <CopyField label={t('webhook.callbackUrl')} value={callbackUrl} />
      ) : (
        <p className="text-sm text-ink-faint">
          {t('webhook.callbackUrl')}: {t('webhook.callbackUnknown')}
        </p>
      )}
      <CopyField label={t('webhook.verifyToken')} value={setup.data.verifyToken} />
      {fields.length > 0 ? <CopyField label={t('webhook.fields')} value={fields.join(', ')} /> : null}
      <Button
        className="self-start"
        pendingLabel={test.isPending && t('webhook.testing')}
        onClick={() => test.mutate({ id: accountId })}
      >
        {t('webhook.testConnection')}
      </Button>
      {test.error ? <Banner tone="danger">{sentenceOf(test.error)}</Banner> : null}
      {test.data ? (
        <ul aria-live="polite" className="flex flex-col gap-2">
          {test.data.checks.map((check) => (
            <li key={check.check} className="flex items-start gap-2.5 text-sm text-ink">
              <StateMark
                state={marks[check.outcome]}
                label={t(`check.${check.outcome === 'skipped' ? 'unknown' : check.outcome}`)}
              />
              {check.sentence[language]}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

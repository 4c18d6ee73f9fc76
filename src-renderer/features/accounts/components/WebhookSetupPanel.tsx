import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { callbackUrl } from '../callback-url.ts';
import { SectionPanel } from './SectionPanel.tsx';

export interface WebhookSetupPanelProps {
  readonly account: Account;
}

/** The fields of Meta's webhook form that Rozmova understands (`research/api.md` 2.1 and 2.6), most important first. */
const webhookFields = [
  'messages',
  'message_template_status_update',
  'message_template_quality_update',
  'template_category_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'phone_number_quality_update',
  'phone_number_name_update',
] as const;

const problems = {
  broken: 'webhook.publicAddressBroken',
  'not-https': 'webhook.publicAddressNotHttps',
  local: 'webhook.publicAddressLocal',
} as const;

/** What has to be done at Meta and on the way from there, so that messages arrive; honest about what we cannot do. */
export function WebhookSetupPanel({ account }: WebhookSetupPanelProps) {
  const { t } = useTranslation('accounts');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  // The verify token is in the answer: it is not kept after this page is left.
  const setup = useQuery(query.accounts.webhookSetup.queryOptions({ input: { id: account.id }, gcTime: 0 }));
  const [publicAddress, setPublicAddress] = useState('');
  if (account.kind === 'sandbox') {
    return (
      <SectionPanel title={t('webhook.title')} lead={t('webhook.sandbox')}>
        <CopyField label={t('fields.webhookAddress')} value={account.webhookUrl} />
      </SectionPanel>
    );
  }
  if (setup.isError) {
    return (
      <SectionPanel title={t('webhook.title')}>
        <Banner tone="danger">{t('webhook.loadFailed', { reason: sentenceOf(setup.error) })}</Banner>
      </SectionPanel>
    );
  }
  if (!setup.data) {
    return (
      <SectionPanel title={t('webhook.title')}>
        <Skeleton shape="lines" count={4} />
      </SectionPanel>
    );
  }
  const { callbackPath, localUrl, verifyToken } = setup.data;
  const callback = callbackUrl(publicAddress, callbackPath);
  return (
    <SectionPanel title={t('webhook.title')}>
      <Banner tone="info">{t('webhook.honest')}</Banner>
      <ol className="flex flex-col gap-7">
        <StepRow number={1} title={t('webhook.stepReach')} text={t('webhook.stepReachText')}>
          <CopyField label={t('webhook.localUrl')} value={localUrl} />
        </StepRow>
        <StepRow number={2} title={t('webhook.stepMeta')} text={t('webhook.stepMetaText')}>
          <TextField
            label={t('webhook.publicAddress')}
            description={t('webhook.publicAddressDescription')}
            placeholder="https://chat.example.com"
            isCode
            inputMode="url"
            value={publicAddress}
            error={callback.kind === 'problem' ? t(problems[callback.reason]) : undefined}
            onChange={(event) => setPublicAddress(event.target.value)}
          />
          {callback.kind === 'ready' ? (
            <CopyField label={t('webhook.callbackUrl')} value={callback.url} />
          ) : (
            <CopyField label={t('webhook.callbackPath')} value={callbackPath} />
          )}
          <CopyField label={t('webhook.verifyToken')} value={verifyToken} />
        </StepRow>
        <StepRow number={3} title={t('webhook.stepFields')} text={t('webhook.stepFieldsText')}>
          <ul className="grid gap-x-6 gap-y-1 font-mono text-[12px] leading-[18px] text-ink select-text sm:grid-cols-2">
            {webhookFields.map((field) => (
              <li key={field}>{field}</li>
            ))}
          </ul>
        </StepRow>
        <StepRow number={4} title={t('webhook.stepTest')} text={t('webhook.stepTestText')} />
      </ol>
    </SectionPanel>
  );
}

interface StepRowProps {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function StepRow({ number, title, text, children }: StepRowProps) {
  return (
    <li className="flex gap-3.5">
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-press text-sm font-semibold text-ink-soft tabular-nums"
      >
        {number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <h3 className="pt-0.5 text-base font-medium text-ink">{title}</h3>
          <p className="text-sm text-pretty text-ink-soft">{text}</p>
        </div>
        {children}
      </div>
    </li>
  );
}

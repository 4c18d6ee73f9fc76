import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneMessage, PretendCustomer } from '#shared/contract/sandbox.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { phoneLines } from '../phone-lines.ts';
import { useHubMedia } from '../use-hub-media.ts';
import type { RunSandboxCall } from '../use-sandbox-actions.ts';
import { PhoneComposerField } from './PhoneComposerField.tsx';
import { PhoneHeader } from './PhoneHeader.tsx';
import { PhoneMessageRow } from './PhoneMessageRow.tsx';

export interface PhonePanelProps {
  readonly customer: PretendCustomer;
  readonly conversationId: number | null;
  readonly accountId: number | null;
  readonly run: RunSandboxCall;
}

/** The chat as the customer has it in hand: the business at the left, their own words at the right. */
export function PhonePanel({ customer, conversationId, accountId, run }: PhonePanelProps) {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const phone = useQuery(query.sandbox.phone.queryOptions({ input: { customerId: customer.id } }));
  const accounts = useQuery(query.accounts.list.queryOptions()).data;
  const mediaOf = useHubMedia(conversationId);
  const [quoted, setQuoted] = useState<PhoneMessage | null>(null);
  const account = accounts?.find(({ id }) => id === accountId);
  const businessName = account?.verifiedName ?? account?.name ?? t('business');
  const { lines, hasEarlier, byWamid } = phoneLines(phone.data ?? []);
  const customerId = customer.id;
  return (
    <section
      aria-label={t('chat.log')}
      className="mx-3 mb-3 flex min-h-0 flex-1 flex-col overflow-hidden rounded-[24px] border-2 border-sandbox bg-surface"
    >
      <PhoneHeader customer={customer} businessName={businessName} />
      {/* The reversed box keeps the newest line in sight; the inner one keeps the order for keyboard and screen reader. */}
      <div className="flex min-h-0 flex-1 flex-col-reverse overflow-x-hidden overflow-y-auto overscroll-contain">
        <div role="log" aria-label={t('chat.log')} className="flex flex-col gap-1.5 px-3 py-3">
          {phone.isError ? <Banner tone="danger">{sentenceOf(phone.error)}</Banner> : null}
          {phone.isPending ? <Skeleton shape="bubbles" count={4} /> : null}
          {hasEarlier ? <p className="pb-1 text-center text-xs text-ink-faint">{t('chat.earlier')}</p> : null}
          {phone.isSuccess && lines.length === 0 ? (
            <p className="px-4 py-10 text-center text-sm text-balance text-ink-faint">{t('chat.empty')}</p>
          ) : null}
          {lines.map((message) => (
            <PhoneMessageRow
              key={message.wamid}
              message={message}
              quoted={message.quotedWamid === null ? undefined : byWamid.get(message.quotedWamid)}
              businessName={businessName}
              mediaUrl={mediaOf(message.wamid)}
              onReply={() => setQuoted(message)}
              onReact={(emoji) =>
                run((sandbox) => sandbox.react({ customerId, wamid: message.wamid, emoji }))
              }
              onTap={(buttonId) =>
                run((sandbox) => sandbox.tapButton({ customerId, wamid: message.wamid, buttonId }))
              }
            />
          ))}
        </div>
      </div>
      {customer.unread > 0 && customer.isOnline ? (
        <div className="flex shrink-0 justify-center pb-1">
          <Button
            size="small"
            after={
              <Badge count={customer.unread} label={t('customers.unread', { count: customer.unread })} />
            }
            onClick={() => run((sandbox) => sandbox.read({ customerId }))}
          >
            {t('chat.markRead')}
          </Button>
        </div>
      ) : null}
      <PhoneComposerField
        customer={customer}
        quoted={quoted}
        businessName={businessName}
        onCancelQuote={() => setQuoted(null)}
        run={run}
      />
    </section>
  );
}

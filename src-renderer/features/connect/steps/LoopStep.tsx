import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleHelp, FlaskConical, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoopTest } from '#shared/contract/connect.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';
import { ChecksPanel } from '../components/ChecksPanel.tsx';
import { QrCode } from '../components/QrCode.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { HelpLink } from '../components/WayOn.tsx';
import { WherePanel } from '../components/WherePanel.tsx';
import { accountIdOf, type Wizard } from '../use-wizard.ts';

/** One word from the owner's own phone and our answer to it: the only proof that everything works. */
export function LoopStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connectNumber');
  const { t: tConnect } = useTranslation('connect');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const accountId = accountIdOf(wizard);
  const loop = useQuery(
    query.connect.loop.queryOptions({
      input: { accountId },
      // Change events tell of it; looking by itself is for a line that lost one.
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1500 : false),
    }),
  );
  const start = useMutation(
    query.connect.startLoop.mutationOptions({
      onSuccess: (test) =>
        queryClient.setQueryData(query.connect.loop.queryKey({ input: { accountId } }), test),
    }),
  );
  const test = loop.data;
  const [doubtedAt, setDoubtedAt] = useState<number | null>(null);
  const isDoubted = test?.state === 'waiting' && doubtedAt === test.startedAt;
  const isDone = test ? test.state === 'received' || test.state === 'answered' : false;
  const isOff = !test || test.state === 'off';
  return (
    <StepFrame
      wizard={wizard}
      title={t('loop.title')}
      lead={t(wizard.draft.kind === 'sandbox' ? 'loop.leadSandbox' : 'loop.lead')}
      canWait={!isDone}
      where={<WherePanel drawing="phone" page={null} draft={wizard.draft} />}
      next={{ disabledReason: isDone ? undefined : tConnect('check.missing') }}
    >
      <div className="flex flex-col gap-6">
        {loop.isError ? (
          <LoadFailure
            title={t('loop.loadFailed')}
            reason={sentenceOf(loop.error)}
            onRetry={() => void loop.refetch()}
          />
        ) : null}
        {loop.isPending ? <Skeleton shape="lines" count={3} /> : null}
        {test && !isOff ? <OpenLoop test={test} /> : null}
        {test?.state === 'waiting' && wizard.draft.kind === 'sandbox' ? (
          <SendAsCustomer word={test.word} />
        ) : null}
        {start.error ? <Banner tone="danger">{sentenceOf(start.error)}</Banner> : null}
        <Button
          className="self-start"
          size={isOff ? 'large' : 'medium'}
          variant={isOff ? 'primary' : 'secondary'}
          {...(isOff ? {} : { icon: RotateCcw })}
          pendingLabel={start.isPending && t('loop.starting')}
          onClick={() => start.mutate({ accountId })}
        >
          {t(isOff ? 'loop.start' : 'loop.again')}
        </Button>
        {test?.state === 'waiting' && !isDoubted ? (
          <Button
            size="small"
            variant="quiet"
            icon={CircleHelp}
            className="-ms-2.5 self-start"
            onClick={() => setDoubtedAt(test.startedAt)}
          >
            {tConnect('failure.doubt')}
          </Button>
        ) : null}
        {isDoubted ? (
          <Banner
            tone="waiting"
            title={tConnect('failure.doubtTitle')}
            action={<HelpLink failure="nothing_arrives" />}
          >
            {tConnect('failure.doubtText')}
          </Banner>
        ) : null}
        {test?.state === 'failed' || isDoubted ? (
          <ChecksPanel
            wizard={wizard}
            checks={[
              'public_address',
              'effective_webhook',
              'waba_subscription',
              'app_live',
              'delivery_trail',
              'last_in',
            ]}
            isQuiet
          />
        ) : null}
      </div>
    </StepFrame>
  );
}

/** Until the answer was read there is something to wait for. */
function isUnderWay(test: LoopTest): boolean {
  const isAnswerOnItsWay = test.answer !== 'read' && test.answer !== 'failed';
  return (
    test.state === 'waiting' || ((test.state === 'received' || test.state === 'answered') && isAnswerOnItsWay)
  );
}

const marks: Record<LoopTest['state'], MarkState> = {
  off: 'none',
  waiting: 'running',
  received: 'ok',
  answered: 'ok',
  failed: 'act',
};
const answerMarks: Record<LoopTest['answer'], MarkState> = {
  none: 'none',
  sent: 'waiting',
  delivered: 'ok',
  read: 'ok',
  failed: 'act',
};

function OpenLoop({ test }: { readonly test: LoopTest }) {
  const { t, i18n } = useTranslation('connectNumber');
  const { language } = useLanguage();
  const seconds = ((test.tookMs ?? 0) / 1000).toLocaleString(i18n.language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const hasArrived = test.state === 'received' || test.state === 'answered';
  return (
    <>
      {test.state === 'waiting' ? <Invitation test={test} /> : null}
      <ol aria-live="polite" className="flex flex-col gap-3 rounded-md border border-line px-4 py-3.5">
        <li className="flex items-start gap-3">
          <StateMark state={marks[test.state]} label={t('loop.received')} />
          <div className="min-w-0 flex-1">
            <p className="text-base font-medium text-ink tabular-nums">
              {t(`loop.states.${test.state}`, { seconds })}
            </p>
            <p className="text-sm text-pretty text-ink-soft">{test.sentence[language]}</p>
          </div>
          {test.state === 'failed' ? <HelpLink failure="nothing_arrives" /> : null}
        </li>
        {hasArrived ? (
          <li className="flex items-start gap-3">
            <StateMark state={answerMarks[test.answer]} label={t(`loop.answer.${test.answer}`)} />
            <p className="text-base text-ink">{t(`loop.answer.${test.answer}`)}</p>
          </li>
        ) : null}
      </ol>
      {hasArrived && (test.answer === 'delivered' || test.answer === 'read') ? (
        <Banner tone="success">{t('loop.done')}</Banner>
      ) : null}
    </>
  );
}

function Invitation({ test }: { readonly test: LoopTest }) {
  const { t } = useTranslation('connectNumber');
  return (
    <div className="flex flex-wrap items-center gap-6">
      <QrCode text={test.link} label={t('loop.qrLabel', { word: test.word })} />
      <div className="flex min-w-48 flex-1 flex-col items-start gap-3">
        <p className="text-base text-ink">{t('loop.scan')}</p>
        <div className="flex items-center gap-2">
          <span className="sr-only">{t('loop.word')}</span>
          <code className="rounded-sm bg-accent-soft px-3 py-1.5 font-mono text-lg font-semibold text-accent-ink select-text">
            {test.word}
          </code>
          <CopyButton label={t('loop.copyWord')} value={test.word} />
        </div>
        <p className="text-sm text-ink-faint">{t('loop.orLink')}</p>
        {test.link.startsWith('https://') ? (
          <ExternalLink href={test.link} look="button">
            {t('loop.openLink')}
          </ExternalLink>
        ) : null}
      </div>
    </div>
  );
}

/** In a rehearsal nobody has a phone: the first pretend customer who is online sends the word. */
function SendAsCustomer({ word }: { readonly word: string }) {
  const { t } = useTranslation('connectNumber');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const customers = useQuery(query.sandbox.state.queryOptions()).data?.customers ?? [];
  const customer = customers.find(({ isOnline, isScripted }) => isOnline && !isScripted) ?? customers[0];
  const write = useMutation(query.sandbox.write.mutationOptions());
  if (!customer) return null;
  return (
    <>
      <Button
        variant="primary"
        icon={FlaskConical}
        className="self-start"
        pendingLabel={write.isPending && t('loop.sending')}
        onClick={() => write.mutate({ customerId: customer.id, text: word, quotedWamid: null })}
      >
        {t('loop.sendAs', { name: customer.name })}
      </Button>
      {write.error ? <Banner tone="danger">{sentenceOf(write.error)}</Banner> : null}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Numbers } from '#shared/contract/numbers.ts';
import { zoneName } from '#shared/domain/zone-name.ts';
import { useHub } from '../../api/hub-context.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { daysOf, type Period, periods } from '../../state/day-bars.ts';
import { useNow } from '../../state/use-now.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AccountsSection } from './components/AccountsSection.tsx';
import { DaysSection } from './components/DaysSection.tsx';
import { Headlines } from './components/Headlines.tsx';
import { HoursSection } from './components/HoursSection.tsx';
import { PeopleSection } from './components/PeopleSection.tsx';
import { useNumbers } from './queries.ts';

const ALL = 'all';

/** The owner's numbers: how fast customers are answered, who waits, and how much is written when and by whom. */
export function NumbersScreen() {
  const { t } = useTranslation('numbers');
  const [, navigate] = useLocation();
  const { query } = useHub();
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role;
  return (
    <main className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <ScreenHeader title={t('title')} backLabel={t('back')} onBack={() => navigate('/')} />
      {role === 'admin' ? <Choice /> : null}
      {role === 'operator' || role === 'viewer' ? (
        <EmptyState icon={ChartColumn} title={t('adminsOnly')} />
      ) : null}
    </main>
  );
}

function Choice() {
  const { t } = useTranslation('numbers');
  const accounts = useAccounts();
  const [period, setPeriod] = useState<Period>('30');
  const [account, setAccount] = useState<string>(ALL);
  const chosen = accounts.find(({ id }) => String(id) === account);
  return (
    <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
      <div className="@container mx-auto flex w-full max-w-[920px] flex-col gap-8 px-4 pt-5 pb-16 sm:px-6">
        <div className="flex flex-wrap items-center gap-3">
          <SegmentedControl
            label={t('period')}
            segments={periods.map((value) => ({ value, label: t(`days.${value}`) }))}
            value={period}
            onValueChange={setPeriod}
          />
          {accounts.length > 1 ? (
            <SelectField
              label={t('account')}
              isLabelHidden
              className="w-56 max-w-full"
              options={[
                { value: ALL, label: t('allAccounts') },
                ...accounts.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              value={account}
              onValueChange={setAccount}
            />
          ) : null}
        </div>
        <Answer period={period} accountId={chosen?.id ?? null} />
      </div>
    </div>
  );
}

interface AnswerProps {
  readonly period: Period;
  readonly accountId: Parameters<typeof useNumbers>[0]['accountId'];
}

function Answer({ period, accountId }: AnswerProps) {
  const { t } = useTranslation('numbers');
  const sentenceOf = useFailureSentence();
  const numbers = useNumbers({ ...daysOf(period, useNow()), accountId });
  if (numbers.isPending) return <Skeleton shape="lines" count={8} />;
  if (numbers.isError) {
    return (
      <LoadFailure
        title={t('loadFailed')}
        reason={sentenceOf(numbers.error)}
        onRetry={() => void numbers.refetch()}
      />
    );
  }
  return <Sections numbers={numbers.data} isOfAll={accountId === null} />;
}

function Sections({ numbers, isOfAll }: { readonly numbers: Numbers; readonly isOfAll: boolean }) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const zone = zoneName(numbers.timeZone);
  const isEmpty = numbers.total.received + numbers.total.sent === 0;
  return (
    <>
      <Headlines numbers={numbers} />
      {numbers.isCounting ? (
        <p role="status" className="text-sm text-ink-soft">
          {t('counting')}
        </p>
      ) : null}
      {isEmpty ? (
        <EmptyState
          size="inline"
          icon={ChartColumn}
          title={t('empty')}
          description={numbers.countedSince === null ? t('nothingYet') : t('otherPeriod')}
        />
      ) : (
        <>
          <DaysSection days={numbers.byDay} timeZone={zone} />
          <HoursSection hours={numbers.byHour} timeZone={zone} />
          <PeopleSection people={numbers.byOperator} />
          {isOfAll && numbers.byAccount.length > 1 ? <AccountsSection accounts={numbers.byAccount} /> : null}
        </>
      )}
      {numbers.countedSince === null ? null : (
        <p className="text-xs text-ink-faint">
          {t('countedSince', { day: format.date(numbers.countedSince), zone })}
        </p>
      )}
    </>
  );
}

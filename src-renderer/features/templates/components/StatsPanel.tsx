import { useQuery } from '@tanstack/react-query';
import { ChartColumn, Table } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template, TemplateStats } from '#shared/contract/templates.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useShare } from '../../../i18n/use-share.ts';
import { daysOf, type Period, periods } from '../../../state/day-bars.ts';
import { useNow } from '../../../state/use-now.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { SectionPanel } from '../../../ui/SectionPanel.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { barsOf } from '../stat-periods.ts';
import { StatsChart } from './StatsChart.tsx';
import { StatsTable } from './StatsTable.tsx';

export interface StatsPanelProps {
  readonly template: Template;
}

/** What became of everything that was sent with a template, by period. */
export function StatsPanel({ template }: StatsPanelProps) {
  const { t } = useTranslation('templates');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [period, setPeriod] = useState<Period>('30');
  const stats = useQuery(
    query.templates.stats.queryOptions({
      input: { id: template.id, ...daysOf(period, useNow()) },
      placeholderData: (known: TemplateStats | undefined) => known,
    }),
  );
  return (
    <div className="flex flex-col gap-6">
      <div>
        <SegmentedControl
          label={t('stats.period')}
          segments={periods.map((value) => ({ value, label: t(`stats.days.${value}`) }))}
          value={period}
          onValueChange={setPeriod}
        />
      </div>
      {stats.isPending ? (
        <Skeleton shape="lines" count={6} />
      ) : stats.isError ? (
        <LoadFailure
          title={t('stats.loadFailed')}
          reason={sentenceOf(stats.error)}
          onRetry={() => void stats.refetch()}
        />
      ) : stats.data.total.sent + stats.data.total.failed === 0 ? (
        <EmptyState size="inline" icon={ChartColumn} title={t('stats.empty')} />
      ) : (
        <Numbers stats={stats.data} />
      )}
    </div>
  );
}

function Numbers({ stats }: { readonly stats: TemplateStats }) {
  const { t } = useTranslation('templates');
  const [look, setLook] = useState<'chart' | 'table'>('chart');
  const bars = barsOf(stats.days);
  return (
    <>
      <Totals total={stats.total} />
      <section aria-label={t('stats.byDay')} className="flex flex-col gap-3">
        <div className="flex justify-end">
          <SegmentedControl
            label={t('stats.look')}
            segments={[
              { value: 'chart', label: t('stats.chart'), icon: ChartColumn },
              { value: 'table', label: t('stats.table'), icon: Table },
            ]}
            value={look}
            onValueChange={setLook}
          />
        </div>
        {look === 'chart' ? <StatsChart bars={bars} /> : <StatsTable bars={bars} />}
      </section>
      <Failures failures={stats.failures} />
    </>
  );
}

const shown = ['sent', 'delivered', 'read', 'answered', 'failed'] as const;

function Totals({ total }: { readonly total: TemplateStats['total'] }) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const share = useShare();
  // What failed is no part of what was sent: its share is of all that was tried.
  const shareOf = (key: (typeof shown)[number]) => {
    const whole = key === 'failed' ? total.sent + total.failed : total.sent;
    return key === 'sent' || whole === 0 ? ' ' : share(total[key], whole);
  };
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(96px,1fr))] gap-3">
      {shown.map((key) => (
        <div key={key} className="flex flex-col rounded-md border border-line px-3 py-2.5">
          <dt className="order-2 truncate text-xs text-ink-faint">{t(`stats.${key}`)}</dt>
          <dd className="text-xl font-semibold text-ink tabular-nums">{format.count(total[key])}</dd>
          <dd className="order-3 text-xs text-ink-faint tabular-nums">{shareOf(key)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Failures({ failures }: Pick<TemplateStats, 'failures'>) {
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  const format = useFormat();
  if (failures.length === 0) return null;
  return (
    <SectionPanel title={t('stats.failures')}>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {failures.map(({ code, sentence, count }) => (
          <li key={`${code} ${sentence.en}`} className="flex gap-4 py-2">
            <span className="w-12 shrink-0 text-end font-medium text-ink tabular-nums">
              {format.count(count)}
            </span>
            <span className="min-w-0 flex-1 text-pretty text-ink-soft">
              {sentence[language]}
              {code === null ? null : (
                <span className="text-ink-faint tabular-nums"> {t('stats.code', { code })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </SectionPanel>
  );
}

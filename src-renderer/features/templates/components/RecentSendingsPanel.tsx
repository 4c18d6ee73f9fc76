import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

export interface RecentSendingsPanelProps {
  readonly template: Template;
}

const SHOWN = 20;

/** What was sent to many with this template lately; each leads to its results. */
export function RecentSendingsPanel({ template }: RecentSendingsPanelProps) {
  const { t } = useTranslation(['templates', 'sendings']);
  const { query } = useHub();
  const format = useFormat();
  const now = useNow();
  const sentenceOf = useFailureSentence();
  const sendings = useQuery(
    query.sendings.list.queryOptions({ input: { templateId: template.id, limit: SHOWN } }),
  );
  if (sendings.isPending) return <Skeleton shape="lines" count={4} />;
  if (sendings.isError) {
    return (
      <LoadFailure
        title={t('templates:sendings.loadFailed')}
        reason={sentenceOf(sendings.error)}
        onRetry={() => void sendings.refetch()}
      />
    );
  }
  const { items, next } = sendings.data;
  if (items.length === 0)
    return <EmptyState size="inline" icon={Send} title={t('templates:sendings.empty')} />;
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col divide-y divide-line">
        {items.map((sending) => (
          <li key={sending.id}>
            <Link
              href={`/sendings/${sending.id}`}
              className="-mx-2 flex items-center gap-4 rounded-sm px-2 py-2.5 text-sm transition-colors hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <bdi className="block truncate font-medium text-ink">{sending.title || template.name}</bdi>
                <span className="block truncate text-ink-faint tabular-nums">
                  {t('templates:sendings.counts', {
                    sent: format.count(sending.counts.total - sending.counts.leftOut),
                    read: format.count(sending.counts.read),
                    failed: format.count(sending.counts.failed),
                  })}
                </span>
              </span>
              <span className="shrink-0 text-ink-soft">{t(`sendings:state.${sending.state}`)}</span>
              <time
                dateTime={new Date(sending.createdAt).toISOString()}
                className="w-20 shrink-0 text-end text-ink-faint tabular-nums"
              >
                {format.listTime(sending.createdAt, now)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Link
          href="/sendings"
          className="self-start rounded-xs text-sm font-medium text-accent-ink hover:underline"
        >
          {t('templates:sendings.all')}
        </Link>
      )}
    </div>
  );
}

import { Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useBootstrap } from '../../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useNow } from '../../../state/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { askedBy, everything } from './audit-filter.ts';
import { AuditFilters } from './components/AuditFilters.tsx';
import { CheckPanel } from './components/CheckPanel.tsx';
import { DeedList } from './components/DeedList.tsx';
import { ExportLogDialog } from './components/ExportLogDialog.tsx';
import { useAuditLines } from './queries.ts';

/** Who did what, when and where; for administrators. */
export function AuditScreen() {
  const { t } = useTranslation('audit');
  const [, navigate] = useLocation();
  const isAdmin = useBootstrap().operator.role === 'admin';
  const [filter, setFilter] = useState(everything);
  const [isSaving, setSaving] = useState(false);
  // A period begins at midnight, so what is asked for is the same all day.
  const asked = askedBy(filter, useNow());
  return (
    <main className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <ScreenHeader
        title={t('title')}
        backLabel={t('back')}
        onBack={() => navigate('/team')}
        actions={
          isAdmin ? (
            <Button icon={Download} onClick={() => setSaving(true)}>
              {t('export.button')}
            </Button>
          ) : null
        }
      />
      {isAdmin ? (
        <>
          <div className="border-b border-line">
            <div className="mx-auto flex max-w-[820px] flex-col gap-2.5 px-4 py-3 sm:px-6">
              <AuditFilters filter={filter} onChange={setFilter} />
              <CheckPanel />
            </div>
          </div>
          <Log key={JSON.stringify(asked)} asked={asked} onClear={() => setFilter(everything)} />
          {isSaving ? <ExportLogDialog asked={asked} onClose={() => setSaving(false)} /> : null}
        </>
      ) : (
        <EmptyState icon={ScrollText} title={t('adminsOnly')} description={t('adminsOnlyHint')} />
      )}
    </main>
  );
}

interface LogProps {
  readonly asked: ReturnType<typeof askedBy>;
  readonly onClear: () => void;
}

function Log({ asked, onClear }: LogProps) {
  const { t } = useTranslation('audit');
  const sentenceOf = useFailureSentence();
  const { pages, entries } = useAuditLines(asked);
  if (pages.isPending) {
    return (
      <div className="mx-auto w-full max-w-[820px] px-4 pt-5 sm:px-6">
        <Skeleton shape="rows" count={8} />
      </div>
    );
  }
  if (pages.isError && entries.length === 0) {
    return (
      <LoadFailure
        title={t('loadFailed')}
        reason={sentenceOf(pages.error)}
        onRetry={() => void pages.refetch()}
      />
    );
  }
  if (entries.length === 0) {
    const isFiltered = Object.keys(asked).length > 0;
    return (
      <EmptyState
        icon={ScrollText}
        title={t(isFiltered ? 'nothingFound' : 'empty')}
        description={t(isFiltered ? 'nothingFoundHint' : 'emptyHint')}
        action={isFiltered ? <Button onClick={onClear}>{t('clear')}</Button> : undefined}
      />
    );
  }
  return (
    <DeedList
      entries={entries}
      onNearEnd={() => {
        if (pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError)
          void pages.fetchNextPage();
      }}
      foot={<Foot pages={pages} />}
    />
  );
}

function Foot({ pages }: Pick<ReturnType<typeof useAuditLines>, 'pages'>) {
  const { t } = useTranslation('audit');
  const sentenceOf = useFailureSentence();
  if (pages.isFetchNextPageError) {
    return (
      <LoadFailure
        title={t('moreFailed')}
        reason={sentenceOf(pages.error)}
        onRetry={() => void pages.fetchNextPage()}
      />
    );
  }
  return <p className="text-center text-sm text-ink-faint">{t(pages.hasNextPage ? 'more' : 'end')}</p>;
}

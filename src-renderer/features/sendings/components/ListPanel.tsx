import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { openBulkSending } from '../../../state/send-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { SendingRow } from './SendingRow.tsx';

/** All sendings, the newest first. */
export function ListPanel() {
  const { t } = useTranslation('sendings');
  const [, navigate] = useLocation();
  const mayWrite = useMay('operator');
  const button = mayWrite ? (
    <Button variant="primary" icon={Plus} onClick={() => openBulkSending()}>
      {t('list.new')}
    </Button>
  ) : null;
  return (
    <>
      <ScreenHeader
        title={t('list.title')}
        backLabel={t('list.back')}
        onBack={() => navigate('/')}
        actions={button}
      />
      <ListBody action={button} />
    </>
  );
}

function ListBody({ action }: { readonly action: React.ReactNode }) {
  const { t } = useTranslation('sendings');
  const [, navigate] = useLocation();
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const list = useInfiniteQuery(
    query.sendings.list.infiniteOptions({
      input: (cursor: string | null) => (cursor === null ? {} : { cursor }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
  if (list.isPending) return <Skeleton shape="rows" count={6} />;
  if (list.isError) {
    return (
      <div className="p-5">
        <LoadFailure
          title={t('list.loadFailed')}
          reason={sentenceOf(list.error)}
          onRetry={() => void list.refetch()}
        />
      </div>
    );
  }
  const sendings = list.data.pages.flatMap(({ items }) => items);
  if (sendings.length === 0) {
    return (
      <div className="min-h-0 flex-1">
        <EmptyState icon={Send} title={t('list.empty')} description={t('list.emptyHint')} action={action} />
      </div>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain px-2 py-2 sm:px-4">
      <ul aria-label={t('list.label')} className="mx-auto flex max-w-[1080px] flex-col">
        {sendings.map((sending) => (
          <SendingRow key={sending.id} sending={sending} onOpen={() => navigate(`/sendings/${sending.id}`)} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className="flex justify-center py-4">
          <Button isDisabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

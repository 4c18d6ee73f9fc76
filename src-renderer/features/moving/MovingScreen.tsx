import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { BringPanel } from './components/BringPanel.tsx';
import { CopyPanel } from './components/CopyPanel.tsx';
import { OrderPanel } from './components/OrderPanel.tsx';

/** Takes the whole workspace to another computer: the order of things, the copy made here, the copy brought here. */
export function MovingScreen() {
  const { t } = useTranslation('moving');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const isAdmin = roleIncludes(useBootstrap().operator.role, 'admin');
  const state = useQuery(query.workspace.state.queryOptions({ enabled: isAdmin }));
  // From the first screen or from the settings: back is where one came from.
  const goBack = () => (window.history.length > 1 ? window.history.back() : navigate('/settings'));
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <ScreenHeader title={t('title')} backLabel={t('back')} onBack={goBack} />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[640px] flex-col gap-10 px-6 pt-6 pb-24">
          <OrderPanel />
          {isAdmin ? null : <Banner tone="info">{t('needsAdmin')}</Banner>}
          {state.isError ? (
            <LoadFailure
              title={t('loadFailed')}
              reason={sentenceOf(state.error)}
              onRetry={() => void state.refetch()}
            />
          ) : null}
          {isAdmin && state.isPending ? <Skeleton shape="lines" count={4} /> : null}
          {state.data ? (
            <>
              <CopyPanel job={state.data.job} suggestedFolder={state.data.suggestedFolder} />
              <BringPanel
                job={state.data.job}
                incoming={state.data.incoming}
                canRestart={state.data.canRestart}
              />
            </>
          ) : null}
        </div>
      </main>
    </div>
  );
}

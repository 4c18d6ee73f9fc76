import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { SendingId } from '#shared/domain/ids.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useSending } from '../queries.ts';
import { stateTones } from '../sending-view.ts';
import { useSendingActions } from '../use-sending-actions.ts';
import { ProgressPanel } from './ProgressPanel.tsx';
import { ReadyPanel } from './ReadyPanel.tsx';
import { SendButton } from './SendButton.tsx';
import { SendingControls } from './SendingControls.tsx';

/** One sending: its recipients before it leaves, its progress while it does, its result afterwards. */
export function SendingPanel({ id }: { readonly id: SendingId }) {
  const { t } = useTranslation('sendings');
  const [, navigate] = useLocation();
  const sending = useSending(id);
  const actions = useSendingActions(id);
  const { data } = sending;
  const title = data ? (
    <span className="flex min-w-0 items-center gap-2.5">
      <bdi className="min-w-0 truncate">{data.title}</bdi>
      {/* A long name gives way, not the state. */}
      <span className="flex shrink-0">
        <Tag tone={stateTones[data.state]}>{t(`state.${data.state}`)}</Tag>
      </span>
    </span>
  ) : (
    t('list.title')
  );
  return (
    <>
      <ScreenHeader
        title={title}
        backLabel={t('new.back')}
        onBack={() => navigate('/sendings')}
        actions={
          data?.state === 'ready' ? (
            <SendButton sending={data} actions={actions} />
          ) : data && data.state !== 'preparing' ? (
            <SendingControls sending={data} actions={actions} />
          ) : null
        }
      />
      {sending.isPending ? <Skeleton shape="lines" count={8} /> : null}
      {sending.isError ? <Failed error={sending.error} onRetry={() => void sending.refetch()} /> : null}
      {data?.state === 'preparing' ? (
        <div className="mx-auto flex w-full max-w-[560px] flex-col gap-2 px-5 py-16">
          <ProgressBar label={t('ready.finding')} value={null} />
          <p className="text-sm text-pretty text-ink-faint">{t('ready.findingHint')}</p>
        </div>
      ) : null}
      {data?.state === 'ready' ? <ReadyPanel sending={data} actions={actions} /> : null}
      {data && data.state !== 'preparing' && data.state !== 'ready' ? (
        <ProgressPanel sending={data} actions={actions} />
      ) : null}
    </>
  );
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation('sendings');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const failure = toFailure(error);
  if (failure.kind === 'refused' && failure.code === 'NOT_FOUND') {
    return (
      <div className="min-h-0 flex-1">
        <EmptyState
          icon={Send}
          title={t('progress.gone')}
          description={t('progress.goneHint')}
          action={<Button onClick={() => navigate('/sendings')}>{t('new.back')}</Button>}
        />
      </div>
    );
  }
  return (
    <div className="p-5">
      <LoadFailure title={t('progress.loadFailed')} reason={sentenceOf(error)} onRetry={onRetry} />
    </div>
  );
}

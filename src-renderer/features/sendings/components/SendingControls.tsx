import { Download, Pause, Play, RotateCw, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { narrowWindow, useMediaQuery } from '../../../state/use-media-query.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { SendingActions } from '../use-sending-actions.ts';

export interface SendingControlsProps {
  readonly sending: Sending;
  readonly actions: SendingActions;
}

/** What can be done with a sending that has begun. */
export function SendingControls({ sending, actions }: SendingControlsProps) {
  const { t } = useTranslation('sendings');
  const mayWrite = useMay('operator');
  const { pause, resume, retry, exportCsv } = actions;
  // Beside stopping and pausing a narrow window has room for its mark.
  const isMark = useMediaQuery(narrowWindow) && !exportCsv.isPending;
  const format = useFormat();
  const again = sending.again?.ready ?? 0;
  const isUnderWay = sending.state === 'running' || sending.state === 'paused';
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {mayWrite && !isUnderWay && again > 0 ? (
        <Button
          icon={RotateCw}
          pendingLabel={retry.isPending && t('progress.retrying')}
          onClick={() => retry.mutate(undefined)}
        >
          {/* In a narrow window the title needs the room; the page says below how many they are. */}
          <span aria-hidden className="sm:hidden">
            {t('progress.retryShort')}
          </span>
          <span className="max-sm:sr-only">
            {t('progress.retryAll', { count: again, formattedCount: format.count(again) })}
          </span>
        </Button>
      ) : null}
      {isMark ? (
        <IconButton icon={Download} label={t('progress.export')} onClick={() => exportCsv.mutate()} />
      ) : (
        <Button
          icon={Download}
          pendingLabel={exportCsv.isPending && t('progress.exporting')}
          onClick={() => exportCsv.mutate()}
        >
          {t('progress.export')}
        </Button>
      )}
      {mayWrite && isUnderWay ? <StopButton sending={sending} actions={actions} /> : null}
      {mayWrite && sending.state === 'running' ? (
        <Button icon={Pause} isDisabled={pause.isPending} onClick={() => pause.mutate()}>
          {t('progress.pause')}
        </Button>
      ) : null}
      {mayWrite && sending.state === 'paused' ? (
        <Button variant="primary" icon={Play} isDisabled={resume.isPending} onClick={() => resume.mutate()}>
          {t('progress.resume')}
        </Button>
      ) : null}
    </div>
  );
}

function StopButton({ sending, actions }: SendingControlsProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const [isAsking, setAsking] = useState(false);
  const { waiting, queued } = sending.counts;
  // What waits in the outbox of a paused one is taken back; of a running one it is gone before anybody has read the question.
  const isPaused = sending.state === 'paused';
  const kept = isPaused ? waiting + queued : waiting;
  const { stop } = actions;
  const ask = () => {
    stop.reset();
    setAsking(true);
  };
  return (
    <>
      <Button
        icon={Square}
        disabledReason={waiting === 0 && !isPaused && !isAsking ? t('progress.nothingToStop') : undefined}
        onClick={ask}
      >
        {t('progress.stop')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        tone="danger"
        title={t('progress.stopAsk', { title: sending.title })}
        description={
          <>
            <span className="block">
              {kept === 0
                ? t('progress.stopNobody')
                : t('progress.stopHint', { count: kept, formattedCount: format.count(kept) })}
            </span>
            {queued === 0 ? null : (
              <span className="block pt-2">
                {isPaused
                  ? t('progress.stopLeaving')
                  : t('progress.stopQueued', { count: queued, formattedCount: format.count(queued) })}
              </span>
            )}
          </>
        }
        confirmLabel={t('progress.stop')}
        // “Cancel” would be read as one more word for stopping.
        cancelLabel={t('progress.goOn')}
        pendingLabel={stop.isPending && t('progress.stopping')}
        error={stop.isError ? sentenceOf(stop.error) : undefined}
        onConfirm={() => stop.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}

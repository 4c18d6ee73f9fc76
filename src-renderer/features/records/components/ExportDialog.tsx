import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordQuery, RecordType } from '#shared/contract/records.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { saveCsv } from '../../../state/save-csv.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { gatherRows } from '../gather-rows.ts';
import { useRecordCount, useRecordLabel } from '../queries.ts';

export interface ExportDialogProps {
  readonly type: RecordType;
  readonly question: RecordQuery;
  /** Null: all that fit the question. */
  readonly keys: readonly string[] | null;
  readonly onClose: () => void;
}

/** Gathers records and saves them as a CSV file; closing it cancels. */
export function ExportDialog({ type, question, keys, onClose }: ExportDialogProps) {
  const { t } = useTranslation(['records', 'common']);
  const { client } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const labelOf = useRecordLabel();
  const fitting = useRecordCount(question);
  const total = keys?.length ?? fitting ?? null;
  const [done, setDone] = useState(0);
  const saving = useMutation({
    mutationFn: async (signal: AbortSignal) => {
      const rows = await gatherRows(client, { type, question, keys, signal, onProgress: setDone });
      signal.throwIfAborted();
      // Under these names an import of the same file knows its columns.
      saveCsv(labelOf(type), [type.fields.map(labelOf), ...rows]);
      return rows.length;
    },
    onSuccess: (count) => {
      const title = t('records:export.done', { count, formattedCount: format.count(count) });
      notify({ tone: 'success', title });
      onClose();
    },
  });
  const { error } = saving;
  const start = useEffectEvent((signal: AbortSignal) => saving.mutate(signal));
  useEffect(() => {
    const stop = new AbortController();
    start(stop.signal);
    return () => stop.abort();
  }, []);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="small"
      isDismissedByClick={false}
      title={t('records:export.title')}
      footer={
        <Button onClick={onClose}>{t(error ? 'common:actions.close' : 'common:actions.cancel')}</Button>
      }
    >
      {error ? (
        <Banner tone="danger" title={t('records:export.failed')}>
          {sentenceOf(error)}
        </Banner>
      ) : (
        <ProgressBar
          label={t('records:export.running')}
          value={total ? Math.min(done / total, 1) : null}
          detail={
            total === null
              ? format.count(done)
              : t('records:export.progress', { done: format.count(done), total: format.count(total) })
          }
        />
      )}
    </Dialog>
  );
}

import { useTranslation } from 'react-i18next';
import type { RecordQuery, RecordType } from '#shared/contract/records.ts';
import { ownTimeZone } from '#shared/domain/zone-name.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useRunOnce } from '../../../api/use-run-once.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { saveCsv } from '../../../state/save-csv.ts';
import { notify } from '../../../ui/notify.ts';
import { ProgressDialog } from '../../../ui/ProgressDialog.tsx';
import { fileTable } from '../file-table.ts';
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
  const { t } = useTranslation('records');
  const { client } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const labelOf = useRecordLabel();
  const fitting = useRecordCount(question);
  const total = keys?.length ?? fitting ?? null;
  const { done, error } = useRunOnce({
    run: async (signal, onProgress) => {
      const rows = await gatherRows(client, { type, question, keys, signal, onProgress });
      signal.throwIfAborted();
      const table = fileTable(type, rows, {
        labelOf,
        timeZone: ownTimeZone(),
        amountOf: (label) => t('export.amount', { label }),
        currencyOf: (label) => t('export.currency', { label }),
      });
      saveCsv(labelOf(type), table.rows, table.columns);
      return rows.length;
    },
    onDone: (count) => {
      const title = t('export.done', { count, formattedCount: format.count(count) });
      notify({ tone: 'success', title });
      onClose();
    },
  });
  return (
    <ProgressDialog
      title={t('export.title')}
      label={t('export.running')}
      value={total ? Math.min(done / total, 1) : null}
      detail={
        total === null
          ? format.count(done)
          : t('export.progress', { done: format.count(done), total: format.count(total) })
      }
      failure={error && { title: t('export.failed'), reason: sentenceOf(error) }}
      onClose={onClose}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownTimeZone, zoneName } from '#shared/domain/zone-name.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useRunOnce } from '../../../api/use-run-once.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { saveCsv } from '../../../state/save-csv.ts';
import { notify } from '../../../ui/notify.ts';
import { ProgressDialog } from '../../../ui/ProgressDialog.tsx';
import { exportColumns, exportLines, gatherContacts } from '../export-rows.ts';

export interface ExportDialogProps {
  readonly onClose: () => void;
}

/** Gathers all contacts and saves them as a CSV file; closing it cancels. */
export function ExportDialog({ onClose }: ExportDialogProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const { client, query } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const total = useQuery(query.contacts.count.queryOptions()).data?.count ?? null;
  const { done, error } = useRunOnce({
    run: async (signal, onProgress) => {
      const fields = await client.contacts.fields();
      const contacts = await gatherContacts(client, { signal, onProgress });
      signal.throwIfAborted();
      const timeZone = ownTimeZone();
      const columns = t('contacts:export.column', { returnObjects: true, timeZone: zoneName(timeZone) });
      const words = { columns, yes: t('common:yes'), no: t('common:no'), timeZone };
      saveCsv(t('contacts:export.file'), exportLines(contacts, fields, words), exportColumns(fields));
      return contacts.length;
    },
    onDone: (count) => {
      notify({ tone: 'success', title: t('contacts:export.done', { count }) });
      onClose();
    },
  });
  return (
    <ProgressDialog
      title={t('contacts:export.title')}
      label={t('contacts:export.running')}
      value={total ? Math.min(done / total, 1) : null}
      detail={
        total === null
          ? format.count(done)
          : t('contacts:export.progress', { done: format.count(done), total: format.count(total) })
      }
      failure={error && { title: t('contacts:export.failed'), reason: sentenceOf(error) }}
      onClose={onClose}
    />
  );
}

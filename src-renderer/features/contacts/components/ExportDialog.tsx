import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { saveCsv } from '../../../state/save-csv.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { exportLines, gatherContacts } from '../export-rows.ts';

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
  const [done, setDone] = useState(0);
  const saving = useMutation({
    mutationFn: async (signal: AbortSignal) => {
      const fields = await client.contacts.fields();
      const contacts = await gatherContacts(client, { signal, onProgress: setDone });
      signal.throwIfAborted();
      const columns = t('contacts:export.column', { returnObjects: true });
      const words = { columns, yes: t('common:yes'), no: t('common:no') };
      saveCsv(t('contacts:export.file'), exportLines(contacts, fields, words));
      return contacts.length;
    },
    onSuccess: (count) => {
      notify({ tone: 'success', title: t('contacts:export.done', { count }) });
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
      title={t('contacts:export.title')}
      footer={
        <Button onClick={onClose}>{t(error ? 'common:actions.close' : 'common:actions.cancel')}</Button>
      }
    >
      {error ? (
        <Banner tone="danger" title={t('contacts:export.failed')}>
          {sentenceOf(error)}
        </Banner>
      ) : (
        <ProgressBar
          label={t('contacts:export.running')}
          value={total ? Math.min(done / total, 1) : null}
          detail={
            total === null
              ? format.count(done)
              : t('contacts:export.progress', { done: format.count(done), total: format.count(total) })
          }
        />
      )}
    </Dialog>
  );
}

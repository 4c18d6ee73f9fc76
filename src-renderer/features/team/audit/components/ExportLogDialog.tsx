import { useTranslation } from 'react-i18next';
import { fileClock } from '#shared/domain/file-time.ts';
import { ownTimeZone, zoneName } from '#shared/domain/zone-name.ts';
import { useHub } from '../../../../api/hub-context.ts';
import { useFailureSentence } from '../../../../api/use-failure-sentence.ts';
import { useRunOnce } from '../../../../api/use-run-once.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { saveCsv } from '../../../../state/save-csv.ts';
import { notify } from '../../../../ui/notify.ts';
import { ProgressDialog } from '../../../../ui/ProgressDialog.tsx';
import type { askedBy } from '../audit-filter.ts';
import { gatherLines } from '../queries.ts';
import { useDeedWords } from '../use-deed-words.ts';

export interface ExportLogDialogProps {
  readonly asked: ReturnType<typeof askedBy>;
  readonly onClose: () => void;
}

/** Gathers the lines that are shown, as far back as they go, and saves them as a CSV file; closing it cancels. */
export function ExportLogDialog({ asked, onClose }: ExportLogDialogProps) {
  const { t } = useTranslation('audit');
  const { client } = useHub();
  const format = useFormat();
  const words = useDeedWords();
  const sentenceOf = useFailureSentence();
  const { done, error } = useRunOnce({
    run: async (signal, onProgress) => {
      const entries = await gatherLines(client, asked, { signal, onProgress });
      signal.throwIfAborted();
      const timeZone = ownTimeZone();
      const timeOf = fileClock(timeZone);
      const { line, at, person, seat, deed, action } = t('export.columns', {
        returnObjects: true,
        timeZone: zoneName(timeZone),
      });
      const rows = entries.map((entry) => [
        String(entry.id),
        timeOf(entry.at),
        words.personOf(entry),
        words.seatOf(entry),
        words.sentenceOf(entry),
        entry.action,
      ]);
      // The number of the line and its time.
      const columns = ['value', 'value'] as const;
      saveCsv(t('export.file'), [[line, at, person, seat, deed, action], ...rows], columns);
      return entries.length;
    },
    onDone: (count) => {
      notify({ tone: 'success', title: t('export.done', { count }) });
      onClose();
    },
  });
  return (
    <ProgressDialog
      title={t('export.title')}
      label={t('export.running')}
      value={null}
      detail={format.count(done)}
      failure={error && { title: t('export.failed'), reason: sentenceOf(error) }}
      onClose={onClose}
    />
  );
}

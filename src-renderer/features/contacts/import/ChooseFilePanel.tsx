import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { type CsvTable, readTable, type TableProblem } from './read-table.ts';

export interface ChooseFilePanelProps {
  readonly onRead: (table: CsvTable) => void;
}

type Reading =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly fileName: string; readonly share: number }
  | { readonly kind: 'refused'; readonly fileName: string; readonly problem: TableProblem };

/** The first step: a file by drop or by choice, read without stopping the page. */
export function ChooseFilePanel({ onRead }: ChooseFilePanelProps) {
  const { t } = useTranslation('contacts');
  const [reading, setReading] = useState<Reading>({ kind: 'waiting' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const read = async (file: File) => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    const fileName = file.name;
    setReading({ kind: 'reading', fileName, share: 0 });
    const result = await readTable(file, {
      signal,
      onProgress: (share) => setReading({ kind: 'reading', fileName, share }),
    });
    if (signal.aborted) return;
    if (result.kind === 'table') onRead(result.table);
    else setReading({ kind: 'refused', fileName, problem: result });
  };
  return (
    <div className="flex flex-col gap-4">
      {reading.kind === 'refused' ? <Refused fileName={reading.fileName} problem={reading.problem} /> : null}
      <FileDrop
        title={t('import.drop')}
        hint={t('import.dropHint')}
        chooseLabel={t('import.choose')}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onFile={(file) => void read(file)}
      />
      {reading.kind === 'reading' ? (
        <ProgressBar label={t('import.reading', { file: reading.fileName })} value={reading.share} />
      ) : null}
      <p className="text-sm text-ink-faint">{t('import.harmless')}</p>
    </div>
  );
}

function Refused({ fileName: file, problem }: { readonly fileName: string; readonly problem: TableProblem }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const words = () => {
    switch (problem.kind) {
      case 'tooLarge':
        return t('import.tooLarge', { file, size: format.bytes(problem.size) });
      case 'notText':
        return t('import.notText', { file });
      case 'empty':
        return t('import.empty', { file });
      case 'unreadable':
        return t('import.unreadable', { file, detail: problem.detail });
    }
  };
  return <Banner tone="danger">{words()}</Banner>;
}

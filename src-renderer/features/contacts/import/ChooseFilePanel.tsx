import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
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
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const read = async (file: File | undefined) => {
    if (!file) return;
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
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    <div className="flex flex-col gap-4">
      {reading.kind === 'refused' ? <Refused fileName={reading.fileName} problem={reading.problem} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        className={classNames(
          'flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-14 text-center transition-colors',
          isOver ? 'border-accent bg-accent-soft' : 'border-control',
        )}
      >
        <Icon of={FileSpreadsheet} size={24} className="text-ink-faint" />
        <div className="flex max-w-md flex-col gap-1">
          <p className="text-base font-medium text-ink">{t('import.drop')}</p>
          <p className="text-sm text-pretty text-ink-faint">{t('import.dropHint')}</p>
        </div>
        <Button variant="primary" onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('import.choose')}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => {
            void read(event.target.files?.[0]);
            // The same file again, after it was mended, is a choice as well.
            event.target.value = '';
          }}
        />
      </div>
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

import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { saveCsv } from '../../../state/save-csv.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { type ImportRun, resumeImport, stopImport } from './import-run.ts';

export interface ImportRunPanelProps {
  readonly run: ImportRun;
  readonly onBackToColumns: () => void;
  readonly onAnother: () => void;
  readonly onContacts: () => void;
}

const MOST_SHOWN = 100;
const outcomes = ['created', 'updated', 'unchanged', 'refused'] as const;

/** How far the import is, and what became of each line. */
export function ImportRunPanel({ run, onBackToColumns, onAnother, onContacts }: ImportRunPanelProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const total = run.table.rows.length;
  const done = Math.min(run.done, total);
  const isRunning = run.state === 'running';
  return (
    <div className="flex flex-col gap-5">
      <ProgressBar
        label={t(isRunning ? 'import.running' : run.state === 'done' ? 'import.done' : 'import.title')}
        value={total === 0 ? 1 : done / total}
        detail={t('import.progress', { done: format.count(done), total: format.count(total) })}
        tone={run.state === 'done' ? 'success' : run.state === 'broken' ? 'danger' : 'accent'}
        action={
          isRunning ? (
            <Button size="small" variant="quiet" onClick={stopImport}>
              {t('import.stop')}
            </Button>
          ) : undefined
        }
      />
      <Interrupted run={run} line={run.table.rows[done]?.line ?? done} />
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {outcomes.map((outcome) => (
          <div key={outcome} className="flex flex-col-reverse rounded-md bg-surface-sunken px-3 py-2">
            <dt className="text-xs text-ink-faint">{t(`import.${outcome}`)}</dt>
            <dd className="text-xl font-semibold text-ink tabular-nums">
              {format.count(run.counts[outcome])}
            </dd>
          </div>
        ))}
      </dl>
      {isRunning ? null : (
        <>
          <RefusedTable run={run} />
          <p className="text-sm text-ink-faint">{t('import.harmless')}</p>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" onClick={onContacts}>
              {t('import.toContacts')}
            </Button>
            <SaveResultButton run={run} />
            <Button onClick={onBackToColumns}>{t('import.anotherSettings')}</Button>
            <Button onClick={onAnother}>{t('import.another')}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function Interrupted({ run, line }: { readonly run: ImportRun; readonly line: number }) {
  const { t } = useTranslation('contacts');
  const { client } = useHub();
  const sentenceOf = useFailureSentence();
  if (run.state !== 'stopped' && run.state !== 'broken') return null;
  const isBroken = run.state === 'broken';
  return (
    <Banner
      tone={isBroken ? 'danger' : 'waiting'}
      title={t(isBroken ? 'import.broken' : 'import.stopped', { line })}
      action={
        <Button size="small" onClick={() => void resumeImport(client)}>
          {t('import.resume')}
        </Button>
      }
    >
      {isBroken ? `${sentenceOf(run.error)} ` : null}
      {t('import.stoppedHint')}
    </Banner>
  );
}

function RefusedTable({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('contacts');
  const { language } = useLanguage();
  const refused = run.results.filter(({ outcome }) => outcome === 'refused');
  if (refused.length === 0) return null;
  const rest = refused.length - MOST_SHOWN;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold text-ink">{t('import.refusedTitle')}</h2>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-xs text-ink-faint">
            <th scope="col" className="w-20 border-b border-line py-1.5 text-start font-normal">
              {t('import.line')}
            </th>
            <th scope="col" className="border-b border-line py-1.5 text-start font-normal">
              {t('import.reason')}
            </th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, MOST_SHOWN).map(({ line, sentence }) => (
            <tr key={line}>
              <td className="py-1 align-top text-ink-faint tabular-nums">{line}</td>
              <td className="py-1 text-ink [overflow-wrap:anywhere]">
                <bdi>{sentence?.[language]}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className="text-sm text-ink-faint">{t('import.andMore', { count: rest })}</p> : null}
    </section>
  );
}

function SaveResultButton({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('contacts');
  const { language } = useLanguage();
  const save = () => {
    const heading = [t('import.line'), t('import.outcome'), t('import.reason'), ...run.table.headers];
    const cellsOf = new Map(run.table.rows.map(({ line, cells }) => [line, cells]));
    const lines = run.results.map(({ line, outcome, sentence }) => [
      String(line),
      t(`import.${outcome}`),
      sentence?.[language] ?? '',
      // The line itself beside its result, so that it can be mended and imported again.
      ...(cellsOf.get(line) ?? []),
    ]);
    saveCsv(t('import.resultFile'), [heading, ...lines]);
  };
  return (
    <Button icon={Download} onClick={save}>
      {t('import.saveResult')}
    </Button>
  );
}

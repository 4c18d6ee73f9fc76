import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordImport } from '#shared/contract/records.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { newImportPath, recordsPath } from '../paths.ts';
import { ErrorsTable } from './ErrorsTable.tsx';
import { useImportDeed } from './use-import.ts';

const counts = ['inserted', 'updated', 'unchanged', 'skipped', 'failed'] as const;
const barTones = { running: 'accent', done: 'success', cancelled: 'accent', failed: 'danger' } as const;

/** How far an import is, and what became of its rows. */
export function RunPanel({ found }: { readonly found: RecordImport }) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const format = useFormat();
  const [, navigate] = useLocation();
  const isRunning = found.state === 'running';
  const state = found.state === 'mapping' ? 'running' : found.state;
  // A green bar over nothing but errors would say that all went well.
  const isAllBad = found.state === 'done' && found.failed > 0 && found.failed === found.readRows;
  const title = isRunning
    ? t('import.running')
    : t(isAllBad ? 'import.noneImported' : `import.state.${found.state}`);
  return (
    <div className="flex flex-col gap-5">
      <ProgressBar
        label={title}
        value={found.share}
        detail={t('import.read', { count: found.readRows, formattedCount: format.count(found.readRows) })}
        tone={isAllBad ? 'danger' : barTones[state]}
        action={isRunning ? <StopButton found={found} /> : undefined}
      />
      {isRunning ? <p className="text-sm text-ink-faint">{t('import.runningHint')}</p> : null}
      {found.sentence === null ? null : (
        <Banner tone="danger" title={t('import.failedTitle')}>
          {found.sentence[language]}
        </Banner>
      )}
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {counts.map((name) => (
          <div key={name} className="flex flex-col-reverse rounded-md bg-surface-sunken px-3 py-2">
            <dt className="text-xs text-ink-faint">{t(`import.counts.${name}`)}</dt>
            <dd className="text-xl font-semibold text-ink tabular-nums">{format.count(found[name])}</dd>
          </div>
        ))}
      </dl>
      {isRunning ? null : (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => navigate(recordsPath(found.type))}>
            {t('import.toRecords')}
          </Button>
          <Button onClick={() => navigate(newImportPath(found.type))}>{t('import.another')}</Button>
        </div>
      )}
      {isRunning || found.failed === 0 ? null : <ErrorsTable found={found} />}
    </div>
  );
}

function StopButton({ found }: { readonly found: RecordImport }) {
  const { t } = useTranslation('records');
  const sentenceOf = useFailureSentence();
  const mayChange = useMay('operator');
  const [isAsking, setIsAsking] = useState(false);
  const stopping = useImportDeed('cancelImport', found.id);
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        disabledReason={mayChange ? undefined : t('lookOnly')}
        onClick={() => setIsAsking(true)}
      >
        {t('import.cancel')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t('import.askCancel')}
        description={t('import.cancelHint')}
        confirmLabel={t('import.cancelConfirm')}
        error={stopping.isError ? sentenceOf(stopping.error) : undefined}
        onConfirm={() => stopping.mutate(undefined, { onSuccess: () => setIsAsking(false) })}
      />
    </>
  );
}

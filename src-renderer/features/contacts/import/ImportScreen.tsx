import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { StepList } from '../../../ui/StepList.tsx';
import { ChooseFilePanel } from './ChooseFilePanel.tsx';
import { ImportRunPanel } from './ImportRunPanel.tsx';
import { forgetImport, useImportRun } from './import-run.ts';
import { MatchColumnsPanel } from './MatchColumnsPanel.tsx';
import type { CsvTable } from './read-table.ts';

/** Contacts out of a CSV file: choose it, say what stands in which column, watch it, see what became of each line. */
export function ImportScreen() {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  const [table, setTable] = useState<CsvTable | null>(null);
  const run = useImportRun();
  const toContacts = () => navigate('/contacts');
  const step = run ? (run.state === 'done' ? 'done' : 'run') : table ? 'match' : 'choose';
  return (
    <>
      <ScreenHeader title={t('import.title')} backLabel={t('list.backToList')} onBack={toContacts} />
      <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-4 sm:px-6">
        <div className="flex max-w-[880px] flex-col gap-5 py-5 pb-16">
          <StepList steps={steps.map((name) => t(`import.steps.${name}`))} current={steps.indexOf(step)} />
          {run ? (
            <ImportRunPanel
              run={run}
              onBackToColumns={() => {
                setTable(run.table);
                forgetImport();
              }}
              onAnother={() => {
                setTable(null);
                forgetImport();
              }}
              onContacts={() => {
                forgetImport();
                toContacts();
              }}
            />
          ) : table ? (
            <MatchColumnsPanel table={table} onAnother={() => setTable(null)} />
          ) : (
            <ChooseFilePanel onRead={setTable} />
          )}
        </div>
      </div>
    </>
  );
}

const steps = ['choose', 'match', 'run', 'done'] as const;

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { uploadImport } from '../../../api/upload-import.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { saveCsv } from '../../../state/save-csv.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { columnKinds } from '../file-table.ts';
import { importPath } from '../paths.ts';
import { useRecordLabel, useRecordTypes } from '../queries.ts';
import { ImportFrame } from './ImportFrame.tsx';
import { sampleRows } from './sample-file.ts';

export interface NewImportPanelProps {
  readonly typeName: string;
}

const MOST_BYTES = 200_000_000;
const tables = /\.(csv|tsv|txt|xlsx)$/i;

/** The first step: a table by drop or by choice, handed to the hub; and a sample of what it may look like. */
export function NewImportPanel({ typeName }: NewImportPanelProps) {
  const { t } = useTranslation('records');
  const mayChange = useMay('operator');
  return (
    <ImportFrame typeName={typeName} step="file">
      {mayChange ? <ChooseFile typeName={typeName} /> : <EmptyState title={t('lookOnly')} />}
    </ImportFrame>
  );
}

function ChooseFile({ typeName }: NewImportPanelProps) {
  const { t } = useTranslation(['records', 'common']);
  const [, navigate] = useLocation();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const [refused, setRefused] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const uploading = useMutation({
    mutationFn: (file: File) => {
      const controller = new AbortController();
      stop.current = controller;
      setShare(0);
      return uploadImport(typeName, file, { signal: controller.signal, onProgress: setShare });
    },
    onSuccess: ({ id }) => navigate(importPath(id)),
  });
  const take = (file: File) => {
    const problem = !tables.test(file.name)
      ? t('records:import.wrongFile', { file: file.name })
      : file.size === 0
        ? t('records:import.empty', { file: file.name })
        : file.size > MOST_BYTES
          ? t('records:import.tooLarge', { file: file.name, size: format.bytes(file.size) })
          : null;
    setRefused(problem);
    uploading.reset();
    if (problem === null) uploading.mutate(file);
  };
  const cancel = () => {
    stop.current?.abort();
    // Stopped by hand is no failure to tell about.
    uploading.reset();
  };
  return (
    <div className="flex flex-col gap-4">
      {refused === null ? null : <Banner tone="danger">{refused}</Banner>}
      {uploading.isError ? (
        <Banner tone="danger" title={t('records:import.uploadFailed')}>
          {sentenceOf(uploading.error)}
        </Banner>
      ) : null}
      <FileDrop
        title={t('records:import.drop')}
        hint={t('records:import.dropHint')}
        chooseLabel={t('records:import.choose')}
        accept=".csv,.tsv,.txt,.xlsx"
        isDisabled={uploading.isPending}
        onFile={take}
      />
      {uploading.isPending ? (
        <ProgressBar
          label={t('records:import.uploading', { file: uploading.variables.name })}
          // All has left the page, the hub is still looking at it.
          value={share < 1 ? share : null}
          action={
            <Button size="small" variant="quiet" onClick={cancel}>
              {t('common:actions.cancel')}
            </Button>
          }
        />
      ) : null}
      <SampleButton typeName={typeName} />
    </div>
  );
}

function SampleButton({ typeName }: NewImportPanelProps) {
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  const type = useRecordTypes().data?.find(({ name }) => name === typeName);
  if (!type) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button
        icon={Download}
        onClick={() =>
          saveCsv(`${labelOf(type)}-${t('import.sampleFile')}`, sampleRows(type, labelOf), columnKinds(type))
        }
      >
        {t('import.sample')}
      </Button>
      <p className="text-sm text-ink-faint">{t('import.sampleHint')}</p>
    </div>
  );
}

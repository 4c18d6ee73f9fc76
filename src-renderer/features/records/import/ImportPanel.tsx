import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordImport, RecordType } from '#shared/contract/records.ts';
import type { RecordImportId } from '#shared/domain/ids.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { importsPath } from '../paths.ts';
import { useRecordTypes } from '../queries.ts';
import { ImportFrame } from './ImportFrame.tsx';
import { MappingPanel } from './MappingPanel.tsx';
import { RunPanel } from './RunPanel.tsx';
import { useImport } from './use-import.ts';

/** One import from its mapping to its result; whoever comes back later finds it where it is. */
export function ImportPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const types = useRecordTypes();
  // What is no number in the address is no import, which the hub says as well.
  const found = useImport((Number.parseInt(id, 10) || 0) as RecordImportId);
  const type = types.data?.find(({ name }) => name === found.data?.type);
  const failure = found.error ?? types.error;
  const refusal = failure ? toFailure(failure) : null;
  const isGone = refusal?.kind === 'refused' && /^(NOT_FOUND|BAD_INPUT)$/.test(refusal.code);
  return (
    <ImportFrame typeName={found.data?.type} step={stepOf(found.data)}>
      {found.data && type ? (
        <Stage found={found.data} type={type} />
      ) : isGone || (found.data && types.data) ? (
        <EmptyState
          icon={FileSpreadsheet}
          title={t('import.gone')}
          action={<Button onClick={() => navigate(importsPath)}>{t('list.imports')}</Button>}
        />
      ) : failure ? (
        <LoadFailure
          title={t('import.listFailed')}
          reason={sentenceOf(failure)}
          onRetry={() => void Promise.all([found.refetch(), types.refetch()])}
        />
      ) : (
        <Skeleton shape="lines" count={8} />
      )}
    </ImportFrame>
  );
}

function stepOf(found: RecordImport | undefined) {
  if (!found) return null;
  return found.state === 'mapping' ? 'map' : found.state === 'running' ? 'run' : 'done';
}

function Stage({ found, type }: { readonly found: RecordImport; readonly type: RecordType }) {
  const { t } = useTranslation('records');
  const mayChange = useMay('operator');
  if (found.state !== 'mapping') return <RunPanel found={found} />;
  return mayChange ? <MappingPanel found={found} type={type} /> : <EmptyState title={t('lookOnly')} />;
}

import { useQuery } from '@tanstack/react-query';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { RecordImport } from '#shared/contract/records.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';
import { importPath } from '../paths.ts';
import { useRecordLabel, useRecordTypes } from '../queries.ts';
import { ImportFrame } from './ImportFrame.tsx';

const tones: Record<RecordImport['state'], TagTone> = {
  mapping: 'waiting',
  running: 'accent',
  done: 'success',
  cancelled: 'neutral',
  failed: 'danger',
};

/** Every import there was, the newest first; one that runs or waits is found here again. */
export function ImportsPanel() {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const imports = useQuery(query.records.imports.queryOptions());
  return (
    <ImportFrame typeName={undefined} step={null}>
      {imports.isPending ? (
        <Skeleton shape="lines" count={6} />
      ) : imports.isError ? (
        <LoadFailure
          title={t('import.listFailed')}
          reason={sentenceOf(imports.error)}
          onRetry={() => void imports.refetch()}
        />
      ) : imports.data.length === 0 ? (
        <EmptyState
          icon={FileSpreadsheet}
          title={t('import.listEmpty')}
          description={t('import.listEmptyHint')}
          action={<Button onClick={() => navigate('/records')}>{t('import.toRecords')}</Button>}
        />
      ) : (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {imports.data.map((found) => (
            <li key={found.id}>
              <ImportLink found={found} />
            </li>
          ))}
        </ul>
      )}
    </ImportFrame>
  );
}

function ImportLink({ found }: { readonly found: RecordImport }) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const now = useNow();
  const labelOf = useRecordLabel();
  const type = useRecordTypes().data?.find(({ name }) => name === found.type);
  return (
    <Link
      href={importPath(found.id)}
      className="-mx-2 flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 rounded-sm px-2 py-2 text-sm transition-colors hover:bg-hover"
    >
      {/* In a narrow window the name has a line of its own. */}
      <span className="w-full min-w-0 sm:w-auto sm:flex-1">
        <bdi className="block truncate font-medium text-ink">{found.fileName}</bdi>
        <span className="block truncate text-xs text-ink-faint">
          {t('import.facts', { type: type ? labelOf(type) : found.type, size: format.bytes(found.byteSize) })}
        </span>
      </span>
      {found.state === 'mapping' ? null : (
        <span className="text-xs text-ink-faint tabular-nums">
          {t('import.read', { count: found.readRows, formattedCount: format.count(found.readRows) })}
          {found.failed > 0 ? ` · ${t('import.counts.failed')}: ${format.count(found.failed)}` : null}
        </span>
      )}
      <Tag tone={tones[found.state]}>{t(`import.state.${found.state}`)}</Tag>
      <time className="ms-auto w-16 text-end text-xs text-ink-faint sm:ms-0">
        {format.listTime(found.createdAt, now)}
      </time>
    </Link>
  );
}

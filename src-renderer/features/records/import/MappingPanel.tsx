import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ImportMapping, ImportPreview, RecordImport, RecordType } from '#shared/contract/records.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { newImportPath } from '../paths.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { MappingSettings } from './MappingSettings.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { ReadingFields } from './ReadingFields.tsx';
import { useImportDeed, useSetImport } from './use-import.ts';

export interface MappingPanelProps {
  readonly found: RecordImport;
  readonly type: RecordType;
}

/** The second step: how the file is read, what stands in which column, and what would become of its first rows. */
export function MappingPanel({ found, type }: MappingPanelProps) {
  const { t } = useTranslation('records');
  const { query } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const setting = useSetImport(found.id);
  // What was just chosen shows at once; the hub's answer takes its place.
  const reading = (setting.isPending ? setting.variables.reading : undefined) ?? found.reading;
  const mapping = (setting.isPending ? setting.variables.mapping : undefined) ?? found.mapping;
  const preview = useQuery(
    query.records.importPreview.queryOptions({
      input: { id: found.id },
      placeholderData: keepPreviousData,
    }),
  );
  const change = (next: ImportMapping) => setting.mutate({ mapping: next });
  return (
    <>
      <p className="text-sm text-ink">
        <bdi className="font-medium">{found.fileName}</bdi>
        <span className="text-ink-faint"> · {format.bytes(found.byteSize)}</span>
      </p>
      <ReadingFields found={found} reading={reading} onChange={(next) => setting.mutate({ reading: next })} />
      {setting.isError ? <Banner tone="danger">{sentenceOf(setting.error)}</Banner> : null}
      {preview.isPending ? (
        <Skeleton shape="lines" count={8} />
      ) : preview.isError ? (
        <LoadFailure
          title={t('import.previewFailed')}
          reason={sentenceOf(preview.error)}
          onRetry={() => void preview.refetch()}
        />
      ) : (
        <>
          <section className="flex flex-col gap-2">
            <h2 className="text-base font-semibold text-ink">{t('import.columns')}</h2>
            <p className="text-sm text-ink-soft">{t('import.columnsLead')}</p>
            <ul className="flex max-w-[760px] flex-col divide-y divide-line border-y border-line">
              {preview.data.columns.map((header, column) => (
                <ColumnRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name
                  key={column}
                  {...{ type, mapping, column, header }}
                  onChange={change}
                />
              ))}
            </ul>
          </section>
          <MappingSettings type={type} mapping={mapping} onChange={change} />
          <PreviewTable
            preview={preview.data}
            mapping={mapping}
            type={type}
            isStale={setting.isPending || preview.isFetching}
          />
          <Foot found={found} preview={preview.data} isBusy={setting.isPending || preview.isFetching} />
        </>
      )}
    </>
  );
}

interface FootProps {
  readonly found: RecordImport;
  readonly preview: ImportPreview;
  readonly isBusy: boolean;
}

function Foot({ found, preview, isBusy }: FootProps) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const starting = useImportDeed('startImport', found.id);
  const forgetting = useImportDeed('cancelImport', found.id);
  const error = starting.error ?? forgetting.error;
  const blockers = preview.blockers.map((sentence) => sentence[language]);
  return (
    <div className="sticky bottom-0 z-20 -mb-16 flex flex-col gap-3 border-t border-line bg-surface py-3">
      {blockers.length > 0 ? (
        <Banner tone="waiting">
          {blockers.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Banner>
      ) : null}
      {error ? (
        <Banner tone="danger" title={t('import.deedFailed')}>
          {sentenceOf(error)}
        </Banner>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabledReason={blockers[0]}
          isDisabled={isBusy}
          pendingLabel={starting.isPending && t('import.starting')}
          onClick={() => starting.mutate()}
        >
          {t('import.start')}
        </Button>
        <Button
          onClick={() =>
            forgetting.mutate(undefined, { onSuccess: () => navigate(newImportPath(found.type)) })
          }
        >
          {t('import.another')}
        </Button>
      </div>
    </div>
  );
}

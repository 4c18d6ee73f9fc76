import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordImport } from '#shared/contract/records.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { saveCsv } from '../../../state/save-csv.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useRecordLabel, useRecordTypes } from '../queries.ts';
import { gatherErrors } from './gather-errors.ts';
import { fieldOfColumn } from './mapping.ts';

const PAGE = 50;
/** Line, column and reason stand before the row of the file. */
const OWN_COLUMNS = 3;
const headClass = 'border-b border-line px-2 py-1.5 text-start font-normal';
const cellClass = 'border-b border-line px-2 py-1.5 align-top';

/** The rows that were not taken, with the reason for each, and all of them as a file to be mended. */
export function ErrorsTable({ found }: { readonly found: RecordImport }) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const pages = useInfiniteQuery(
    query.records.importErrors.infiniteOptions({
      input: (cursor: string | null) => ({
        id: found.id,
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
  if (pages.isPending) return <Skeleton shape="lines" count={4} />;
  if (pages.isError) {
    return (
      <LoadFailure
        title={t('import.errorsFailed')}
        reason={sentenceOf(pages.error)}
        onRetry={() => void pages.refetch()}
      />
    );
  }
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold text-ink">{t('import.errors')}</h2>
          <p className="text-sm text-ink-soft">{t('import.errorsLead')}</p>
        </div>
        <SaveErrors found={found} />
      </div>
      <table className="w-full table-fixed border-separate border-spacing-0 text-sm">
        <thead className="text-xs text-ink-faint">
          <tr>
            <th scope="col" className={`${headClass} w-16`}>
              {t('import.line')}
            </th>
            <th scope="col" className={`${headClass} w-36`}>
              {t('import.columnName')}
            </th>
            <th scope="col" className={headClass}>
              {t('import.reason')}
            </th>
            <th scope="col" className={`${headClass} hidden sm:table-cell`}>
              {t('import.cells')}
            </th>
          </tr>
        </thead>
        <tbody>
          {pages.data.pages.flatMap(({ items }) =>
            items.map(({ line, column, sentence, cells }) => (
              // A row may have several errors, each in its column.
              <tr key={`${line} ${column}`}>
                <td className={`${cellClass} text-ink-faint tabular-nums`}>{line}</td>
                <td className={`${cellClass} truncate text-ink`}>
                  <bdi>{column}</bdi>
                </td>
                <td className={`${cellClass} text-ink [overflow-wrap:anywhere]`}>{sentence[language]}</td>
                <td className={`${cellClass} hidden truncate text-ink-faint sm:table-cell`}>
                  <bdi>{cells.join(' · ')}</bdi>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {pages.hasNextPage ? (
        <Button
          className="self-start"
          isDisabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('import.more')}
        </Button>
      ) : null}
    </section>
  );
}

function SaveErrors({ found }: { readonly found: RecordImport }) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const { client } = useHub();
  const sentenceOf = useFailureSentence();
  const labelOf = useRecordLabel();
  const type = useRecordTypes().data?.find(({ name }) => name === found.type);
  // The columns of the file under the names of their fields: so the mended file is understood by itself.
  const heading = (rows: readonly (readonly string[])[]) => {
    const width = rows.reduce((most, row) => Math.max(most, row.length), OWN_COLUMNS) - OWN_COLUMNS;
    const names = Array.from({ length: width }, (_, column) => {
      const name = fieldOfColumn(found.mapping, column);
      const field = type?.fields.find((candidate) => candidate.name === name);
      return field ? labelOf(field) : t('import.unnamed', { number: column + 1 });
    });
    return [t('import.line'), t('import.columnName'), t('import.reason'), ...names];
  };
  const saving = useMutation({
    mutationFn: () => gatherErrors(client, found.id, language),
    onSuccess: (rows) => saveCsv(t('import.errorsFile'), [heading(rows), ...rows]),
  });
  return (
    <>
      <Button
        icon={Download}
        pendingLabel={saving.isPending && t('import.savingErrors')}
        onClick={() => saving.mutate()}
      >
        {t('import.saveErrors')}
      </Button>
      {saving.isError ? <Banner tone="danger">{sentenceOf(saving.error)}</Banner> : null}
    </>
  );
}

import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, ImportPreview, RecordType } from '#shared/contract/records.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';
import { useRecordLabel } from '../queries.ts';
import { fieldOfColumn, SKIP } from './mapping.ts';

export interface PreviewTableProps {
  readonly preview: ImportPreview;
  readonly mapping: ImportMapping;
  readonly type: RecordType;
  /** Something was changed, and the hub is looking at the rows again. */
  readonly isStale: boolean;
}

type Row = ImportPreview['rows'][number];

const tones: Record<Row['outcome'], TagTone> = {
  insert: 'success',
  update: 'accent',
  unchanged: 'neutral',
  skip: 'neutral',
  fail: 'danger',
};
const headClass = 'max-w-60 truncate px-2 py-1.5 text-start font-normal whitespace-nowrap';
const cellClass = 'border-t border-line px-2 py-1 align-top';

/** The first rows as they will be understood: what becomes of each, and what is wrong in the very cell. */
export function PreviewTable({ preview, mapping, type, isStale }: PreviewTableProps) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const labelOf = useRecordLabel();
  const failed = preview.rows.filter(({ outcome }) => outcome === 'fail').length;
  // What is left out is not looked at; without any field the whole file shows, so that one sees what to map.
  const all = preview.columns.map((_, column) => column);
  const mapped = all.filter((column) => fieldOfColumn(mapping, column) !== SKIP);
  const columns = mapped.length === 0 ? all : mapped;
  const fieldOf = (column: number) => type.fields.find(({ name }) => name === fieldOfColumn(mapping, column));
  return (
    <section className="flex flex-col gap-2" aria-busy={isStale}>
      <h2 className="text-base font-semibold text-ink">{t('import.preview')}</h2>
      <p className="text-sm text-ink-soft">{t('import.previewHint')}</p>
      {failed > 0 ? (
        <Banner tone="waiting" title={t('import.problems', { count: failed })}>
          {firstProblem(preview.rows, (line, sentence) =>
            t('import.problemExample', { line, sentence: sentence[language] }),
          )}
        </Banner>
      ) : null}
      {preview.rows.length === 0 ? (
        <EmptyState size="inline" title={t('import.noRows')} />
      ) : (
        // The region scrolls by keys as well: a wide file does not fit into any window.
        <section
          aria-label={t('import.preview')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard could not scroll the rows
          tabIndex={0}
          className={classNames(
            'max-h-[28rem] overflow-auto overscroll-contain rounded-md border border-line transition-opacity',
            isStale && 'opacity-60',
          )}
        >
          <table className="w-full border-separate border-spacing-0 text-sm">
            <thead className="sticky top-0 z-10 bg-surface-sunken text-xs text-ink-faint">
              <tr>
                <th scope="col" className={headClass}>
                  {t('import.line')}
                </th>
                <th scope="col" className={headClass}>
                  {t('import.outcomeTitle')}
                </th>
                {columns.map((column) => {
                  const field = fieldOf(column);
                  return (
                    <th key={column} scope="col" className={headClass}>
                      <bdi>{field ? labelOf(field) : preview.columns[column]?.name}</bdi>
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row) => (
                <PreviewRow key={row.line} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

/** What is wrong with the first bad row, as it stands for many: the rows themselves may be below the fold. */
function firstProblem(
  rows: readonly Row[],
  say: (line: number, sentence: Row['problems'][number]['sentence']) => string,
): string | null {
  const row = rows.find(({ outcome, problems }) => outcome === 'fail' && problems.length > 0);
  const problem = row?.problems[0];
  return row && problem ? say(row.line, problem.sentence) : null;
}

function PreviewRow({ row, columns }: { readonly row: Row; readonly columns: readonly number[] }) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const sentencesAt = (isHere: (column: number | null) => boolean) =>
    row.problems.filter(({ column }) => isHere(column)).map(({ sentence }) => sentence[language]);
  // A problem of a column that is not shown belongs to the row as a whole.
  const ofRow = sentencesAt((column) => column === null || !columns.includes(column));
  return (
    <tr>
      <td className={`${cellClass} w-14 text-ink-faint tabular-nums`}>{row.line}</td>
      <td className={`${cellClass} max-w-60`}>
        <Tag tone={tones[row.outcome]}>{t(`import.outcome.${row.outcome}`)}</Tag>
        <Problems sentences={ofRow} />
      </td>
      {columns.map((column) => {
        const sentences = sentencesAt((at) => at === column);
        return (
          <td
            key={column}
            className={classNames(cellClass, 'max-w-60', sentences.length > 0 && 'min-w-44 bg-waiting-soft')}
          >
            <bdi className="block truncate text-ink tabular-nums">{row.cells[column]}</bdi>
            <Problems sentences={sentences} />
          </td>
        );
      })}
    </tr>
  );
}

function Problems({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <span key={sentence} className="flex items-start gap-1 text-xs text-waiting-ink">
      <Icon of={TriangleAlert} size={14} className="mt-px" />
      <span className="min-w-0">{sentence}</span>
    </span>
  ));
}

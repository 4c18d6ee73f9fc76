import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { ScrollArea } from '../../../ui/ScrollArea.tsx';
import { checkRow, type RowProblem, type RowRules } from './import-row.ts';
import type { CsvTable } from './read-table.ts';

export interface PreviewTableProps {
  readonly table: CsvTable;
  readonly rules: RowRules;
}

const SHOWN = 50;

/** The first lines as they will be understood, what is wrong marked with shape, colour and words. */
export function PreviewTable({ table, rules }: PreviewTableProps) {
  const { t } = useTranslation('contacts');
  const rows = table.rows.slice(0, SHOWN).map((row) => ({ ...row, problems: checkRow(row, rules).problems }));
  const columns = rules.targets.flatMap((target, column) => (target === 'skip' ? [] : [column]));
  const problemCount = rows.reduce((count, { problems }) => count + problems.length, 0);
  if (columns.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold text-ink">{t('import.preview')}</h2>
      {problemCount > 0 && rules.targets.includes('phone') ? (
        <Banner tone="waiting">{t('import.problems', { count: problemCount })}</Banner>
      ) : null}
      <div className="max-h-96 overflow-hidden rounded-md border border-line">
        <ScrollArea label={t('import.previewLabel')} className="max-h-96">
          <table className="w-full table-fixed border-separate border-spacing-0 text-sm">
            <thead className="sticky top-0 bg-surface-sunken text-xs text-ink-faint">
              <tr>
                <th scope="col" className="w-14 px-2 py-1.5 text-start font-normal">
                  {t('import.line')}
                </th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="truncate px-2 py-1.5 text-start font-normal">
                    <bdi>{table.headers[column]}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells, line, problems }) => (
                <tr key={line}>
                  <td className="border-t border-line px-2 py-1 align-top text-ink-faint tabular-nums">
                    {line}
                  </td>
                  {columns.map((column) => (
                    <Cell
                      key={column}
                      text={cells[column] ?? ''}
                      problem={problems.find((problem) => problem.column === column)}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </div>
    </section>
  );
}

interface CellProps {
  readonly text: string;
  readonly problem: RowProblem | undefined;
}

function Cell({ text, problem }: CellProps) {
  const { t } = useTranslation('contacts');
  const { language } = useLanguage();
  const words = () => {
    if (!problem) return null;
    if (problem.kind !== 'field') return t(`import.problem.${problem.kind}`);
    return `${t('import.problem.field', { field: problem.field })}: ${problem.reason[language]}`;
  };
  return (
    <td className={classNames('border-t border-line px-2 py-1 align-top', problem && 'bg-waiting-soft')}>
      <bdi className="block truncate text-ink">{text}</bdi>
      {problem ? (
        <span className="flex items-start gap-1 text-xs text-waiting-ink">
          <Icon of={TriangleAlert} size={14} className="mt-px" />
          <span className="min-w-0">{words()}</span>
        </span>
      ) : null}
    </td>
  );
}

import { ChartColumn, Download, Table } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveCsv } from '../../../state/save-csv.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SectionPanel } from '../../../ui/SectionPanel.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { fileOf, type NumbersColumn, type NumbersLine } from '../table-line.ts';
import { NumbersTable } from './NumbersTable.tsx';

export interface ChartSectionProps {
  readonly title: string;
  /** The beginning of the file's name. */
  readonly fileName: string;
  /** Left out where there is only the table. */
  readonly chart?: ReactNode;
  readonly columns: readonly NumbersColumn[];
  readonly lines: readonly NumbersLine[];
}

/** Numbers as a chart with the table behind it, and that table as a file. */
export function ChartSection({ title, fileName, chart, columns, lines }: ChartSectionProps) {
  const { t } = useTranslation('numbers');
  const [look, setLook] = useState<'chart' | 'table'>('chart');
  return (
    <SectionPanel
      title={title}
      action={
        <div className="flex items-center gap-2">
          {chart ? (
            <SegmentedControl
              label={t('look', { title })}
              segments={[
                { value: 'chart', label: t('chart'), icon: ChartColumn },
                { value: 'table', label: t('table'), icon: Table },
              ]}
              value={look}
              onValueChange={setLook}
            />
          ) : null}
          <IconButton
            icon={Download}
            label={t('saveCsv', { title })}
            onClick={() =>
              saveCsv(
                fileName,
                fileOf(columns, lines),
                columns.map(() => 'value'),
              )
            }
          />
        </div>
      }
    >
      {chart && look === 'chart' ? chart : <NumbersTable label={title} columns={columns} lines={lines} />}
    </SectionPanel>
  );
}

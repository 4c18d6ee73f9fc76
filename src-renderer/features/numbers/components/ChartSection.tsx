import { ChartColumn, Download, Table } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveCsv } from '../../../state/save-csv.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SectionPanel } from '../../../ui/SectionPanel.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';

export interface ChartSectionProps {
  readonly title: string;
  /** The beginning of the file's name. */
  readonly fileName: string;
  /** Heading and lines of the file. */
  readonly csv: () => readonly (readonly string[])[];
  /** Left out where there is only the table. */
  readonly chart?: ReactNode;
  readonly table: ReactNode;
}

/** Numbers as a chart with the table behind it, and as a file. */
export function ChartSection({ title, fileName, csv, chart, table }: ChartSectionProps) {
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
            onClick={() => saveCsv(fileName, csv())}
          />
        </div>
      }
    >
      {chart && look === 'chart' ? chart : table}
    </SectionPanel>
  );
}

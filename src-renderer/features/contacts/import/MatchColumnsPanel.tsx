import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { chooseCountry, rememberMapping, useContactsStore } from '../../../state/contacts-store.ts';
import { countryOptions } from '../../../state/country-options.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useContactFields } from '../queries.ts';
import { guessTargets, headersKey, toTargets, withTarget } from './column-targets.ts';
import type { Target } from './import-row.ts';
import { startImport } from './import-run.ts';
import { NewFieldDialog } from './NewFieldDialog.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import type { CsvTable } from './read-table.ts';

export interface MatchColumnsPanelProps {
  readonly table: CsvTable;
  readonly onAnother: () => void;
}

const NEW_FIELD = 'newField';

/** The second step: what stands in which column, and how the first lines will be understood. */
export function MatchColumnsPanel({ table, onAnother }: MatchColumnsPanelProps) {
  const { t } = useTranslation('contacts');
  const { client } = useHub();
  const { language } = useLanguage();
  const fields = useContactFields();
  const country = useContactsStore((store) => store.country);
  const remembered = useContactsStore((store) => store.mappings[headersKey(table.headers)]);
  const [chosen, setChosen] = useState<readonly Target[] | null>(null);
  const [newFieldFor, setNewFieldFor] = useState<number | null>(null);
  const targets =
    chosen ??
    (remembered ? toTargets(remembered, table.headers, fields) : guessTargets(table.headers, fields));
  const choose = (column: number, target: Target) => setChosen(withTarget(targets, column, target));
  const rules = { targets, fields, country };
  const start = () => {
    rememberMapping(headersKey(table.headers), targets);
    void startImport(client, table, rules);
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <FileFacts table={table} />
        <p className="text-sm text-pretty text-ink-soft">{t('import.matchLead')}</p>
      </div>
      {table.unclosedQuoteLine === null ? null : (
        <Banner tone="waiting">{t('import.unclosed', { line: table.unclosedQuoteLine })}</Banner>
      )}
      <ColumnList
        table={table}
        targets={targets}
        onChoose={(column, value) =>
          value === NEW_FIELD ? setNewFieldFor(column) : choose(column, value as Target)
        }
      />
      <SelectField
        label={t('import.country')}
        className="max-w-80"
        value={country}
        options={countryOptions(language)}
        onValueChange={chooseCountry}
      />
      <PreviewTable table={table} rules={rules} />
      <div className="flex flex-col gap-3 border-t border-line pt-4">
        <p className="text-sm text-ink-faint">{t('import.harmless')}</p>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            disabledReason={targets.includes('phone') ? undefined : t('import.phoneNeeded')}
            onClick={start}
          >
            {t('import.start', { count: table.rows.length })}
          </Button>
          <Button onClick={onAnother}>{t('import.another')}</Button>
        </div>
        {targets.includes('phone') ? null : (
          <p role="status" className="text-sm text-waiting-ink">
            {t('import.phoneNeeded')}
          </p>
        )}
      </div>
      {newFieldFor === null ? null : (
        <NewFieldDialog
          name={table.headers[newFieldFor] ?? ''}
          onClose={() => setNewFieldFor(null)}
          onMade={(field) => {
            choose(newFieldFor, `field:${field.id}`);
            setNewFieldFor(null);
          }}
        />
      )}
    </div>
  );
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

function FileFacts({ table }: { readonly table: CsvTable }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const { fileName, rows, encoding, delimiter } = table;
  return (
    <p className="text-sm text-ink">
      <bdi className="font-medium">{fileName}</bdi>
      <span className="text-ink-faint">
        {' · '}
        {t('import.facts', {
          rows: t('import.rows', { count: rows.length, formattedCount: format.count(rows.length) }),
          encoding: encoding.replace(/^\w/, (letter) => letter.toUpperCase()).replace(/^Utf/, 'UTF'),
          delimiter: t(`import.delimiter.${delimiterNames[delimiter]}`),
        })}
      </span>
    </p>
  );
}

interface ColumnListProps {
  readonly table: CsvTable;
  readonly targets: readonly Target[];
  readonly onChoose: (column: number, value: string) => void;
}

const SAMPLES = 3;

function ColumnList({ table, targets, onChoose }: ColumnListProps) {
  const { t } = useTranslation('contacts');
  const fields = useContactFields();
  const mayMakeFields = useMay('admin');
  const options = [
    { value: 'skip', label: t('import.target.skip') },
    { value: 'name', label: t('import.target.name') },
    { value: 'phone', label: t('import.target.phone') },
    { value: 'note', label: t('import.target.note') },
    { value: 'optOut', label: t('import.target.optOut') },
    ...fields.map(({ id, name }) => ({ value: `field:${id}`, label: name })),
    ...(mayMakeFields ? [{ value: NEW_FIELD, label: t('import.target.newField') }] : []),
  ];
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {table.headers.map((header, column) => {
        const name = header === '' ? t('import.unnamed', { number: column + 1 }) : header;
        const samples = table.rows
          .slice(0, 50)
          .map(({ cells }) => cells[column] ?? '')
          .filter((cell) => cell.trim() !== '')
          .slice(0, SAMPLES);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name
          <li key={column} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
            <div className="min-w-48 flex-1">
              <bdi className="block truncate text-sm font-medium text-ink">{name}</bdi>
              <bdi className="block truncate text-xs text-ink-faint">{samples.join(', ')}</bdi>
            </div>
            <SelectField
              label={t('import.column', { name })}
              isLabelHidden
              className="w-60"
              value={targets[column] ?? 'skip'}
              options={options}
              onValueChange={(value) => onChoose(column, value)}
            />
          </li>
        );
      })}
    </ul>
  );
}

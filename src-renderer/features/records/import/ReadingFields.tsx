import { useTranslation } from 'react-i18next';
import { type ImportReading, importReadingSchema, type RecordImport } from '#shared/contract/records.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';

export interface ReadingFieldsProps {
  readonly found: RecordImport;
  readonly reading: ImportReading;
  readonly onChange: (reading: ImportReading) => void;
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const { delimiter: delimiters, encoding: encodings } = importReadingSchema.shape;

/** How the file is to be read: found out by the hub, to be corrected where it erred. */
export function ReadingFields({ found, reading, onChange }: ReadingFieldsProps) {
  const { t } = useTranslation('records');
  const [firstSheet] = found.sheets;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-semibold text-ink">{t('import.reading')}</h2>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {firstSheet === undefined ? (
          <>
            <SelectField
              label={t('import.encoding')}
              className="w-44"
              value={reading.encoding}
              options={encodings.options.map((value) => ({ value, label: encodingName(value) }))}
              onValueChange={(encoding) => onChange({ ...reading, encoding })}
            />
            <SelectField
              label={t('import.delimiter')}
              className="w-52"
              value={reading.delimiter}
              options={delimiters.options.map((value) => ({
                value,
                label: t(`import.delimiters.${delimiterNames[value]}`),
              }))}
              onValueChange={(delimiter) => onChange({ ...reading, delimiter })}
            />
          </>
        ) : (
          <SelectField
            label={t('import.sheet')}
            className="w-64"
            value={reading.sheet ?? firstSheet}
            options={found.sheets.map((value) => ({ value, label: value }))}
            onValueChange={(sheet) => onChange({ ...reading, sheet })}
          />
        )}
        <div className="flex min-h-8 items-center">
          <Checkbox
            label={t('import.hasHeader')}
            isChecked={reading.hasHeader}
            onChange={(hasHeader) => onChange({ ...reading, hasHeader })}
          />
        </div>
      </div>
    </section>
  );
}

const encodingName = (encoding: ImportReading['encoding']): string =>
  encoding.startsWith('windows') ? encoding.replace('w', 'W') : encoding.toUpperCase();

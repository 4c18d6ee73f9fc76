import { useTranslation } from 'react-i18next';
import type { ImportMapping, RecordType } from '#shared/contract/records.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { currencyOptions } from '../currencies.ts';
import { useRecordLabel } from '../queries.ts';
import { fieldOfColumn, SKIP, withColumnChange, withField } from './mapping.ts';

export interface ColumnRowProps {
  readonly type: RecordType;
  readonly mapping: ImportMapping;
  readonly column: number;
  readonly header: { readonly name: string; readonly sample: string };
  readonly onChange: (mapping: ImportMapping) => void;
}

/** A select takes no empty value for a choice of its own. */
const LEFT_OUT = ':skip';
const AUTO = ':auto';
const dateOrders = ['dmy', 'mdy', 'ymd'] as const;

/** One column of the file: its name, a sample, and the field that it goes to. */
export function ColumnRow({ type, mapping, column, header, onChange }: ColumnRowProps) {
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  const name = header.name.trim() || t('import.unnamed', { number: column + 1 });
  const chosen = fieldOfColumn(mapping, column);
  const taken = new Set(mapping.columns.map(({ field }) => field));
  const fields = type.fields.map((field) => {
    const note = field.name === type.keyField ? `, ${t('edit.key')}` : '';
    const isTaken = taken.has(field.name) && field.name !== chosen;
    return {
      value: field.name,
      label: `${labelOf(field)}${note}`,
      description: isTaken ? t('import.taken') : t(`kind.${field.kind}`),
    };
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      <div className="min-w-40 flex-1">
        <bdi className="block truncate text-sm font-medium text-ink">{name}</bdi>
        <bdi className="block truncate text-xs text-ink-faint">{header.sample}</bdi>
      </div>
      <div className="flex flex-wrap gap-2">
        <Extra type={type} mapping={mapping} column={column} name={name} onChange={onChange} />
        <SelectField
          label={t('import.column', { name })}
          isLabelHidden
          className="w-60"
          value={chosen === SKIP ? LEFT_OUT : chosen}
          options={[{ value: LEFT_OUT, label: t('import.skip') }, ...fields]}
          onValueChange={(field) => onChange(withField(mapping, column, field === LEFT_OUT ? SKIP : field))}
        />
      </div>
    </li>
  );
}

interface ExtraProps extends Omit<ColumnRowProps, 'header'> {
  readonly name: string;
}

/** What must be known besides of money and of dates. */
function Extra({ type, mapping, column, name, onChange }: ExtraProps) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const mapped = mapping.columns.find((each) => each.column === column);
  const kind = type.fields.find((field) => field.name === mapped?.field)?.kind;
  if (!mapped) return null;
  if (kind === 'money') {
    return (
      <SelectField
        label={`${name}: ${t('import.currency')}`}
        isLabelHidden
        className="w-44"
        value={mapped.currency ?? AUTO}
        options={[
          { value: AUTO, label: t('import.currencyNone') },
          ...currencyOptions(language, mapped.currency ?? ''),
        ]}
        onValueChange={(currency) =>
          onChange(withColumnChange(mapping, column, { currency: currency === AUTO ? null : currency }))
        }
      />
    );
  }
  if (kind !== 'date') return null;
  return (
    <SelectField
      label={`${name}: ${t('import.dateOrder')}`}
      isLabelHidden
      className="w-52"
      value={mapped.dateOrder ?? AUTO}
      options={[
        { value: AUTO, label: t('import.dateOrders.auto') },
        ...dateOrders.map((value) => ({ value, label: t(`import.dateOrders.${value}`) })),
      ]}
      onValueChange={(order) =>
        onChange(
          withColumnChange(mapping, column, { dateOrder: dateOrders.find((each) => each === order) ?? null }),
        )
      }
    />
  );
}

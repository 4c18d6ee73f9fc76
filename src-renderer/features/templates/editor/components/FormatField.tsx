import { useTranslation } from 'react-i18next';
import type { FieldKind } from '#shared/contract/records.ts';
import type { TemplatePlace, TemplateVariable, ValueFormat } from '#shared/domain/template-draft.ts';
import { formatValue } from '#shared/domain/template-values.ts';
import { SelectField } from '../../../../ui/SelectField.tsx';
import { Switch } from '../../../../ui/Switch.tsx';
import type { Editor } from '../editor.ts';
import { fieldsOnPath } from '../field-paths.ts';

export interface FormatFieldProps {
  readonly editor: Editor;
  readonly place: TemplatePlace;
  readonly variable: TemplateVariable;
  readonly onChange: (change: Partial<TemplateVariable>) => void;
}

/** How money, dates and numbers are written, each with an example in the language of the template. */
export function FormatField({ editor, place, variable, onChange }: FormatFieldProps) {
  const { t } = useTranslation('templateEditor');
  const { source, format } = variable;
  if (source.kind !== 'field') return null;
  const kind = fieldsOnPath(editor.types, editor.draft.binding.appliesTo, source.path)?.at(-1)?.kind;
  const choices = kind === undefined ? [] : formatsOf(kind);
  if (kind === undefined || choices.length === 0) return null;
  const { language } = editor.draft;
  const current = choices.find((choice) => nameOf(choice) === nameOf(format)) ?? choices[0];
  const isOff = editor.readOnlyReason !== null;
  const isLocalized = 'isLocalized' in format && format.isLocalized === true;
  return (
    <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-2">
      <SelectField
        label={t('format.label')}
        description={t('format.hint')}
        isDisabled={isOff}
        value={current ? nameOf(current) : null}
        onValueChange={(name) => {
          const next = choices.find((choice) => nameOf(choice) === name);
          if (next) onChange({ format: withLocalized(next, isLocalized) });
        }}
        options={choices.map((choice) => ({
          value: nameOf(choice),
          label: formatValue(exampleOf(kind), { kind, format: choice, language }) ?? nameOf(choice),
        }))}
      />
      {current && isForPhone(current, place, editor) ? (
        <Switch
          label={t('format.localized')}
          description={t('format.localizedHint')}
          isDisabled={isOff}
          isOn={isLocalized}
          onChange={(isOn) => onChange({ format: withLocalized(current, isOn) })}
        />
      ) : null}
    </div>
  );
}

/** Meta describes money and dates for numbered places of a body, and no hour without its day. */
function isForPhone(format: ValueFormat, { part }: TemplatePlace, { draft }: Editor): boolean {
  const isKind = format.kind === 'money' || (format.kind === 'date' && format.style !== 'time');
  return isKind && part === 'body' && draft.text.parameterFormat === 'POSITIONAL';
}

const withLocalized = (format: ValueFormat, isLocalized: boolean): ValueFormat =>
  format.kind === 'money' || format.kind === 'date' ? { ...format, isLocalized } : format;

/** A choice by one word, for a list and for comparing. */
function nameOf(format: ValueFormat): string {
  switch (format.kind) {
    case 'text':
      return 'text';
    case 'number':
      return `number ${format.decimals ?? 'all'}`;
    case 'money':
      return `money ${format.currency}`;
    case 'date':
      return `date ${format.style}`;
  }
}

function formatsOf(kind: FieldKind): readonly ValueFormat[] {
  switch (kind) {
    case 'money':
      return (['symbol', 'code', 'name', 'none'] as const).map((currency) => ({ kind: 'money', currency }));
    case 'number':
      return [null, 0, 1, 2, 3].map((decimals) => ({ kind: 'number', decimals }));
    case 'date':
      return (['short', 'medium', 'long', 'full', 'time', 'long_time'] as const).map((style) => ({
        kind: 'date',
        style,
      }));
    default:
      return [];
  }
}

function exampleOf(kind: FieldKind): unknown {
  if (kind === 'money') return { amount: 1250.5, currency: 'UAH' };
  return kind === 'date' ? '2026-11-22T14:05:00' : 1250.5;
}

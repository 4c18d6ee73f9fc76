import { ChevronDown, ChevronUp, KeyRound, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fieldKindSchema, type RecordType } from '#shared/contract/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useRecordLabel } from '../queries.ts';
import { canBeKey, type FieldDraft, type TypeProblem } from './type-draft.ts';

export interface FieldRowProps {
  readonly field: FieldDraft;
  readonly place: number;
  readonly count: number;
  readonly isKey: boolean;
  readonly types: readonly RecordType[];
  readonly problems: readonly TypeProblem[];
  readonly onChange: (change: Partial<FieldDraft>) => void;
  readonly onMakeKey: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One field of a type: what it is called, what it holds, and its place. */
export function FieldRow(props: FieldRowProps) {
  const { field, place, isKey, types, problems, onChange } = props;
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  const has = (kind: TypeProblem['kind']) => problems.some((problem) => problem.kind === kind);
  return (
    <li
      aria-label={t('type.field', { number: place + 1 })}
      className="flex flex-col gap-3 border-t border-line py-4"
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <TextField
          label={t('type.fieldLabelUk')}
          value={field.label.uk}
          maxLength={60}
          lang="uk"
          autoComplete="off"
          error={has('labelMissing') ? t('type.labelMissing') : undefined}
          onChange={(event) => onChange({ label: { ...field.label, uk: event.target.value } })}
        />
        <TextField
          label={t('type.fieldLabelEn')}
          value={field.label.en}
          maxLength={60}
          lang="en"
          autoComplete="off"
          onChange={(event) => onChange({ label: { ...field.label, en: event.target.value } })}
        />
        <SelectField
          label={t('type.fieldKind')}
          value={field.kind}
          options={fieldKindSchema.options.map((kind) => ({
            value: kind,
            label: t(`kind.${kind}`),
            isDisabled: isKey && !canBeKey(kind),
          }))}
          onValueChange={(kind) => onChange({ kind })}
        />
        {field.kind === 'reference' ? (
          <SelectField
            label={t('type.referenceTo')}
            value={field.referenceTo}
            options={types.map((type) => ({ value: type.name, label: labelOf(type) }))}
            error={has('referenceMissing') ? t('type.referenceMissing') : undefined}
            onValueChange={(referenceTo) => onChange({ referenceTo })}
            className="sm:col-start-3"
          />
        ) : null}
      </div>
      <FieldFoot {...props} />
    </li>
  );
}

function FieldFoot({ field, place, count, isKey, onChange, onMakeKey, onMove, onRemove }: FieldRowProps) {
  const { t } = useTranslation('records');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {isKey ? (
        <Tag tone="accent" icon={KeyRound}>
          {t('type.isKey')}
        </Tag>
      ) : (
        <Checkbox
          label={t('type.required')}
          isChecked={field.isRequired}
          onChange={(isRequired) => onChange({ isRequired })}
        />
      )}
      {isKey || !canBeKey(field.kind) ? null : (
        <Button size="small" variant="quiet" icon={KeyRound} onClick={onMakeKey}>
          {t('type.makeKey')}
        </Button>
      )}
      {field.isNew ? null : (
        <span className="min-w-0 truncate text-xs text-ink-faint">
          {t('type.fieldName', { name: field.name })}
        </span>
      )}
      <div className="ms-auto flex items-center">
        <IconButton
          icon={ChevronUp}
          size="small"
          label={t('type.up')}
          isDisabled={place === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ChevronDown}
          size="small"
          label={t('type.down')}
          isDisabled={place === count - 1}
          onClick={() => onMove(1)}
        />
        <IconButton
          icon={Trash2}
          size="small"
          label={t('type.remove')}
          disabledReason={isKey ? t('type.removeKey') : undefined}
          onClick={onRemove}
        />
      </div>
    </div>
  );
}

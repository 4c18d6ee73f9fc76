import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '#shared/contract/records.ts';
import { useRecordLabel } from '../queries.ts';
import { FieldRow } from './FieldRow.tsx';
import { RemoveFieldDialog } from './RemoveFieldDialog.tsx';
import {
  changeField,
  type FieldDraft,
  moveField,
  removeField,
  type TypeDraft,
  type TypeProblem,
} from './type-draft.ts';

export interface FieldListProps {
  /** Null while the type is new: nothing can be lost yet. */
  readonly typeName: string | null;
  readonly draft: TypeDraft;
  readonly types: readonly RecordType[];
  readonly problems: readonly TypeProblem[];
  readonly onChange: (draft: TypeDraft) => void;
}

/** The fields in their order; a field whose values would be lost is asked about first. */
export function FieldList({ typeName, draft, types, problems, onChange }: FieldListProps) {
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  const [removed, setRemoved] = useState<FieldDraft | null>(null);
  const [moved, setMoved] = useState('');
  const count = draft.fields.length;
  const move = (field: FieldDraft, place: number, step: 1 | -1) => {
    onChange(moveField(draft, field.id, step));
    setMoved(t('type.moved', { name: labelOf(field), place: place + step + 1, count }));
  };
  return (
    <>
      <ol className="flex flex-col border-b border-line">
        {draft.fields.map((field, place) => (
          <FieldRow
            key={field.id}
            field={field}
            place={place}
            count={count}
            isKey={field.id === draft.keyId}
            types={types}
            problems={problems.filter((problem) => problem.at === 'field' && problem.id === field.id)}
            onChange={(change) => onChange(changeField(draft, field.id, change))}
            onMakeKey={() => onChange({ ...draft, keyId: field.id })}
            onMove={(step) => move(field, place, step)}
            onRemove={() =>
              field.isNew || typeName === null ? onChange(removeField(draft, field.id)) : setRemoved(field)
            }
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved}
      </p>
      {removed && typeName !== null ? (
        <RemoveFieldDialog
          typeName={typeName}
          field={removed}
          onRemove={() => onChange(removeField(draft, removed.id))}
          onClose={() => setRemoved(null)}
        />
      ) : null}
    </>
  );
}

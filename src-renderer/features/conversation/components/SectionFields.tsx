import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { outgoingLimits } from '#shared/domain/outgoing.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import {
  type ChoiceRow,
  type ChoiceSection,
  type ChoicesForm,
  countRows,
  emptyRow,
  emptySection,
  hasRoomForRow,
} from '../choices-form.ts';
import { CountedField } from './CountedField.tsx';

export interface SectionFieldsProps {
  readonly form: ChoicesForm;
  readonly onChange: (part: Partial<ChoicesForm>) => void;
}

/** The sections and rows of a list; ten rows in all of them together is what WhatsApp takes. */
export function SectionFields({ form, onChange }: SectionFieldsProps) {
  const { t } = useTranslation('composer');
  const { sections } = form;
  const hasRoom = hasRoomForRow(form);
  const full = t('choices.rowsFull', { limit: outgoingLimits.listRows });
  const replace = (section: ChoiceSection, next: ChoiceSection | null) =>
    onChange({
      sections: sections.flatMap((other) => (other === section ? (next ? [next] : []) : [other])),
    });
  return (
    <div className="flex flex-col gap-4">
      {sections.map((section, index) => (
        <fieldset key={section.key} className="flex min-w-0 flex-col gap-3 rounded-md border border-line p-3">
          <legend className="px-1 text-xs font-medium text-ink-faint">
            {t('choices.section', { index: index + 1 })}
          </legend>
          {sections.length > 1 ? (
            <CountedField
              label={t('choices.sectionTitle')}
              limit={outgoingLimits.sectionTitle}
              value={section.title}
              onValueChange={(title) => replace(section, { ...section, title })}
              after={
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={t('choices.removeSection', { index: index + 1 })}
                  onClick={() => replace(section, null)}
                />
              }
            />
          ) : null}
          {section.rows.map((row, place) => (
            <RowFields
              key={row.key}
              row={row}
              place={place + 1}
              onChange={(next) =>
                replace(section, {
                  ...section,
                  rows: section.rows.flatMap((other) => (other === row ? (next ? [next] : []) : [other])),
                })
              }
              isOnly={section.rows.length === 1}
            />
          ))}
          <Button
            size="small"
            variant="quiet"
            icon={Plus}
            className="self-start"
            disabledReason={hasRoom ? undefined : full}
            onClick={() => replace(section, { ...section, rows: [...section.rows, emptyRow()] })}
          >
            {t('choices.addRow')}
          </Button>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button
          size="small"
          variant="quiet"
          icon={Plus}
          disabledReason={hasRoom ? undefined : full}
          onClick={() => onChange({ sections: [...sections, emptySection()] })}
        >
          {t('choices.addSection')}
        </Button>
        <span className="text-xs text-ink-faint tabular-nums">
          {t('choices.rowCount', { count: countRows(form), limit: outgoingLimits.listRows })}
        </span>
      </div>
    </div>
  );
}

interface RowFieldsProps {
  readonly row: ChoiceRow;
  readonly place: number;
  readonly isOnly: boolean;
  readonly onChange: (row: ChoiceRow | null) => void;
}

function RowFields({ row, place, isOnly, onChange }: RowFieldsProps) {
  const { t } = useTranslation('composer');
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      <CountedField
        label={t('choices.row', { index: place })}
        limit={outgoingLimits.rowTitle}
        value={row.title}
        onValueChange={(title) => onChange({ ...row, title })}
      />
      <CountedField
        label={t('choices.rowDescription')}
        limit={outgoingLimits.rowDescription}
        value={row.description}
        onValueChange={(description) => onChange({ ...row, description })}
        after={
          isOnly ? null : (
            <IconButton
              icon={Trash2}
              size="small"
              label={t('choices.removeRow', { index: place })}
              onClick={() => onChange(null)}
            />
          )
        }
      />
    </div>
  );
}

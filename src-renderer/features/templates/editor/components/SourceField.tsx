import { useTranslation } from 'react-i18next';
import type { FieldKind } from '#shared/contract/records.ts';
import type { TemplatePlace, TemplateVariable, ValueSource } from '#shared/domain/template-draft.ts';
import { defaultFormat } from '#shared/domain/template-values.ts';
import { SelectField } from '../../../../ui/SelectField.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { Editor } from '../editor.ts';
import { PathField } from './PathField.tsx';
import { PatternField } from './PatternField.tsx';

export interface SourceFieldProps {
  readonly editor: Editor;
  readonly place: TemplatePlace;
  readonly variable: TemplateVariable;
  readonly onChange: (change: Partial<TemplateVariable>) => void;
}

type Choice = 'field' | 'ask' | 'name' | 'phone' | 'link';

/** Where the value of a place comes from. */
export function SourceField({ editor, place, variable, onChange }: SourceFieldProps) {
  const { t } = useTranslation('templateEditor');
  const { appliesTo } = editor.draft.binding;
  const { source } = variable;
  const isOff = editor.readOnlyReason !== null;
  // An offer ends at a moment: who sends it says when, or a date of the record.
  const isMoment = place.part === 'offer';
  const choose = (choice: Choice) => {
    if (choice === choiceOf(source)) return;
    onChange({ source: emptySource(choice, editor), format: { kind: 'text' } });
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <SelectField
        label={t('source.from')}
        isDisabled={isOff}
        value={choiceOf(source)}
        onValueChange={choose}
        options={[
          {
            value: 'field',
            label: t('source.kinds.field'),
            isDisabled: appliesTo === null,
            ...(appliesTo === null ? { description: t('source.needsType') } : {}),
          },
          { value: 'ask', label: t('source.kinds.ask') },
          ...(isMoment
            ? []
            : [
                { value: 'name' as const, label: t('source.kinds.name') },
                { value: 'phone' as const, label: t('source.kinds.phone') },
                {
                  value: 'link' as const,
                  label: t('source.kinds.link'),
                  isDisabled: appliesTo === null,
                  ...(appliesTo === null ? { description: t('source.needsType') } : {}),
                },
              ]),
        ]}
      />
      {source.kind === 'field' && appliesTo !== null ? (
        <PathField
          label={t('source.field')}
          isLabelHidden
          isDisabled={isOff}
          types={editor.types}
          typeName={appliesTo}
          path={source.path}
          placeholder={t('source.chooseField')}
          {...(isMoment ? { wanted: { kind: 'date' as const, reason: t('source.notDate') } } : {})}
          onPick={(path, kind: FieldKind) =>
            onChange({ source: { kind: 'field', path }, format: defaultFormat(kind) })
          }
        />
      ) : null}
      {source.kind === 'ask' ? (
        <TextField
          label={t('source.question')}
          dir="auto"
          isDisabled={isOff}
          placeholder={isMoment ? t('places.offerEnd') : t('source.questionHint', { name: place.name })}
          value={source.label}
          maxLength={200}
          onChange={(event) => onChange({ source: { kind: 'ask', label: event.target.value } })}
        />
      ) : null}
      {source.kind === 'link' ? (
        <PatternField
          editor={editor}
          label={t('source.pattern')}
          placeholder="https://shop.example/{number}"
          description={t('source.patternHint')}
          pattern={source.pattern}
          onChange={(pattern) => onChange({ source: { kind: 'link', pattern } })}
        />
      ) : null}
    </div>
  );
}

function choiceOf(source: ValueSource): Choice {
  return source.kind === 'operator' ? source.fact : source.kind;
}

function emptySource(choice: Choice, { draft, types }: Editor): ValueSource {
  switch (choice) {
    case 'name':
    case 'phone':
      return { kind: 'operator', fact: choice };
    case 'ask':
      return { kind: 'ask', label: '' };
    case 'link':
      return { kind: 'link', pattern: 'https://' };
    case 'field': {
      const type = types.find(({ name }) => name === draft.binding.appliesTo);
      return { kind: 'field', path: [type?.keyField ?? 'name'] };
    }
  }
}

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Field } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { CheckGlyph } from './CheckGlyph.tsx';
import { classNames } from './class-names.ts';
import { FieldNote } from './field-parts.tsx';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly isChecked: boolean | 'mixed';
  readonly onChange: (isChecked: boolean) => void;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly name?: string;
}

/** A yes or no inside a form; `mixed` for "some of them". */
export function Checkbox({
  label,
  isChecked,
  onChange,
  description,
  error,
  isDisabled = false,
  name,
}: CheckboxProps) {
  return (
    <Field.Root invalid={Boolean(error)} disabled={isDisabled} className="flex flex-col gap-1">
      <Field.Label
        className={classNames('flex items-start gap-2 text-base', isDisabled ? 'text-ink-faint' : 'text-ink')}
      >
        <Base.Root
          checked={isChecked === true}
          indeterminate={isChecked === 'mixed'}
          onCheckedChange={(checked) => onChange(checked)}
          name={name}
          className={classNames(
            'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-xs border transition-colors',
            error ? 'border-danger' : 'border-control',
            'bg-field hover:border-ink-faint data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent',
            'data-disabled:border-line-strong data-disabled:bg-transparent data-disabled:data-checked:bg-press',
          )}
        >
          <Base.Indicator className={isDisabled ? 'text-ink-faint' : 'text-on-accent'}>
            <CheckGlyph isMixed={isChecked === 'mixed'} />
          </Base.Indicator>
        </Base.Root>
        <span className="min-w-0">{label}</span>
      </Field.Label>
      {description || error ? (
        <div className="ps-6">
          <FieldNote description={description} error={error} />
        </div>
      ) : null}
    </Field.Root>
  );
}

import { Field } from '@base-ui/react/field';
import { Fieldset } from '@base-ui/react/fieldset';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { classNames } from './class-names.ts';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly options: readonly RadioOption<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
}

/** One of a few choices that deserve a line each; Tab enters at the chosen one, arrows move and choose. */
export function RadioGroup<Value extends string>({
  label,
  options,
  value,
  onValueChange,
}: RadioGroupProps<Value>) {
  return (
    <Field.Root>
      <Fieldset.Root
        render={<Base value={value} onValueChange={(next: Value) => onValueChange(next)} />}
        className="flex flex-col gap-2"
      >
        <Fieldset.Legend className="pb-0.5 text-sm font-medium text-ink">{label}</Fieldset.Legend>
        {options.map((option) => (
          <Field.Item key={option.value} disabled={Boolean(option.isDisabled)}>
            <Field.Label
              className={classNames(
                'flex items-start gap-2',
                option.isDisabled ? 'text-ink-faint' : 'text-ink',
              )}
            >
              <Radio.Root
                value={option.value}
                className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-field transition-colors hover:border-ink-faint data-checked:border-accent data-checked:bg-accent data-disabled:border-line-strong data-disabled:bg-transparent"
              >
                <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
              </Radio.Root>
              <span className="min-w-0 text-base">
                {option.label}
                {option.description ? (
                  <span className="block text-sm text-ink-faint">{option.description}</span>
                ) : null}
              </span>
            </Field.Label>
          </Field.Item>
        ))}
      </Fieldset.Root>
    </Field.Root>
  );
}

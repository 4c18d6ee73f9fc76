import { Field } from '@base-ui/react/field';
import { Fieldset } from '@base-ui/react/fieldset';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

export interface CardOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description: ReactNode;
  /** A word or two at the end of the card: a Tag. */
  readonly mark?: ReactNode;
  readonly isDisabled?: boolean;
  /** What belongs to this choice alone; shown beneath the card while it is chosen. */
  readonly more?: ReactNode;
}

export interface RadioCardsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly CardOption<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
}

/** One of a few choices that each need a sentence; Tab enters at the chosen one, arrows move and choose. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, options, value, onValueChange } = props;
  return (
    <Fieldset.Root
      render={<RadioGroup value={value} onValueChange={(next: Value) => onValueChange(next)} />}
      className="flex flex-col gap-2"
    >
      <Fieldset.Legend className="sr-only">{label}</Fieldset.Legend>
      {options.map((option) => (
        <div key={option.value} className="flex flex-col">
          <Field.Root disabled={Boolean(option.isDisabled)}>
            <Field.Label
              className={`flex items-start gap-3 rounded-md border px-3.5 py-3 transition-colors ${
                option.isDisabled
                  ? 'border-line'
                  : 'border-line-strong bg-surface-raised hover:border-control has-data-checked:border-accent has-data-checked:bg-accent-soft'
              }`}
            >
              <Radio.Root
                value={option.value}
                className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-field data-checked:border-accent data-checked:bg-accent data-disabled:border-line-strong data-disabled:bg-transparent"
              >
                <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
              </Radio.Root>
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base font-medium text-ink">
                  {option.label}
                  {option.mark}
                </span>
                <span className="block text-sm text-pretty text-ink-soft">{option.description}</span>
              </span>
            </Field.Label>
          </Field.Root>
          {option.more && option.value === value ? (
            <div className="flex flex-col gap-3 px-3.5 pt-3 pb-2 sm:ps-[43px]">{option.more}</div>
          ) : null}
        </div>
      ))}
    </Fieldset.Root>
  );
}

import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

export interface SelectFieldProps<Value extends string> extends FieldTexts {
  readonly options: readonly SelectOption<Value>[];
  /** Null while nothing is chosen; then the placeholder stands there. */
  readonly value: Value | null;
  readonly onValueChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly name?: string;
  readonly className?: string;
}

/** One choice of a list; typed letters, arrows, Home and End work closed and open. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, isLabelHidden, description, error, isDisabled, className } = props;
  const { options, value, onValueChange, placeholder, name } = props;
  return (
    <FieldFrame {...{ label, isLabelHidden, description, error, isDisabled, className }}>
      <Select.Root
        items={[...options]}
        value={value}
        onValueChange={(next) => {
          if (next !== null) onValueChange(next);
        }}
        disabled={isDisabled}
        name={name}
        modal={false}
      >
        <Select.Trigger className="field-control flex min-h-8 w-full items-center gap-2 py-1 ps-2.5 pe-2 text-start text-base select-none">
          <Select.Value
            className="min-w-0 flex-1 truncate data-placeholder:text-ink-faint"
            placeholder={placeholder}
          />
          <Select.Icon render={<Icon of={ChevronsUpDown} size={14} className="text-ink-faint" />} />
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner
            sideOffset={4}
            alignItemWithTrigger={false}
            collisionPadding={8}
            className="z-50 outline-none"
          >
            <Select.Popup className="floating max-h-(--available-height) min-w-(--anchor-width) max-w-96 overflow-y-auto rounded-md bg-surface-raised p-1 shadow-float outline-none">
              <Select.List>
                {options.map((option) => (
                  <OptionRow key={option.value} option={option} />
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </FieldFrame>
  );
}

function OptionRow({ option }: { readonly option: SelectOption<string> }) {
  return (
    <Select.Item
      value={option.value}
      label={option.label}
      disabled={Boolean(option.isDisabled)}
      className={classNames('choice', option.description ? 'items-start' : undefined)}
    >
      <span className="min-w-0 flex-1">
        <Select.ItemText>{option.label}</Select.ItemText>
        {option.description ? (
          <span className="block text-xs text-ink-faint">{option.description}</span>
        ) : null}
      </span>
      <span className="flex size-4 shrink-0 items-center justify-center">
        <Select.ItemIndicator render={<Icon of={Check} className="text-accent-ink" />} />
      </span>
    </Select.Item>
  );
}

import { Combobox } from '@base-ui/react/combobox';
import { ChevronsUpDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FieldFrame, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { Spinner } from './Spinner.tsx';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
  /** Said after the words, quietly. */
  readonly note?: string;
}

export interface ComboFieldProps extends FieldTexts {
  /** What is chosen; null while nothing is. */
  readonly value: ComboOption | null;
  /** What fits the typed words: whoever uses the field looks it up. */
  readonly options: readonly ComboOption[];
  readonly onValueChange: (value: ComboOption | null) => void;
  readonly onTyped: (text: string) => void;
  readonly isLooking: boolean;
  /** What stands in the list when nothing fits. */
  readonly emptyText: string;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
}

/** One choice out of very many, found by typing; arrows and Enter choose, Escape takes the typed words back. */
export function ComboField(props: ComboFieldProps) {
  const { label, isLabelHidden, description, error, isDisabled, hint } = props;
  const { value, options, onValueChange, onTyped, isLooking, emptyText, placeholder } = props;
  const { t } = useTranslation('ui');
  return (
    <FieldFrame {...{ label, isLabelHidden, description, error, isDisabled, hint }}>
      <Combobox.Root
        items={[...options]}
        // The list is what was looked up; filtering it again would lose what fits by other words.
        filter={null}
        value={value}
        onValueChange={onValueChange}
        onInputValueChange={onTyped}
        itemToStringLabel={(option: ComboOption) => option.label}
        isItemEqualToValue={(one: ComboOption, other: ComboOption) => one.value === other.value}
        disabled={isDisabled}
      >
        <div
          className="field-control flex min-h-8 items-center gap-1 ps-2.5 pe-0.5"
          data-invalid={error ? '' : undefined}
          data-disabled={isDisabled ? '' : undefined}
        >
          <Combobox.Input
            placeholder={placeholder}
            dir="auto"
            className="w-full min-w-0 self-stretch bg-transparent text-base outline-none"
          />
          {isLooking ? <Spinner /> : null}
          <Combobox.Clear
            aria-label={t('clear')}
            className="flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-soft hover:bg-hover"
          >
            <Icon of={X} size={14} />
          </Combobox.Clear>
          <Combobox.Trigger
            aria-label={label}
            className="flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:bg-hover"
          >
            <Icon of={ChevronsUpDown} size={14} />
          </Combobox.Trigger>
        </div>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-none">
            <Combobox.Popup className="floating max-h-[min(var(--available-height),20rem)] w-(--anchor-width) min-w-56 overflow-y-auto rounded-md bg-surface-raised p-1 shadow-float outline-none">
              <Combobox.Empty className="px-2 py-1.5 text-sm text-ink-faint empty:hidden">
                {isLooking ? null : emptyText}
              </Combobox.Empty>
              <Combobox.List>
                {(option: ComboOption) => (
                  <Combobox.Item key={option.value} value={option} className="choice">
                    <bdi className="min-w-0 flex-1 truncate">{option.label}</bdi>
                    {option.note ? (
                      <bdi className="max-w-1/2 shrink-0 truncate text-xs text-ink-faint tabular-nums">
                        {option.note}
                      </bdi>
                    ) : null}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </FieldFrame>
  );
}

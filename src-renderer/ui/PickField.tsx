import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { CheckList, type CheckListOption } from './CheckList.tsx';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { Popover } from './Popover.tsx';

export interface PickFieldProps extends FieldTexts {
  /** What is chosen now, in words; empty shows the placeholder. */
  readonly shown: string;
  readonly placeholder: string;
  /** What the search box inside asks for. */
  readonly searchLabel: string;
  readonly options: readonly CheckListOption[];
  readonly onToggle: (value: string) => void;
  readonly emptyText: string;
  /** Several may be chosen; then the list stays open. */
  readonly isMultiple?: boolean;
  /** For options that come from elsewhere while one types. */
  readonly onSearch?: (typed: string) => void;
  readonly className?: string;
}

/** A choice from a list too long to read: the field opens a list with a search box. */
export function PickField(props: PickFieldProps) {
  const { label, isLabelHidden, description, error, isDisabled, className } = props;
  const { shown, placeholder, searchLabel, options, onToggle, emptyText, isMultiple, onSearch } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <FieldFrame {...{ label, isLabelHidden, description, error, isDisabled, className }}>
      <Popover
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={label}
        isTitleHidden
        trigger={
          <button
            type="button"
            disabled={Boolean(isDisabled)}
            aria-label={`${label}: ${shown || placeholder}`}
            aria-invalid={error ? true : undefined}
            className="field-control flex min-h-8 w-full items-center gap-2 py-1 ps-2.5 pe-2 text-start text-base select-none"
          >
            <span className={classNames('min-w-0 flex-1 truncate', shown === '' && 'text-ink-faint')}>
              {shown || placeholder}
            </span>
            <Icon of={ChevronsUpDown} size={14} className="text-ink-faint" />
          </button>
        }
      >
        <CheckList
          label={searchLabel}
          options={options}
          isMultiple={Boolean(isMultiple)}
          emptyText={emptyText}
          {...(onSearch ? { onSearch } : {})}
          onToggle={(value) => {
            onToggle(value);
            if (!isMultiple) setOpen(false);
          }}
        />
      </Popover>
    </FieldFrame>
  );
}

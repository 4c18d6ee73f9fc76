import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Icon } from './Icon.tsx';

export interface ListSearchProps {
  /** The accessible name, also shown as the placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  /** Arrows and Enter: the list below is walked through from here. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly listId: string;
  /** The option that is meant now; none in an empty list. */
  readonly activeId: string | undefined;
  readonly maxLength?: number;
}

/** The text field above a list that is chosen from by typing: it keeps the focus and says which option is meant. */
export function ListSearch(props: ListSearchProps) {
  const { label, value, onValueChange, onKeyDown, listId, activeId, maxLength } = props;
  return (
    <div className="field-control flex min-h-8 items-center gap-2 px-2">
      <Icon of={Search} className="text-ink-faint" />
      <input
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={maxLength}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="w-full min-w-0 self-stretch bg-transparent text-sm text-ink outline-none"
      />
    </div>
  );
}

import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { Kbd } from './Kbd.tsx';

export interface SearchFieldProps {
  /** The accessible name, also shown as the placeholder: "Search conversations". */
  readonly label: string;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly shortcut?: readonly string[];
  readonly ref?: Ref<HTMLInputElement>;
  /** The listbox whose options its arrows move through, and the option that is chosen now. */
  readonly listbox?: { readonly id: string; readonly activeId: string | undefined };
}

/** A search box that recedes into its pane until it is used; Escape empties it, and only then goes on to the pane. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onValueChange, shortcut, ref, listbox } = props;
  const { t } = useTranslation('ui');
  const combobox = listbox
    ? ({
        role: 'combobox',
        'aria-expanded': true,
        'aria-controls': listbox.id,
        'aria-activedescendant': listbox.activeId,
      } as const)
    : {};
  const box = useRef<HTMLDivElement>(null);
  const clear = () => {
    onValueChange('');
    box.current?.querySelector('input')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || value === '') return;
    event.stopPropagation();
    event.preventDefault();
    onValueChange('');
  };
  return (
    <div
      ref={box}
      className="field-control flex min-h-8 items-center gap-2 border-transparent not-focus-within:bg-hover ps-2 pe-0.5"
    >
      <Icon of={Search} className="text-ink-faint" />
      <input
        ref={ref}
        {...combobox}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="peer w-full min-w-0 self-stretch bg-transparent text-sm text-ink outline-none"
      />
      {value !== '' ? <IconButton icon={X} label={t('clear')} size="small" onClick={clear} /> : null}
      {value === '' && shortcut ? (
        <span className="pe-1.5 peer-focus:hidden">
          <Kbd keys={shortcut} />
        </span>
      ) : null}
    </div>
  );
}

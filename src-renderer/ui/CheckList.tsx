import { Check, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { findOptions, fold } from './find-options.ts';
import { Icon } from './Icon.tsx';
import { ListSearch } from './ListSearch.tsx';

export interface CheckListOption {
  readonly value: string;
  readonly label: string;
  /** `mixed`: some of the things it is about have it, some have not. */
  readonly isChecked: boolean | 'mixed';
  /** A dot, an avatar: what it is known by. */
  readonly mark?: ReactNode;
  /** Said after the words, quietly: a count, "you". */
  readonly note?: string | undefined;
  /** Other words that it is found by: a code. */
  readonly alsoKnownAs?: string;
  /** Why it cannot be chosen now, in a few words that stand beside it. */
  readonly disabledReason?: string | undefined;
}

export interface CheckListProps {
  /** The accessible name, also what the search box asks for. */
  readonly label: string;
  readonly options: readonly CheckListOption[];
  readonly onToggle: (value: string) => void;
  /** With it, words that no option has can become one. */
  readonly onCreate?: (name: string) => void;
  /** "Create “{name}”" */
  readonly createLabel?: (name: string) => string;
  /** What stands there when there is nothing to choose from. */
  readonly emptyText: string;
  readonly isMultiple?: boolean;
  /** For options that come from elsewhere: told what is typed. */
  readonly onSearch?: (typed: string) => void;
  /** The options fit what is typed already, by rules that are not known here. */
  readonly isFoundElsewhere?: boolean;
}

interface Line {
  readonly key: string;
  readonly option: CheckListOption | null;
}

/** A list to choose from by typing, arrows and Enter; several stay checked, and a new one can be made from what was typed. */
export function CheckList(props: CheckListProps) {
  const { label, options, onToggle, onCreate, createLabel, emptyText, isMultiple = false } = props;
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const wanted = fold(typed);
  const fitting = props.isFoundElsewhere ? options : findOptions(options, typed);
  const lines: Line[] = fitting.map((option) => ({ key: option.value, option }));
  const isNew = wanted !== '' && !options.some((option) => fold(option.label) === wanted);
  if (onCreate && isNew) lines.push({ key: 'create', option: null });
  const current = Math.min(active, Math.max(lines.length - 1, 0));

  const choose = (line: Line | undefined) => {
    if (!line || line.option?.disabledReason) return;
    if (line.option) return onToggle(line.option.value);
    onCreate?.(typed.trim());
    setTyped('');
  };
  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), Math.max(lines.length - 1, 0));
    setActive(next);
    list.current?.children[next]?.scrollIntoView?.({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(current + 1);
    else if (event.key === 'ArrowUp') move(current - 1);
    else if (event.key === 'Enter') choose(lines[current]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex flex-col gap-1.5">
      <ListSearch
        label={label}
        value={typed}
        onValueChange={(value) => {
          setTyped(value);
          setActive(0);
          props.onSearch?.(value);
        }}
        onKeyDown={onKeyDown}
        listId={`${id}-list`}
        activeId={lines.length > 0 ? `${id}-${current}` : undefined}
        maxLength={40}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMultiple || undefined}
        className="-mx-1 max-h-64 overflow-x-hidden overflow-y-auto overscroll-contain px-1"
      >
        {lines.map((line, index) => (
          <CheckLine
            key={line.key}
            id={`${id}-${index}`}
            line={line}
            words={line.option?.label ?? createLabel?.(typed.trim()) ?? typed.trim()}
            mixedWords={t('mixed')}
            isActive={index === current}
            onPoint={() => setActive(index)}
            onChoose={() => choose(line)}
          />
        ))}
      </div>
      {lines.length === 0 ? <p className="px-1 pb-1 text-sm text-ink-faint">{emptyText}</p> : null}
    </div>
  );
}

interface CheckLineProps {
  readonly id: string;
  readonly line: Line;
  readonly words: string;
  readonly mixedWords: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function CheckLine({ id, line, words, mixedWords, isActive, onPoint, onChoose }: CheckLineProps) {
  const { option } = line;
  const isChecked = option?.isChecked ?? false;
  const note = option?.disabledReason ?? option?.note;
  return (
    // The keys go to the text field above, which says which line is meant (aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChecked === true}
      aria-disabled={option?.disabledReason ? true : undefined}
      data-highlighted={isActive ? '' : undefined}
      className="choice"
      onPointerMove={onPoint}
      // The focus stays in the text field.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {option ? option.mark : <Icon of={Plus} className="text-ink-faint" />}
      <bdi
        className={classNames(
          'min-w-0 flex-1 truncate',
          option === null && 'text-accent-ink',
          option?.disabledReason && 'text-ink-faint',
        )}
      >
        {words}
      </bdi>
      {note ? <span className="shrink-0 text-xs text-ink-faint">{note}</span> : null}
      {isChecked === 'mixed' ? <span className="sr-only">{mixedWords}</span> : null}
      <span className="flex size-4 shrink-0 items-center justify-center">
        {isChecked === true ? <Icon of={Check} className="text-accent-ink" /> : null}
        {isChecked === 'mixed' ? <Icon of={Minus} className="text-ink-soft" /> : null}
      </span>
    </div>
  );
}

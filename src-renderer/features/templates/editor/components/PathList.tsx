import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKind, RecordType } from '#shared/contract/records.ts';
import type { FieldPath } from '#shared/domain/template-draft.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { ListSearch } from '../../../../ui/ListSearch.tsx';
import { pathWords, type ReachedField, searchFields, typeOf } from '../field-paths.ts';
import { FieldKindMark } from './FieldKindMark.tsx';

export interface PathListProps {
  readonly types: readonly RecordType[];
  readonly typeName: string;
  readonly onPick: (path: FieldPath, kind: FieldKind) => void;
  /** Only fields of this kind are meant; the others say why they are not. */
  readonly wanted?: { readonly kind: FieldKind; readonly reason: string };
}

/**
 * Fields of a record to choose from, level by level: arrows move, Enter chooses or goes into a reference, Backspace in an
 * empty search goes back; what is typed is looked for on all levels.
 */
export function PathList({ types, typeName, onPick, wanted }: PathListProps) {
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);

  const isSearch = typed.trim() !== '';
  const lines = isSearch ? searchFields(types, typeName, typed, language) : fieldsAt(types, typeName, at);
  const current = Math.min(active, Math.max(lines.length - 1, 0));

  const goTo = (path: readonly string[]) => {
    setAt(path);
    setTyped('');
    setActive(0);
  };
  const isWanted = (line: ReachedField) => wanted === undefined || line.field.kind === wanted.kind;
  const enter = (line: ReachedField | undefined) => {
    if (!line) return;
    if (line.field.referenceTo !== null) goTo(line.path);
    else if (isWanted(line)) onPick(line.path, line.field.kind);
  };
  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), Math.max(lines.length - 1, 0));
    setActive(next);
    list.current?.children[next]?.scrollIntoView?.({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const line = lines[current];
    if (event.key === 'ArrowDown') move(current + 1);
    else if (event.key === 'ArrowUp') move(current - 1);
    else if (event.key === 'Enter') enter(line);
    else if (event.key === 'ArrowRight' && typed === '' && line?.field.referenceTo) goTo(line.path);
    else if ((event.key === 'ArrowLeft' || event.key === 'Backspace') && typed === '' && at.length > 0)
      goTo(at.slice(0, -1));
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex w-[min(340px,calc(100vw-48px))] flex-col gap-1.5 p-2">
      <ListSearch
        label={t('path.search')}
        value={typed}
        onValueChange={(value) => {
          setTyped(value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        listId={`${id}-list`}
        activeId={lines.length > 0 ? `${id}-${current}` : undefined}
      />
      {isSearch ? null : <Breadcrumbs types={types} typeName={typeName} at={at} onGoTo={goTo} />}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('path.list')}
        className="max-h-72 overflow-x-hidden overflow-y-auto overscroll-contain"
      >
        {lines.map((line, index) => (
          <PathLine
            key={line.path.join('.')}
            id={`${id}-${index}`}
            line={line}
            words={isSearch ? pathWords(types, typeName, line.path, language) : line.field.label[language]}
            note={isWanted(line) || line.field.referenceTo !== null ? null : (wanted?.reason ?? null)}
            isActive={index === current}
            onPoint={() => setActive(index)}
            onChoose={() => enter(line)}
          />
        ))}
      </div>
      {lines.length === 0 ? <p className="px-2 py-1 text-sm text-ink-faint">{t('path.none')}</p> : null}
    </div>
  );
}

function fieldsAt(
  types: readonly RecordType[],
  typeName: string,
  at: readonly string[],
): readonly ReachedField[] {
  let type = typeOf(types, typeName);
  for (const name of at)
    type = typeOf(types, type?.fields.find((field) => field.name === name)?.referenceTo ?? null);
  return type?.fields.map((field) => ({ path: [...at, field.name], field })) ?? [];
}

interface BreadcrumbsProps {
  readonly types: readonly RecordType[];
  readonly typeName: string;
  readonly at: readonly string[];
  readonly onGoTo: (path: readonly string[]) => void;
}

function Breadcrumbs({ types, typeName, at, onGoTo }: BreadcrumbsProps) {
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  const root = typeOf(types, typeName)?.label[language] ?? typeName;
  if (at.length === 0) return <p className="px-2 text-xs font-medium text-ink-faint">{root}</p>;
  return (
    <nav aria-label={t('path.where')} className="flex min-w-0 items-center gap-1">
      <button
        type="button"
        onClick={() => onGoTo(at.slice(0, -1))}
        className="flex min-h-6 min-w-0 items-center gap-1 rounded-sm pe-1.5 text-xs font-medium text-accent-ink hover:bg-hover"
      >
        <Icon of={ChevronLeft} size={14} className="rtl:-scale-x-100" />
        <span className="truncate">
          {root} › {pathWords(types, typeName, [...at], language)}
        </span>
      </button>
    </nav>
  );
}

interface PathLineProps {
  readonly id: string;
  readonly line: ReachedField;
  readonly words: string;
  /** Why it cannot be chosen. */
  readonly note: string | null;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function PathLine({ id, line, words, note, isActive, onPoint, onChoose }: PathLineProps) {
  return (
    // The keys go to the text field above, which says which line is meant (aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={note !== null || undefined}
      data-disabled={note === null ? undefined : ''}
      data-highlighted={isActive ? '' : undefined}
      className="choice"
      onPointerMove={onPoint}
      // The focus stays in the text field.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <FieldKindMark kind={line.field.kind} />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{words}</bdi>
        {note ? <span className="block text-xs text-ink-faint">{note}</span> : null}
      </span>
      {line.field.referenceTo === null ? null : (
        <Icon of={ChevronRight} size={14} className="text-ink-faint rtl:-scale-x-100" />
      )}
    </div>
  );
}

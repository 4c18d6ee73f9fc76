// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateId } from '#shared/domain/ids.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { rowIndex, useTableRows } from '../../../ui/use-table-rows.ts';
import type { TemplateGroup } from '../find-templates.ts';
import {
  categoryCell,
  languagesCell,
  nameCell,
  qualityCell,
  ROW_HEIGHT,
  statusCell,
  TemplateRow,
  usedCell,
} from './TemplateRow.tsx';

export interface TemplateTableProps {
  readonly groups: readonly TemplateGroup[];
  readonly selected: ReadonlySet<TemplateId>;
  /** Null for who may only look. */
  readonly onSelect: ((groups: readonly TemplateGroup[], isSelected: boolean) => void) | null;
  readonly onOpen: (id: TemplateId) => void;
}

/** The names as virtual rows; arrows, Home, End and Page move, Enter opens, Space selects, Ctrl+A selects all. */
export function TemplateTable({ groups, selected, onSelect, onOpen }: TemplateTableProps) {
  const { t } = useTranslation('templates');
  const accounts = useAccounts();
  const { scroller, items, totalSize, focusStop, focusRow, onFocus, stepOf } = useTableRows({
    count: groups.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => groups[index]?.key,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // A language or a box within the row has keys of its own.
    if (!(event.target as Element).matches('[data-index]')) return;
    const group = groups[focusStop];
    const step = stepOf(event);
    if (step !== null) focusRow(focusStop + step);
    else if (event.key === 'Enter' && group) onOpen(group.lead.id);
    else if (event.key === ' ' && group) onSelect?.([group], isSelected(group, selected) !== true);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) onSelect?.(groups, true);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('list.label')}
      aria-multiselectable={onSelect ? true : undefined}
      // The heading is the first row.
      aria-rowcount={groups.length + 1}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const group = groups[rowIndex(event)];
        // A language leads to itself.
        if (group && !(event.target as Element).closest('a')) onOpen(group.lead.id);
      }}
      onFocus={onFocus}
      className="@container min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain pb-4 outline-none"
    >
      <TableHead
        groups={groups}
        isSelected={selectedOf(groups, selected)}
        onSelect={onSelect && ((isOn) => onSelect(groups, isOn))}
      />
      <div role="rowgroup" className="relative" style={{ height: totalSize }}>
        {items.map(({ key, index, start }) => {
          const group = groups[index];
          return group ? (
            <TemplateRow
              key={key}
              group={group}
              account={
                accounts.length > 1 ? (accounts.find(({ id }) => id === group.accountId) ?? null) : null
              }
              index={index}
              top={start}
              isFocusStop={index === focusStop}
              isSelected={isSelected(group, selected)}
              onSelect={onSelect && ((isOn) => onSelect([group], isOn))}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface TableHeadProps {
  readonly groups: readonly TemplateGroup[];
  readonly isSelected: boolean | 'mixed';
  readonly onSelect: ((isSelected: boolean) => void) | null;
}

function TableHead({ groups, isSelected, onSelect }: TableHeadProps) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-surface">
      <div
        role="row"
        aria-rowindex={1}
        className="flex min-h-8 items-center gap-4 px-5 text-xs text-ink-faint"
      >
        {onSelect ? (
          <span role="columnheader" className="shrink-0">
            <Checkbox
              label={<span className="sr-only">{t('list.selectAll')}</span>}
              isChecked={isSelected}
              onChange={onSelect}
            />
          </span>
        ) : null}
        <span role="columnheader" className={nameCell}>
          <span>
            {t('list.name')}
            {/* Where the tools above have no room for the number of names. */}
            <span aria-hidden className="ps-1.5 tabular-nums md:hidden">
              · {format.count(groups.length)}
            </span>
          </span>
        </span>
        <span role="columnheader" className={languagesCell}>
          {t('list.languages')}
        </span>
        <span role="columnheader" className={statusCell}>
          {t('list.status')}
        </span>
        <span role="columnheader" className={categoryCell}>
          {t('list.category')}
        </span>
        <span role="columnheader" className={qualityCell}>
          {t('list.quality')}
        </span>
        <span role="columnheader" className={classNames(usedCell)}>
          {t('list.used')}
        </span>
      </div>
    </div>
  );
}

function isSelected({ templates }: TemplateGroup, selected: ReadonlySet<TemplateId>): boolean | 'mixed' {
  if (selected.size === 0) return false;
  const count = templates.filter(({ id }) => selected.has(id)).length;
  return count === templates.length ? true : count > 0 ? 'mixed' : false;
}

function selectedOf(groups: readonly TemplateGroup[], selected: ReadonlySet<TemplateId>): boolean | 'mixed' {
  if (selected.size === 0) return false;
  return groups.every((group) => isSelected(group, selected) === true) ? true : 'mixed';
}

import { useTranslation } from 'react-i18next';
import type { RecordType } from '#shared/contract/records.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { changeSearch, useTypeSearch } from '../records-store.ts';
import { FilterChips } from './FilterChips.tsx';
import { ViewPopover } from './ViewPopover.tsx';

export interface ListToolbarProps {
  readonly type: RecordType;
  readonly count: number;
  /** Something is searched or filtered: the count is of what was found. */
  readonly isNarrowed: boolean;
}

/** Search, filters, and how the list looks. */
export function ListToolbar({ type, count, isNarrowed }: ListToolbarProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const { search } = useTypeSearch(type.name);
  const counted = { count, formattedCount: format.count(count) };
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 px-3 py-2 sm:px-5">
      <div className="w-64 max-w-full min-w-0 grow sm:grow-0">
        <SearchField
          label={t('list.search')}
          value={search}
          onValueChange={(next) => changeSearch(type.name, { search: next.slice(0, 200) })}
        />
      </div>
      <FilterChips type={type} />
      <p role="status" className="ms-auto shrink-0 text-sm text-ink-faint tabular-nums">
        {isNarrowed ? t('list.found', counted) : t('list.count', counted)}
      </p>
      <ViewPopover type={type} />
    </div>
  );
}

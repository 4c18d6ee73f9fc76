import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordFilter, RecordType } from '#shared/contract/records.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { conditionWords, needsValue } from '../filters.ts';
import { useRecordLabel } from '../queries.ts';
import { changeSearch, useTypeSearch } from '../records-store.ts';
import { showRecordValue } from '../show-value.ts';
import { FilterForm } from './FilterForm.tsx';

const MOST_FILTERS = 10;

/** The filters of a list as words that can be changed or taken away, and the way to one more. */
export function FilterChips({ type }: { readonly type: RecordType }) {
  const { t } = useTranslation('records');
  const { filters } = useTypeSearch(type.name);
  const [isAdding, setIsAdding] = useState(false);
  const put = (next: readonly RecordFilter[]) => changeSearch(type.name, { filters: next });
  return (
    <>
      {filters.map((filter, place) => (
        <FilterChip
          // biome-ignore lint/suspicious/noArrayIndexKey: two filters may be the same, their place is what tells them apart
          key={place}
          type={type}
          filter={filter}
          onChange={(changed) => put(filters.with(place, changed))}
          onRemove={() => put(filters.toSpliced(place, 1))}
        />
      ))}
      <Popover
        title={t('filter.add')}
        isTitleHidden
        isOpen={isAdding}
        onOpenChange={setIsAdding}
        trigger={
          <Button
            size="small"
            variant="quiet"
            icon={ListFilter}
            disabledReason={filters.length < MOST_FILTERS ? undefined : t('filter.tooMany')}
          >
            {t('filter.add')}
          </Button>
        }
      >
        <FilterForm
          type={type}
          filter={null}
          onApply={(filter) => {
            put([...filters, filter]);
            setIsAdding(false);
          }}
        />
      </Popover>
    </>
  );
}

interface FilterChipProps {
  readonly type: RecordType;
  readonly filter: RecordFilter;
  readonly onChange: (filter: RecordFilter) => void;
  readonly onRemove: () => void;
}

function FilterChip({ type, filter, onChange, onRemove }: FilterChipProps) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const labelOf = useRecordLabel();
  const [isOpen, setIsOpen] = useState(false);
  const field = type.fields.find(({ name }) => name === filter.field);
  const name = field ? labelOf(field) : filter.field;
  const kind = field?.kind ?? 'text';
  const condition = t(`filter.is.${conditionWords(kind, filter.is)}`);
  const value = kind === 'date' ? showRecordValue(kind, filter.value, language) : filter.value;
  return (
    <span className="flex max-w-full min-w-0 items-center rounded-sm bg-accent-soft text-sm text-accent-ink">
      <Popover
        title={name}
        isTitleHidden
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <button
            type="button"
            className="min-h-7 min-w-0 truncate rounded-s-sm ps-2.5 pe-1.5 -outline-offset-2"
          >
            <bdi className="font-medium">{name}</bdi> {condition}
            {needsValue(filter.is) ? <bdi className="font-medium"> {value}</bdi> : null}
          </button>
        }
      >
        <FilterForm
          type={type}
          filter={filter}
          onApply={(changed) => {
            onChange(changed);
            setIsOpen(false);
          }}
        />
      </Popover>
      <button
        type="button"
        aria-label={t('filter.remove', { name })}
        onClick={onRemove}
        className="flex size-7 shrink-0 items-center justify-center rounded-e-sm -outline-offset-2 hover:bg-hover"
      >
        <Icon of={X} size={14} />
      </button>
    </span>
  );
}

import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '#shared/contract/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { moveColumn, possibleColumns, type RecordColumn, shownColumns, withColumn } from '../columns.ts';
import { sortField, useRecordLabel } from '../queries.ts';
import { changeView, useTypeView } from '../records-store.ts';

/** In which order the records stand, and which columns they have in which order. */
export function ViewPopover({ type }: { readonly type: RecordType }) {
  const { t } = useTranslation('records');
  const { order } = useTypeView(type.name);
  return (
    <Popover
      align="end"
      title={t('view.title')}
      isTitleHidden
      trigger={<IconButton icon={Columns3} label={t('view.title')} />}
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1.5">
          <h3 className="text-sm font-medium text-ink">{t('view.order')}</h3>
          <SegmentedControl
            label={t('view.order')}
            value={order}
            segments={[
              { value: 'key', label: t(sortField(type) === type.keyField ? 'view.byKey' : 'view.byName') },
              { value: 'updated', label: t('view.byUpdated') },
            ]}
            onValueChange={(next) => changeView(type.name, { order: next })}
          />
        </div>
        <ColumnList type={type} />
      </div>
    </Popover>
  );
}

function ColumnList({ type }: { readonly type: RecordType }) {
  const { t } = useTranslation('records');
  const { columns: chosen } = useTypeView(type.name);
  const shown = shownColumns(type, chosen);
  const movable = shown.slice(1);
  const hidden = possibleColumns(type).filter(({ id }) => !shown.some((column) => column.id === id));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-sm font-medium text-ink">{t('view.columns')}</h3>
        {chosen === null ? null : (
          <Button size="small" variant="quiet" onClick={() => changeView(type.name, { columns: null })}>
            {t('view.reset')}
          </Button>
        )}
      </div>
      <ul className="flex flex-col">
        {[...movable, ...hidden].map((column) => (
          <ColumnRow
            key={column.id}
            type={type}
            column={column}
            shown={shown}
            place={movable.indexOf(column)}
            last={movable.length - 1}
          />
        ))}
      </ul>
    </div>
  );
}

interface ColumnRowProps {
  readonly type: RecordType;
  readonly column: RecordColumn;
  readonly shown: readonly RecordColumn[];
  /** Among those that can be moved; -1 for a hidden one. */
  readonly place: number;
  readonly last: number;
}

function ColumnRow({ type, column, shown, place, last }: ColumnRowProps) {
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  const name = column.field ? labelOf(column.field) : t('list.updatedAt');
  const put = (columns: ReturnType<typeof moveColumn>) => changeView(type.name, { columns });
  return (
    <li className="flex min-h-8 items-center gap-1">
      <div className="min-w-0 flex-1">
        <Checkbox
          label={<bdi>{name}</bdi>}
          isChecked={place >= 0}
          onChange={(isShown) => put(withColumn(shown, column, isShown))}
        />
      </div>
      {place < 0 ? null : (
        <>
          <IconButton
            icon={ChevronUp}
            size="small"
            label={t('view.up', { name })}
            isDisabled={place === 0}
            onClick={() => put(moveColumn(shown, column.id, -1))}
          />
          <IconButton
            icon={ChevronDown}
            size="small"
            label={t('view.down', { name })}
            isDisabled={place === last}
            onClick={() => put(moveColumn(shown, column.id, 1))}
          />
        </>
      )}
    </li>
  );
}

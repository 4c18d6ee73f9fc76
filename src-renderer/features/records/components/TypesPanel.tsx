import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { RecordType } from '#shared/contract/records.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { BackButton } from '../../../ui/BackButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { newTypePath, recordsPath } from '../paths.ts';
import { useRecordCount, useRecordLabel } from '../queries.ts';

export interface TypesPanelProps {
  readonly types: readonly RecordType[];
  readonly chosen: string;
}

/** The types with how many records each has; beside the list, where there is room. */
export function TypesPanel({ types, chosen }: TypesPanelProps) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const maySetUp = useMay('admin');
  return (
    <nav
      aria-label={t('types.label')}
      className="flex w-52 shrink-0 flex-col border-e border-line bg-surface-sunken"
    >
      <div className="flex min-h-14 items-center gap-2 px-3 py-2">
        <BackButton label={t('back')} onClick={() => navigate('/')} />
        <h1 className="min-w-0 flex-1 truncate text-lg font-semibold text-ink">{t('title')}</h1>
      </div>
      <ul className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-2 pb-2">
        {types.map((type) => (
          <li key={type.name}>
            <TypeLink type={type} isChosen={type.name === chosen} />
          </li>
        ))}
      </ul>
      <div className="border-t border-line p-2">
        <Button
          variant="quiet"
          icon={Plus}
          className="w-full justify-start!"
          disabledReason={maySetUp ? undefined : t('adminOnly')}
          onClick={() => navigate(newTypePath)}
        >
          {t('types.new')}
        </Button>
      </div>
    </nav>
  );
}

function TypeLink({ type, isChosen }: { readonly type: RecordType; readonly isChosen: boolean }) {
  const format = useFormat();
  const labelOf = useRecordLabel();
  const count = useRecordCount({ type: type.name, filters: [] });
  return (
    <Link
      href={recordsPath(type.name)}
      aria-current={isChosen ? 'page' : undefined}
      className="flex min-h-8 items-center gap-2 rounded-sm px-2.5 text-sm text-ink-soft -outline-offset-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-press aria-[current=page]:font-medium aria-[current=page]:text-ink"
    >
      <bdi className="min-w-0 flex-1 truncate">{labelOf(type)}</bdi>
      {count === undefined ? null : (
        <span className="shrink-0 text-xs font-normal text-ink-faint tabular-nums">
          {format.count(count)}
        </span>
      )}
    </Link>
  );
}

import { useTranslation } from 'react-i18next';
import { auditGroups } from '#shared/domain/audit-things.ts';
import { useOperators } from '../../../../api/use-operators.ts';
import { SelectField } from '../../../../ui/SelectField.tsx';
import { type AuditFilter, auditPeriods } from '../audit-filter.ts';

export interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

const ALL = 'all';

/** Whose deeds, which ones, and of which time. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  const people = useOperators();
  return (
    <fieldset aria-label={t('filters')} className="flex min-w-0 flex-wrap gap-2">
      <SelectField
        label={t('person')}
        isLabelHidden
        className="w-48 max-w-full"
        options={[
          { value: ALL, label: t('everybody') },
          ...people.map(({ id, name, removedAt }) => ({
            value: String(id),
            label: removedAt === null ? name : t('left', { name }),
          })),
        ]}
        value={filter.operatorId === null ? ALL : String(filter.operatorId)}
        onValueChange={(value) =>
          onChange({ ...filter, operatorId: people.find(({ id }) => String(id) === value)?.id ?? null })
        }
      />
      <SelectField
        label={t('group')}
        isLabelHidden
        className="w-40 max-w-full"
        options={[ALL, ...auditGroups].map((value) => ({
          value,
          label: t(`groups.${value as 'all' | (typeof auditGroups)[number]}`),
        }))}
        value={filter.group ?? ALL}
        onValueChange={(value) =>
          onChange({ ...filter, group: auditGroups.find((group) => group === value) ?? null })
        }
      />
      <SelectField
        label={t('period')}
        isLabelHidden
        className="w-36 max-w-full"
        options={auditPeriods.map((value) => ({ value, label: t(`periods.${value}`) }))}
        value={filter.period}
        onValueChange={(period) => onChange({ ...filter, period })}
      />
    </fieldset>
  );
}

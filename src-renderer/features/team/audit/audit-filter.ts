import { startOfDay, subDays } from 'date-fns';
import type { AuditGroup } from '#shared/domain/audit-things.ts';
import type { OperatorId } from '#shared/domain/ids.ts';

export const auditPeriods = ['all', 'today', '7', '30', '365'] as const;
export type AuditPeriod = (typeof auditPeriods)[number];

/** What is chosen above the log. */
export interface AuditFilter {
  readonly operatorId: OperatorId | null;
  readonly group: AuditGroup | null;
  readonly period: AuditPeriod;
}

export const everything: AuditFilter = { operatorId: null, group: null, period: 'all' };

/** The same as the hub is asked for it; a period begins with a day, today being its last one. */
export function askedBy({ operatorId, group, period }: AuditFilter, now: number) {
  const days = period === 'today' ? 1 : Number(period);
  return {
    ...(operatorId === null ? {} : { operatorId }),
    ...(group === null ? {} : { group }),
    ...(period === 'all' ? {} : { from: startOfDay(subDays(now, days - 1)).getTime() }),
  };
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import type { CheckState } from '#shared/domain/doctor-checks.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { classNames } from '../../../ui/class-names.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { countOf } from '../check-groups.ts';

export interface ReportHeadProps {
  readonly report: DoctorReport;
  readonly name: string;
  readonly isRunning: boolean;
  readonly actions: ReactNode;
}

const grounds: Record<CheckState, string> = {
  ok: 'bg-success-soft',
  waiting: 'bg-waiting-soft',
  repairable: 'bg-accent-soft',
  act: 'bg-danger-soft',
  unknown: 'bg-press',
};

/** The whole in a sentence, when it was looked at, and the way to look again. */
export function ReportHead({ report, name, isRunning, actions }: ReportHeadProps) {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  const now = useNow();
  const { state, checks, checkedAt } = report;
  const sentence =
    checkedAt === null
      ? t(isRunning ? 'head.running' : 'head.notYet')
      : state === 'act' || state === 'repairable'
        ? t(`head.${state}`, { count: countOf(checks, state) })
        : t(`head.${state}`);
  const isNew = checkedAt === null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <span
        aria-hidden
        className={classNames(
          'flex size-11 shrink-0 items-center justify-center rounded-full',
          grounds[isNew ? 'unknown' : state],
        )}
      >
        <StateMark state={isNew && isRunning ? 'running' : isNew ? 'none' : state} label="" />
      </span>
      <div className="min-w-56 flex-1">
        <p className="truncate text-sm text-ink-faint">{name}</p>
        <div role="status">
          <h2 className="text-lg font-semibold text-balance text-ink">{sentence}</h2>
        </div>
        {checkedAt === null ? null : (
          <p className="text-sm text-ink-faint tabular-nums">
            {t('head.last', { when: format.relative(checkedAt, now) })}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}

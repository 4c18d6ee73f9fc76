import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DoctorCheck, DoctorReport } from '#shared/contract/doctor.ts';
import type { CheckState } from '#shared/domain/doctor-checks.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useRepair } from '../queries.ts';
import { CheckAction } from './CheckAction.tsx';

export interface CheckRowProps {
  readonly report: DoctorReport;
  readonly check: DoctorCheck;
  readonly locked: string | undefined;
}

const inks: Record<CheckState, string> = {
  ok: 'text-success-ink',
  waiting: 'text-waiting-ink',
  repairable: 'text-accent-ink',
  act: 'text-danger-ink',
  unknown: 'text-ink-faint',
};

/** One thing that was looked at: its state in shape and word, a sentence, the one thing to do about it. */
export function CheckRow({ report, check, locked }: CheckRowProps) {
  const { t } = useTranslation('doctor');
  const { language } = useLanguage();
  const sentenceOf = useFailureSentence();
  const repair = useRepair();
  return (
    <li className="flex items-start gap-3 px-4 py-3.5">
      <StateMark state={repair.isPending ? 'running' : check.state} label="" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-56 flex-1">
            <p className={`text-sm font-medium ${inks[check.state]}`}>{t(`states.${check.state}`)}</p>
            <p className="text-base text-pretty break-words text-ink">{check.sentence[language]}</p>
          </div>
          {check.action ? (
            <CheckAction
              accountId={report.accountId}
              action={check.action}
              locked={locked}
              isRepairing={repair.isPending}
              onRepair={() => repair.mutate({ accountId: report.accountId, check: check.id })}
            />
          ) : null}
        </div>
        <p role="status" className="text-sm text-pretty empty:hidden">
          {repair.error ? (
            <span className="text-danger-ink">{t('repairFailed', { reason: sentenceOf(repair.error) })}</span>
          ) : repair.isSuccess && check.state === 'repairable' ? (
            <span className="text-waiting-ink">{t('stillWrong')}</span>
          ) : null}
        </p>
        <Details check={check} />
      </div>
    </li>
  );
}

/** A check that is fine: a tick and its sentence. */
export function FineRow({ check }: { readonly check: DoctorCheck }) {
  const { language } = useLanguage();
  return (
    <li className="flex items-start gap-2.5 text-sm text-ink-soft">
      <Icon of={Check} className="mt-0.5 text-success-ink" />
      <span className="min-w-0 flex-1 text-pretty break-words">{check.sentence[language]}</span>
    </li>
  );
}

/** Codes and figures that only support asks for. */
function Details({ check }: { readonly check: DoctorCheck }) {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  const now = useNow();
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-default rounded-xs text-ink-faint hover:text-ink">
        {t('details')}
      </summary>
      <dl className="mt-2 grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-4 gap-y-1 font-mono text-[12px] leading-[18px] text-ink-soft select-text">
        <dt className="text-ink-faint">check</dt>
        <dd>{check.id}</dd>
        {check.failure ? (
          <>
            <dt className="text-ink-faint">failure</dt>
            <dd>{check.failure}</dd>
          </>
        ) : null}
        {Object.entries(check.details).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="break-words text-ink-faint">{name}</dt>
            <dd className="break-all">{String(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="pt-1.5 text-ink-faint tabular-nums">
        {t('checkedAt')}: {format.when(check.checkedAt, now)}
      </p>
    </details>
  );
}

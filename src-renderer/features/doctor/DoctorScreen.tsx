import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { worstState } from '#shared/domain/doctor-checks.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ReportPanel } from './components/ReportPanel.tsx';
import { SubjectList } from './components/SubjectList.tsx';
import { useReports } from './queries.ts';

export interface DoctorScreenProps {
  /** An account's id, `computer`, or nothing: then what needs somebody most. */
  readonly subject: string | undefined;
}

/** The page that keeps looking whether all is well: this computer and every account. */
export function DoctorScreen({ subject }: DoctorScreenProps) {
  const { t } = useTranslation('doctor');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const reports = useReports();
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <ScreenHeader title={t('title')} backLabel={t('backToInbox')} onBack={() => navigate('/')} />
      {reports.isError ? (
        <div className="p-6">
          <LoadFailure
            title={t('loadFailed')}
            reason={sentenceOf(reports.error)}
            onRetry={() => void reports.refetch()}
          />
        </div>
      ) : reports.data ? (
        <Reports reports={reports.data} subject={subject} />
      ) : (
        <Skeleton shape="lines" count={8} />
      )}
    </div>
  );
}

interface ReportsProps {
  readonly reports: readonly DoctorReport[];
  readonly subject: string | undefined;
}

function Reports({ reports, subject }: ReportsProps) {
  const { t } = useTranslation('doctor');
  const accounts = useAccounts();
  const report = chosenReport(reports, subject);
  const name =
    report?.accountId === null ? t('computer') : accounts.find(({ id }) => id === report?.accountId)?.name;
  return (
    <div className="flex min-h-0 flex-1 flex-col md:flex-row">
      {reports.length > 1 ? (
        <SubjectList reports={reports} accounts={accounts} chosen={report?.accountId ?? null} />
      ) : null}
      <main className="relative min-h-0 min-w-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[760px] flex-col gap-6 px-4 pt-6 pb-16 sm:px-6">
          {report ? (
            <ReportPanel key={report.accountId ?? 'computer'} report={report} name={name ?? ''} />
          ) : (
            <p className="text-base text-ink-soft">{t('notFound')}</p>
          )}
          {reports.length === 1 ? (
            <p className="text-base text-ink-soft">
              {t('noAccounts')}{' '}
              <Link href="/connect" className="rounded-xs font-medium text-accent-ink hover:underline">
                {t('connect')}
              </Link>
            </p>
          ) : null}
        </div>
      </main>
    </div>
  );
}

/** The report that the address names; without a name the one that needs somebody most. */
function chosenReport(
  reports: readonly DoctorReport[],
  subject: string | undefined,
): DoctorReport | undefined {
  if (subject === 'computer') return reports.find(({ accountId }) => accountId === null);
  if (subject !== undefined) return reports.find(({ accountId }) => accountId === Number(subject));
  const worst = worstState(reports.map(({ state }) => state));
  const needy = worst === 'ok' ? undefined : reports.find(({ state }) => state === worst);
  return needy ?? reports.find(({ accountId }) => accountId !== null) ?? reports[0];
}

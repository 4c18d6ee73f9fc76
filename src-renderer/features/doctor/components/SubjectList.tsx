import { Monitor } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { StateMark } from '../../../ui/StateMark.tsx';

export interface SubjectListProps {
  readonly reports: readonly DoctorReport[];
  readonly accounts: readonly Account[];
  readonly chosen: DoctorReport['accountId'];
}

/** Where a report is shown. */
export const pathOfReport = ({ accountId }: Pick<DoctorReport, 'accountId'>): string =>
  accountId === null ? '/doctor/computer' : `/doctor/${accountId}`;

/** This computer and every account with their states; beside the report, above it where there is no room. */
export function SubjectList({ reports, accounts, chosen }: SubjectListProps) {
  const { t } = useTranslation('doctor');
  return (
    <nav
      aria-label={t('subjects')}
      className="relative flex shrink-0 gap-1 overflow-x-auto border-line p-2 max-md:border-b md:w-60 md:flex-col md:overflow-x-hidden md:overflow-y-auto md:border-e md:p-3"
    >
      {reports.map((report) => {
        const account = accounts.find(({ id }) => id === report.accountId);
        const isChosen = report.accountId === chosen;
        return (
          <Link
            key={report.accountId ?? 'computer'}
            href={pathOfReport(report)}
            aria-current={isChosen ? 'page' : undefined}
            className={classNames(
              'flex min-h-9 shrink-0 items-center gap-2.5 rounded-sm px-2.5 text-sm -outline-offset-2 max-md:max-w-48',
              isChosen ? 'bg-press font-medium text-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
            )}
          >
            {account ? (
              <span aria-hidden className="flex w-[18px] shrink-0 justify-center">
                <span
                  className="h-5 w-1 rounded-full"
                  style={{ background: `var(--account-${accountColourNumber[account.color]})` }}
                />
              </span>
            ) : (
              <Icon of={Monitor} size={18} />
            )}
            <span className="min-w-0 flex-1 truncate">{account?.name ?? t('computer')}</span>
            {report.checkedAt === null ? null : (
              <StateMark state={report.state} label={t(`states.${report.state}`)} />
            )}
          </Link>
        );
      })}
    </nav>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { notify } from '../../ui/notify.ts';

/** The last reports, the computer's first; change events keep them current, nothing is asked of Meta. */
export function useReports() {
  const { query } = useHub();
  return useQuery(query.doctor.reports.queryOptions());
}

/** Puts a fresh report in the place of the one before it. */
function useShowReport(): (report: DoctorReport) => void {
  const { query, queryClient } = useHub();
  return (report) =>
    queryClient.setQueryData(query.doctor.reports.queryKey(), (reports) =>
      reports?.map((known) => (known.accountId === report.accountId ? report : known)),
    );
}

/** Looks again at everything of one report. */
export function useLook() {
  const { query } = useHub();
  return useMutation(query.doctor.run.mutationOptions({ onSuccess: useShowReport() }));
}

/** Repairs what one check has found; a row that is fine then leaves the list, so its end is told in the corner. */
export function useRepair() {
  const { t } = useTranslation('doctor');
  const { language } = useLanguage();
  const { query } = useHub();
  const show = useShowReport();
  return useMutation(
    query.doctor.repair.mutationOptions({
      onSuccess: (report, { check: id }) => {
        show(report);
        const check = report.checks.find((candidate) => candidate.id === id);
        if (check?.state === 'ok')
          notify({ tone: 'success', title: t('repaired'), description: check.sentence[language] });
      },
    }),
  );
}

/** What the person at this screen may do here, as far as is known; the hub checks every call. */
export function useMay(): { look: boolean; repair: boolean } {
  const { query } = useHub();
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role ?? 'admin';
  return { look: roleIncludes(role, 'operator'), repair: roleIncludes(role, 'admin') };
}

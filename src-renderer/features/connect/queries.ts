import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import type { DoctorCheckId } from '#shared/domain/doctor-checks.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

// gcTime 0 throughout: the variables of a mutation may be secrets, and its memory must not outlive the field.
const forgotten = { gcTime: 0 } as const;

/** The set-up on the screen. */
export function useDraft(id: number) {
  const { query } = useHub();
  return useQuery(query.connect.get.queryOptions({ input: { id } }));
}

/** What can be done to a set-up; each answer is on the screen at once. Calls wait for each other, so that the last one wins. */
export function useDraftActions(id: number) {
  const { query, queryClient } = useHub();
  const show = (draft: ConnectDraft) => {
    queryClient.setQueryData(query.connect.get.queryKey({ input: { id } }), draft);
    void queryClient.invalidateQueries({ queryKey: query.connect.drafts.key() });
  };
  const inOrder = { ...forgotten, scope: { id: `connect-${id}` }, onSuccess: show };
  return {
    saveStep: useMutation(query.connect.saveStep.mutationOptions(inOrder)),
    setValues: useMutation(query.connect.setValues.mutationOptions(inOrder)),
    recheck: useMutation(query.connect.recheck.mutationOptions(inOrder)),
    chooseNumber: useMutation(
      query.connect.chooseNumber.mutationOptions({
        ...inOrder,
        onSuccess: async (draft) => {
          show(draft);
          await queryClient.invalidateQueries({ queryKey: query.accounts.key() });
        },
      }),
    ),
  };
}

export type DraftActions = ReturnType<typeof useDraftActions>;

/** The checks of the doctor that concern a step, as they were last seen, and a way to look again. */
export function useChecks(accountId: AccountId | null, checks: readonly DoctorCheckId[]) {
  const { query, queryClient } = useHub();
  const reports = useQuery(query.doctor.reports.queryOptions());
  const refresh = () => queryClient.invalidateQueries({ queryKey: query.doctor.key() });
  const run = useMutation(query.doctor.run.mutationOptions({ onSuccess: refresh }));
  const repair = useMutation(query.doctor.repair.mutationOptions({ onSuccess: refresh }));
  const report = reports.data?.find((candidate) => candidate.accountId === accountId);
  return {
    found: report?.checks.filter((check) => checks.includes(check.id)) ?? [],
    error: run.error ?? repair.error ?? reports.error,
    isRunning: run.isPending,
    repairing: repair.isPending ? repair.variables.check : null,
    look: () => {
      run.mutate({ accountId, checks: [...checks] });
      // What stands beside the checks is asked for together with them.
      void queryClient.invalidateQueries({ queryKey: query.connect.number.key() });
      void queryClient.invalidateQueries({ queryKey: query.connect.token.key() });
    },
    repair: (check: DoctorCheckId) => repair.mutate({ accountId, check }),
  };
}

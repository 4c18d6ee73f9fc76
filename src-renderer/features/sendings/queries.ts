import { useQuery } from '@tanstack/react-query';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, SendingId, TemplateId } from '#shared/domain/ids.ts';
import { allTemplates } from '../../api/all-templates.ts';
import { useHub } from '../../api/hub-context.ts';

/** The templates that this person may send from an account, those used last first. */
export function useUsableTemplates(accountId: AccountId | null, recordType: string | null) {
  const { query, client } = useHub();
  // Not asked without an account; the id only stands there for the key.
  const input = { accountId: accountId ?? (1 as AccountId), ...(recordType === null ? {} : { recordType }) };
  return useQuery({
    ...query.templates.usable.queryOptions({ input }),
    queryFn: ({ signal }) =>
      allTemplates((part) => client.templates.usable({ ...input, ...part }, { signal })),
    enabled: accountId !== null,
  });
}

const LEAST_WAIT_MS = 1_000;

/** One sending; its numbers follow the events of the hub, and what only time brings is asked for when it has come. */
export function useSending(id: SendingId) {
  const { query } = useHub();
  return useQuery(
    query.sendings.get.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => {
        const times = [state.data?.unheard?.nextAt, state.data?.again?.nextAt].filter((at) => at != null);
        return times.length > 0 && Math.max(Math.min(...times) - Date.now(), 0) + LEAST_WAIT_MS;
      },
    }),
  );
}

/** One template; null while it is not here, or none is meant. */
export function useTemplate(id: TemplateId | null): Template | null {
  const { query } = useHub();
  return (
    useQuery(
      query.templates.get.queryOptions({ input: { id: id ?? (1 as TemplateId) }, enabled: id !== null }),
    ).data ?? null
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Numbers } from '#shared/contract/numbers.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

const MINUTE_MS = 60_000;

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly accountId: AccountId | null;
}

/** The numbers of some days; counted on while one looks. */
export function useNumbers({ from, to, accountId }: Asked) {
  const { query } = useHub();
  return useQuery({
    ...query.numbers.get.queryOptions({
      input: { from, to, ...(accountId === null ? {} : { accountId }) },
      placeholderData: (known: Numbers | undefined) => known,
    }),
    refetchInterval: MINUTE_MS,
  });
}

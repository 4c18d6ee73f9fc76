import { useQuery } from '@tanstack/react-query';
import type { Numbers } from '#shared/contract/numbers.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

const MINUTE_MS = 60_000;
/** Whoever looks at an empty page waits for the first message. */
const WHILE_EMPTY_MS = 3_000;

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
    refetchInterval: ({ state: { data } }) =>
      data && data.total.received + data.total.sent === 0 ? WHILE_EMPTY_MS : MINUTE_MS,
  });
}

import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Told } from '#shared/domain/who-is-told.ts';
import { useHub } from '../../api/hub-context.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';
import { useNow } from '../../state/use-now.ts';

/** Who is told of a conversation, by the clock of its account; null where one person works or it is not known yet. */
export function useToldOf({ id, accountId }: Conversation) {
  const { query } = useHub();
  const isTeam = useWorkingOperators().length > 1;
  const { data } = useQuery(query.conversations.told.queryOptions({ input: { id }, enabled: isTeam }));
  const account = useAccounts().find((candidate) => candidate.id === accountId);
  const now = useNow() + (account?.clockOffsetMs ?? 0);
  return { isTeam, told: data ? atMoment(data, now) : null, account, now };
}

/** No event tells that fifteen days are over: what was true until a moment is not true after it. */
export function atMoment(told: Told, now: number): Told {
  if (told.until === null || now < told.until) return told;
  return { ...told, reason: 'lapsed', until: null };
}

import { useQuery } from '@tanstack/react-query';
import { type Hub, useHub } from './hub-context.ts';
import { useWorkingOperators } from './use-operators.ts';

export type Presence = Awaited<ReturnType<Hub['client']['conversations']['presence']>>;

const none: Presence = [];

/** Who of the colleagues looks at which conversation, and who writes; nobody where one person works. */
export function usePresence(): Presence {
  const { query } = useHub();
  const isTeam = useWorkingOperators().length > 1;
  return useQuery(query.conversations.presence.queryOptions({ enabled: isTeam })).data ?? none;
}

import { useQuery } from '@tanstack/react-query';
import type { Colleague } from '#shared/contract/app.ts';
import { useHub } from './hub-context.ts';

const none: readonly Colleague[] = [];

/** Everybody who works or worked here, by name, for whose deeds have to be named; nobody until they are known. */
export function useOperators(): readonly Colleague[] {
  const { query } = useHub();
  return useQuery(query.app.operators.queryOptions()).data ?? none;
}

/** Everybody who works here now, for choosing among them; oneself is one of them. */
export function useWorkingOperators(): readonly Colleague[] {
  const { query } = useHub();
  return useQuery({ ...query.app.operators.queryOptions(), select: stillHere }).data ?? none;
}

const stillHere = (operators: readonly Colleague[]) =>
  operators.filter(({ removedAt }) => removedAt === null);

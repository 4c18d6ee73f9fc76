import { useQuery } from '@tanstack/react-query';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';

/** Whether the person at this screen may change accounts; the hub checks the same for every call. */
export function useIsAdmin(): boolean {
  const { query } = useHub();
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role;
  return role !== undefined && roleIncludes(role, 'admin');
}

import { useQuery } from '@tanstack/react-query';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';

/** Whether the person at this screen may change accounts, as far as is known; the hub checks the same for every call. */
export function useIsAdmin(): boolean {
  const { query } = useHub();
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role;
  // Until the role is known nothing is locked: a form that blinks would be worse than a call that is refused.
  return role === undefined || roleIncludes(role, 'admin');
}

import { useQuery } from '@tanstack/react-query';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from './hub-context.ts';

/** Whether the person at this screen may do the daily work (`operator`) or set things up (`admin`). */
export function useMay(needed: 'operator' | 'admin'): boolean {
  const { query } = useHub();
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role;
  // Until the role is known nothing is locked: a panel that blinks would be worse than a call that is refused.
  return role === undefined || roleIncludes(role, needed);
}

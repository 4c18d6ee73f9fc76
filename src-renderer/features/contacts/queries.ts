import { useQuery } from '@tanstack/react-query';
import type { ContactField } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';

const noFields: readonly ContactField[] = [];

/** Everything known of one contact. */
export function useContact(id: ContactId) {
  const { query } = useHub();
  return useQuery(query.contacts.get.queryOptions({ input: { id } }));
}

/** The fields that the business keeps about people, in their order; none until they are here. */
export function useContactFields(): readonly ContactField[] {
  const { query } = useHub();
  return useQuery(query.contacts.fields.queryOptions()).data ?? noFields;
}

/** Whether the person at this screen may change contacts (`operator`) or their fields (`admin`). */
export function useMay(needed: 'operator' | 'admin'): boolean {
  const { query } = useHub();
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role;
  // Until the role is known nothing is locked: a panel that blinks would be worse than a call that is refused.
  return role === undefined || roleIncludes(role, needed);
}

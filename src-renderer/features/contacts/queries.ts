import { useQuery } from '@tanstack/react-query';
import type { ContactField } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
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

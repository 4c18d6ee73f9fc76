import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/contract/contacts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { notify } from '../../ui/notify.ts';
import type { Person } from './reading-tools.ts';

/** What can be done with a person whom a message names: keep them, write to them. */
export function usePeople(accountId: AccountId) {
  const { t } = useTranslation('conversation');
  const { client } = useHub();
  const [, navigate] = useLocation();
  const failureSentence = useFailureSentence();
  const onError = (error: unknown) =>
    notify({ title: t('contacts.failed'), description: failureSentence(error), tone: 'danger' });

  const find = async ({ phone }: Person): Promise<Contact | null> => {
    const digits = phone.replace(/\D/g, '');
    const { items } = await client.contacts.list({ search: digits, limit: 10 });
    return items.find((contact) => contact.waId === digits) ?? null;
  };
  const create = ({ name, phone }: Person) => client.contacts.create({ customName: name, phone });

  const writeTo = useMutation({
    mutationFn: async (person: Person) => {
      const { id } = (await find(person)) ?? (await create(person));
      return client.contacts.openConversation({ id, accountId });
    },
    onSuccess: ({ id }) => navigate(`/c/${id}`),
    onError,
  });
  const saveContact = useMutation({
    mutationFn: async (person: Person) => {
      const known = await find(person);
      if (known?.customName) return { kind: 'known' as const, name: known.customName };
      if (known) await client.contacts.rename({ id: known.id, customName: person.name });
      else await create(person);
      return { kind: 'saved' as const, name: person.name ?? person.phone };
    },
    onSuccess: ({ kind, name }) =>
      notify({
        title: t(kind === 'saved' ? 'contacts.saved' : 'contacts.known', { name }),
        tone: 'success',
        timeoutMs: 3000,
      }),
    onError,
  });
  return { writeTo: writeTo.mutate, saveContact: saveContact.mutate };
}

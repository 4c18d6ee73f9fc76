import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ColumnId } from '../../state/contacts-store.ts';
import { useNow } from '../../state/use-now.ts';
import { useContactFields } from './queries.ts';
import { showFieldValue } from './show-field-value.ts';

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  readonly textOf: (contact: Contact) => string;
}

/** Every column that the list can have besides the name, in their order. */
export function useColumns(): readonly Column[] {
  const { t } = useTranslation(['contacts', 'common']);
  const { language } = useLanguage();
  const format = useFormat();
  const now = useNow();
  const fields = useContactFields();
  return [
    {
      id: 'number',
      title: t('contacts:list.number'),
      textOf: ({ waId }) => (waId === null ? t('contacts:list.noNumber') : formatPhone(waId)),
    },
    {
      id: 'username',
      title: t('contacts:list.username'),
      textOf: ({ username }) => (username === null ? '' : `@${username}`),
    },
    ...fields.map((field) => ({
      id: `field:${field.id}` as const,
      title: field.name,
      textOf: (contact: Contact) => {
        const value = contact.fields.find(({ fieldId }) => fieldId === field.id)?.value;
        return value === undefined ? '' : showFieldValue(field.kind, value, language);
      },
    })),
    {
      id: 'optedOut',
      title: t('contacts:list.optedOut'),
      textOf: ({ optedOutAt }) => (optedOutAt === null ? '' : t('common:yes')),
    },
    {
      id: 'createdAt',
      title: t('contacts:list.createdAt'),
      textOf: ({ createdAt }) => format.listTime(createdAt, now),
    },
  ];
}

import type { FieldKind, RecordType } from '#shared/contract/records.ts';

const field = (name: string, kind: FieldKind, en: string, uk: string, referenceTo: string | null = null) => ({
  name,
  kind,
  label: { en, uk },
  referenceTo,
  isRequired: false,
});

/** Orders of customers. */
export const sampleTypes: RecordType[] = [
  {
    name: 'Contact',
    label: { en: 'Contact', uk: 'Контакт' },
    keyField: 'phone',
    fields: [field('phone', 'phone', 'Phone', 'Телефон'), field('name', 'text', 'Name', 'Ім’я')],
  },
  {
    name: 'Order',
    label: { en: 'Order', uk: 'Замовлення' },
    keyField: 'number',
    fields: [
      field('number', 'text', 'Number', 'Номер'),
      field('total', 'money', 'Total', 'Сума'),
      field('customer', 'reference', 'Customer', 'Клієнт', 'Contact'),
    ],
  },
];

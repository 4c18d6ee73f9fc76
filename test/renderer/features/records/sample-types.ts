import type { BusinessRecord, RecordField, RecordType } from '#shared/contract/records.ts';

export function field(name: string, kind: RecordField['kind'], uk: string, en: string): RecordField {
  const referenceTo = kind === 'reference' ? 'Contact' : null;
  return { name, kind, label: { uk, en }, referenceTo, isRequired: false };
}

/** A type with a field of every kind that a list draws in its own way. */
export const orderType: RecordType = {
  name: 'Order',
  label: { uk: 'Замовлення', en: 'Order' },
  keyField: 'number',
  fields: [
    { ...field('number', 'text', 'Номер', 'Number'), isRequired: true },
    field('customer', 'reference', 'Клієнт', 'Customer'),
    field('placedOn', 'date', 'Дата', 'Placed on'),
    field('total', 'money', 'Сума', 'Total'),
    field('quantity', 'number', 'Кількість', 'Quantity'),
    field('status', 'text', 'Стан', 'Status'),
    field('trackingLink', 'link', 'Посилання', 'Tracking link'),
  ],
};

export const contactType: RecordType = {
  name: 'Contact',
  label: { uk: 'Контакт', en: 'Contact' },
  keyField: 'phone',
  fields: [
    { ...field('phone', 'phone', 'Телефон', 'Phone'), isRequired: true },
    { ...field('name', 'text', 'Ім’я', 'Name'), isRequired: true },
  ],
};

export const order = (key: string, fields: Record<string, unknown> = {}): BusinessRecord => ({
  type: 'Order',
  key,
  fields: { number: key, ...fields },
  createdAt: 1_795_000_000_000,
  updatedAt: 1_795_000_000_000,
});

import type { RecordType } from '#shared/contract/records.ts';

type Field = RecordType['fields'][number];

function field(name: string, kind: Field['kind'], en: string, uk: string, more: Partial<Field> = {}): Field {
  return { name, kind, label: { en, uk }, referenceTo: null, isRequired: false, ...more };
}

const customer = field('customer', 'reference', 'Customer', 'Клієнт', { referenceTo: 'Contact' });

/** The types that a new workspace begins with, beside `Contact`: examples that an owner may change or delete. */
export const shippedRecordTypes: readonly RecordType[] = [
  {
    name: 'Order',
    label: { en: 'Order', uk: 'Замовлення' },
    keyField: 'number',
    fields: [
      field('number', 'text', 'Number', 'Номер', { isRequired: true }),
      customer,
      field('placedOn', 'date', 'Placed on', 'Дата замовлення'),
      field('total', 'money', 'Total', 'Сума'),
      field('status', 'text', 'Status', 'Стан'),
      field('trackingLink', 'link', 'Tracking link', 'Посилання для відстеження'),
    ],
  },
  {
    name: 'Invoice',
    label: { en: 'Invoice', uk: 'Рахунок' },
    keyField: 'number',
    fields: [
      field('number', 'text', 'Number', 'Номер', { isRequired: true }),
      customer,
      field('order', 'reference', 'Order', 'Замовлення', { referenceTo: 'Order' }),
      field('issuedOn', 'date', 'Issued on', 'Дата виставлення'),
      field('dueOn', 'date', 'Due on', 'Сплатити до'),
      field('total', 'money', 'Total', 'Сума', { isRequired: true }),
      field('paymentLink', 'link', 'Payment link', 'Посилання для оплати'),
    ],
  },
  {
    name: 'Ticket',
    label: { en: 'Ticket', uk: 'Звернення' },
    keyField: 'number',
    fields: [
      field('number', 'text', 'Number', 'Номер', { isRequired: true }),
      customer,
      field('subject', 'text', 'Subject', 'Тема', { isRequired: true }),
      field('openedOn', 'date', 'Opened on', 'Дата звернення'),
      field('status', 'text', 'Status', 'Стан'),
    ],
  },
];

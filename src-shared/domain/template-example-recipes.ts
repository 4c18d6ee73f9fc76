import type { FieldPath, TemplateCategory, ValueFormat, ValueSource } from './template-draft.ts';
import type { TemplateExample } from './template-examples.ts';
import type { TemplateProblem } from './template-problem.ts';

type Sentence = TemplateProblem['sentence'];

export interface ExampleVariable {
  sample: Sentence;
  source: Exclude<ValueSource, { kind: 'ask' }> | { kind: 'ask'; label: Sentence };
  format?: ValueFormat;
}

interface ExampleWords {
  header: string;
  body: string;
  footer: string;
  /** Quick replies. */
  buttons: readonly string[];
}

/** An example before it becomes a draft: its words in both languages, the rest once. */
export interface ExampleRecipe {
  key: TemplateExample['key'];
  name: string;
  title: Sentence;
  purpose: Sentence;
  category: TemplateCategory;
  appliesTo: string | null;
  phonePath: FieldPath | null;
  variables: Readonly<Record<string, ExampleVariable>>;
  words: Readonly<Record<'uk' | 'en', ExampleWords>>;
}

const field = (path: FieldPath, uk: string, en: string, format?: ValueFormat): ExampleVariable => ({
  sample: { uk, en },
  source: { kind: 'field', path },
  ...(format ? { format } : {}),
});

const ask = (label: Sentence, uk: string, en: string): ExampleVariable => ({
  sample: { uk, en },
  source: { kind: 'ask', label },
});

const customer = field(['customer', 'name'], 'Олена Коваль', 'Olena Koval');
const contactName = field(['name'], 'Олена Коваль', 'Olena Koval');
const number = field(['number'], '1042', '1042');
// The spaces do not break, as those of the numbers that will stand there.
const total = field(['total'], '1\u00a0250,50\u00a0₴', '₴1,250.50', { kind: 'money', currency: 'symbol' });
const throughCustomer = { phonePath: ['customer', 'phone'] };
const plain = { header: '', footer: '', buttons: [] };

export const exampleRecipes: readonly ExampleRecipe[] = [
  {
    key: 'greeting',
    name: 'welcome_greeting',
    title: { uk: 'Вітання', en: 'Greeting' },
    purpose: {
      uk: 'Перше повідомлення новому клієнтові.',
      en: 'The first message to a new customer.',
    },
    category: 'MARKETING',
    appliesTo: 'Contact',
    phonePath: ['phone'],
    variables: { 'body:customer_name': contactName },
    words: {
      uk: {
        ...plain,
        body: 'Добрий день, {{customer_name}}! Дякуємо, що ви з нами. Пишіть сюди з будь-яким запитанням: відповімо в робочий час.',
        footer: 'Щоб не отримувати новин, напишіть СТОП',
        buttons: ['Що у вас нового?', 'Маю запитання'],
      },
      en: {
        ...plain,
        body: 'Hello {{customer_name}}! Thank you for being with us. Write here with any question: we answer during working hours.',
        footer: 'To get no more news, write STOP',
        buttons: ['What is new?', 'I have a question'],
      },
    },
  },
  {
    key: 'quotation',
    name: 'quotation_ready',
    title: { uk: 'Розрахунок вартості', en: 'Quotation' },
    purpose: {
      uk: 'Ціна, про яку клієнт просив.',
      en: 'A price that the customer has asked for.',
    },
    category: 'UTILITY',
    appliesTo: 'Order',
    ...throughCustomer,
    variables: { 'body:customer_name': customer, 'body:number': number, 'body:total': total },
    words: {
      uk: {
        ...plain,
        header: 'Ваш розрахунок готовий',
        body: 'Добрий день, {{customer_name}}! Ми порахували ваше замовлення {{number}}, як ви просили. Загальна вартість становить {{total}} разом із податками. Підтвердьте, будь ласка, або напишіть, що змінити.',
        buttons: ['Підтверджую', 'Хочу змінити'],
      },
      en: {
        ...plain,
        header: 'Your quotation is ready',
        body: 'Hello {{customer_name}}! We have calculated your order {{number}} as you asked. The total comes to {{total}} with all taxes. Please confirm, or tell us what to change.',
        buttons: ['I confirm', 'I want a change'],
      },
    },
  },
  {
    key: 'invoice',
    name: 'invoice_issued',
    title: { uk: 'Рахунок', en: 'Invoice' },
    purpose: {
      uk: 'Сума, строк і посилання для оплати.',
      en: 'The amount, the due date and the link to pay.',
    },
    category: 'UTILITY',
    appliesTo: 'Invoice',
    ...throughCustomer,
    variables: {
      'body:customer_name': customer,
      'body:number': number,
      'body:total': total,
      'body:due_date': field(['dueOn'], '30 листопада 2026 р.', 'November 30, 2026', {
        kind: 'date',
        style: 'long',
      }),
      'body:payment_link': field(
        ['paymentLink'],
        'https://pay.example.com/1042',
        'https://pay.example.com/1042',
      ),
    },
    words: {
      uk: {
        ...plain,
        header: 'Рахунок на оплату',
        body: 'Добрий день, {{customer_name}}! Виставили рахунок {{number}} на суму {{total}}, просимо сплатити до {{due_date}} включно. Оплатити онлайн: {{payment_link}}. Якщо рахунок уже сплачено, не зважайте на це повідомлення.',
      },
      en: {
        ...plain,
        header: 'Invoice to pay',
        body: 'Hello {{customer_name}}! Your invoice {{number}} for {{total}} has been issued and is due on {{due_date}}. Pay online: {{payment_link}}. If it is paid already, please disregard this message.',
      },
    },
  },
  {
    key: 'receipt',
    name: 'payment_received',
    title: { uk: 'Підтвердження оплати', en: 'Receipt' },
    purpose: { uk: 'Гроші надійшли.', en: 'The money has arrived.' },
    category: 'UTILITY',
    appliesTo: 'Invoice',
    ...throughCustomer,
    variables: { 'body:customer_name': customer, 'body:number': number, 'body:total': total },
    words: {
      uk: {
        ...plain,
        header: 'Оплату отримано',
        body: 'Дякуємо, {{customer_name}}! Оплата {{total}} за рахунком {{number}} надійшла, рахунок закрито. Якщо потрібні документи, просто відповідайте на це повідомлення.',
      },
      en: {
        ...plain,
        header: 'Payment received',
        body: 'Thank you, {{customer_name}}! Your payment of {{total}} for invoice {{number}} has arrived, and the invoice is closed. If you need any papers, just answer this message.',
      },
    },
  },
  {
    key: 'delivery',
    name: 'order_on_its_way',
    title: { uk: 'Доставка', en: 'Delivery' },
    purpose: {
      uk: 'Замовлення відправлено, з посиланням для відстеження.',
      en: 'The order is on its way, with a link to follow it.',
    },
    category: 'UTILITY',
    appliesTo: 'Order',
    ...throughCustomer,
    variables: {
      'body:customer_name': customer,
      'body:number': number,
      'body:tracking_link': field(
        ['trackingLink'],
        'https://track.example.com/1042',
        'https://track.example.com/1042',
      ),
    },
    words: {
      uk: {
        ...plain,
        header: 'Замовлення в дорозі',
        body: 'Добрий день, {{customer_name}}! Замовлення {{number}} уже в дорозі. Стежити за ним можна тут: {{tracking_link}}. Щойно воно прибуде, ми напишемо ще раз.',
        buttons: ['Змінити адресу', 'Змінити час'],
      },
      en: {
        ...plain,
        header: 'Your order is on its way',
        body: 'Hello {{customer_name}}! Your order {{number}} is on its way. You can follow it here: {{tracking_link}}. We will write again when it has arrived.',
        buttons: ['Change the address', 'Change the time'],
      },
    },
  },
  {
    key: 'event_ticket',
    name: 'event_ticket',
    title: { uk: 'Квиток на подію', en: 'Event ticket' },
    purpose: { uk: 'Що, коли й де, перед самою подією.', en: 'What, when and where, before the event.' },
    category: 'UTILITY',
    appliesTo: 'Contact',
    phonePath: ['phone'],
    variables: {
      'body:customer_name': contactName,
      'body:event': ask({ uk: 'Назва події', en: 'Name of the event' }, '«Вечір джазу»', '“Jazz evening”'),
      'body:date': ask({ uk: 'Дата й час', en: 'Date and time' }, '5 грудня о 19:00', '5 December, 7 pm'),
      'body:place': ask({ uk: 'Місце', en: 'Place' }, 'вул. Садова, 12', '12 Garden Street'),
    },
    words: {
      uk: {
        ...plain,
        header: 'Ваш квиток',
        body: 'Добрий день, {{customer_name}}! Ваш квиток на подію {{event}} заброньовано. Чекаємо на вас {{date}} за адресою: {{place}}. Покажіть це повідомлення на вході.',
        buttons: ['Буду', 'Не зможу прийти'],
      },
      en: {
        ...plain,
        header: 'Your ticket',
        body: 'Hello {{customer_name}}! Your ticket for the event {{event}} is booked. We expect you on {{date}} at this address: {{place}}. Please show this message at the entrance.',
        buttons: ['I will come', 'I cannot come'],
      },
    },
  },
  {
    key: 'appointment',
    name: 'appointment_reminder',
    title: { uk: 'Нагадування про запис', en: 'Appointment' },
    purpose: {
      uk: 'Нагадування з кнопками «Підтверджую» та «Перенести».',
      en: 'A reminder with buttons to confirm or to move it.',
    },
    category: 'UTILITY',
    appliesTo: 'Contact',
    phonePath: ['phone'],
    variables: {
      'body:customer_name': contactName,
      'body:date': ask({ uk: 'Дата', en: 'Date' }, 'середа, 25 листопада', 'Wednesday, 25 November'),
      'body:time': ask({ uk: 'Час', en: 'Time' }, '10:30', '10:30 am'),
      'body:operator': { sample: { uk: 'Ірина', en: 'Iryna' }, source: { kind: 'operator', fact: 'name' } },
    },
    words: {
      uk: {
        ...plain,
        body: 'Добрий день, {{customer_name}}! Нагадуємо про ваш запис: {{date}}, початок о {{time}}. Якщо плани змінилися, дайте нам знати заздалегідь. З повагою, {{operator}}, адміністратор.',
        buttons: ['Підтверджую', 'Перенести'],
      },
      en: {
        ...plain,
        body: 'Hello {{customer_name}}! This is a reminder of your appointment: {{date}}, starting at {{time}}. If your plans have changed, please let us know in advance. Kind regards, {{operator}}, front desk.',
        buttons: ['I confirm', 'Move it'],
      },
    },
  },
  {
    key: 'password_code',
    name: 'sign_in_code',
    title: { uk: 'Код для входу', en: 'Password code' },
    purpose: {
      uk: 'Одноразовий код. Текст пише сама Meta.',
      en: 'A one-time code. Meta writes the text itself.',
    },
    category: 'AUTHENTICATION',
    appliesTo: null,
    phonePath: null,
    variables: {
      'body:1': ask({ uk: 'Код', en: 'Code' }, '482913', '482913'),
    },
    words: { uk: { ...plain, body: '' }, en: { ...plain, body: '' } },
  },
];

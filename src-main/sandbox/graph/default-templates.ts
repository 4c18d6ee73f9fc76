import { numericId } from '../identifiers.ts';
import type { TemplateRecord } from '../state.ts';

type Component = Record<string, unknown>;

const body = (text: string, ...examples: string[]): Component => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});
const header = (text: string): Component => ({ type: 'HEADER', format: 'TEXT', text });
const footer = (text: string): Component => ({ type: 'FOOTER', text });
const quickReplies = (...texts: string[]): Component => ({
  type: 'BUTTONS',
  buttons: texts.map((text) => ({ type: 'QUICK_REPLY', text })),
});

interface Seed {
  name: string;
  language: string;
  category: string;
  components: Component[];
  status?: string;
  rejectedReason?: string;
  qualityScore?: string;
}

const seeds: readonly Seed[] = [
  {
    name: 'hello_world',
    language: 'en_US',
    category: 'UTILITY',
    components: [
      header('Hello World'),
      body('Welcome! This message shows that your number can send notifications from the Cloud API.'),
      footer('WhatsApp Business Platform sample message'),
    ],
  },
  {
    name: 'order_ready',
    language: 'uk',
    category: 'UTILITY',
    qualityScore: 'GREEN',
    components: [
      body(
        'Вітаємо, {{1}}! Ваше замовлення № {{2}} готове. Чекаємо на вас до {{3}}.',
        'Олено',
        '118',
        '20:00',
      ),
      quickReplies('Заберу сьогодні', 'Потрібна доставка'),
    ],
  },
  {
    name: 'order_ready',
    language: 'en_US',
    category: 'UTILITY',
    qualityScore: 'GREEN',
    components: [
      body(
        'Hello {{1}}! Your order no. {{2}} is ready. We are open until {{3}} today.',
        'James',
        '118',
        '8 pm',
      ),
      quickReplies('I will come today', 'Please deliver it'),
    ],
  },
  {
    name: 'repair_booking',
    language: 'uk',
    category: 'UTILITY',
    components: [
      body(
        'Добрий день, {{1}}! Нагадуємо про запис у майстерню {{2}} о {{3}}. До зустрічі!',
        'пане Тарасе',
        '24 листопада',
        '11:30',
      ),
      footer('Щоб перенести запис, просто дайте відповідь.'),
      quickReplies('Буду вчасно', 'Перенести'),
    ],
  },
  {
    name: 'invoice_ready',
    language: 'en_US',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['4::sandbox'] } },
      body(
        'Dear {{1}}, please find invoice {{2}} for {{3}} attached. Thank you!',
        'Priya',
        '2026-118',
        '1,630 UAH',
      ),
    ],
  },
  {
    name: 'spring_bouquets',
    language: 'uk',
    category: 'MARKETING',
    status: 'PAUSED',
    qualityScore: 'RED',
    components: [
      body(
        'Добрий день, {{1}}! Весняні букети вже чекають на вас: знижка {{2}} до неділі.',
        'Ірино',
        '15 відсотків',
      ),
      footer('Не цікаво? Торкніться «Більше не надсилати».'),
      quickReplies('Більше не надсилати'),
    ],
  },
  {
    name: 'win_a_prize',
    language: 'en_US',
    category: 'MARKETING',
    status: 'REJECTED',
    rejectedReason: 'PROMOTIONAL',
    components: [body('Congratulations! Answer this message to learn what you have won.')],
  },
  {
    name: 'sample_issue_resolution',
    language: 'en_US',
    category: 'UTILITY',
    components: [
      body('Hi {{1}}, were we able to solve the issue that you were facing?', 'Mr. Jones'),
      quickReplies('Yes', 'No'),
    ],
  },
  {
    name: 'intro_catalog_offer',
    language: 'en_US',
    category: 'MARKETING',
    components: [
      body(
        'Shop for your favourites here on WhatsApp! Get {{1}} off on all orders above {{2}}, for your first {{3}} orders.',
        '100',
        '400',
        '3',
      ),
      { type: 'BUTTONS', buttons: [{ type: 'CATALOG', text: 'View catalog' }] },
    ],
  },
];

/** A card of a carousel; Meta gives the sample back as a link. */
const card = (picture: string, text: string, price: string, button: string): { components: Component[] } => ({
  components: [
    {
      type: 'HEADER',
      format: 'IMAGE',
      example: { header_handle: [`https://scontent.whatsapp.net/samples/${picture}.jpg`] },
    },
    body(`${text}: {{1}} за букет`, price),
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: button },
        {
          type: 'URL',
          text: 'На сайті',
          url: 'https://bukety.example/{{1}}',
          example: [`https://bukety.example/${picture}`],
        },
      ],
    },
  ],
});

const specials: readonly Seed[] = [
  {
    name: 'tulips_until_sunday',
    language: 'uk',
    category: 'MARKETING',
    components: [
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Лише кілька днів', has_expiration: true } },
      body(
        'Вітаємо, {{1}}! Тюльпани дешевші на {{2}}. Назвіть код у крамниці або на сайті.',
        'Ірино',
        '15 %',
      ),
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'COPY_CODE', text: 'Copy offer code', example: ['TULIP15'] },
          {
            type: 'URL',
            text: 'Обрати букет',
            url: 'https://bukety.example/tulips?code={{1}}',
            example: ['https://bukety.example/tulips?code=TULIP15'],
          },
        ],
      },
    ],
  },
  {
    name: 'three_bouquets',
    language: 'uk',
    category: 'MARKETING',
    components: [
      body('Вітаємо, {{1}}! Ось що сьогодні найсвіжіше в нашій крамниці.', 'Ірино'),
      {
        type: 'CAROUSEL',
        cards: [
          card('roses', 'Троянди', '950 ₴', 'Хочу такий'),
          card('tulips', 'Тюльпани', '620 ₴', 'Хочу такий'),
          card('peonies', 'Півонії', '1 180 ₴', 'Хочу такий'),
        ],
      },
    ],
  },
];

/** The templates of a fresh sandbox: approved ones in both languages, and one in each kind of trouble. */
export function defaultTemplates(now: number): TemplateRecord[] {
  return [...seeds, ...specials].map((seed) => ({
    id: numericId(15),
    name: seed.name,
    language: seed.language,
    category: seed.category,
    previousCategory: null,
    status: seed.status ?? 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components: seed.components,
    rejectedReason: seed.rejectedReason ?? 'NONE',
    qualityScore: seed.qualityScore ?? 'UNKNOWN',
    ttlSeconds: null,
    updatedAt: now,
    editedAt: [],
  }));
}

import type { Customer } from '../state.ts';

/** What pretend customers say beside their samples. */
export const words = {
  uk: {
    caption: 'Ось такий букет сподобався',
    clip: 'Дивіться, як гарно',
    file: 'Рахунок 2026-118.pdf',
    place: 'Парк Шевченка',
    address: 'Київ, бульвар Тараса Шевченка',
    order: 'Можна на суботу?',
    advert: 'Доброго дня! Побачила вашу рекламу, розкажіть про весняні букети.',
  },
  en: {
    caption: 'This is the bouquet that I liked',
    clip: 'Look how lovely',
    file: 'Invoice 2026-118.pdf',
    place: 'Riverside Park',
    address: '12 Garden Lane',
    order: 'Is Saturday possible?',
    advert: 'Hello! I saw your advertisement. Tell me about the spring bouquets, please.',
  },
} as const;

/** A place that the customer chose on the map. */
export const locationContent = (language: 'uk' | 'en'): Record<string, unknown> => ({
  location: {
    latitude: 50.4422,
    longitude: 30.5128,
    name: words[language].place,
    address: words[language].address,
  },
  type: 'location',
});

/** A contact card: the own one when the business asked for it. */
export function contactContent(
  customer: Customer,
  origin: 'contact_request' | 'other',
): Record<string, unknown> {
  const isOwn = origin === 'contact_request';
  const name = isOwn ? customer.name : customer.language === 'uk' ? 'Андрій Кравець' : 'Andrew Carver';
  const [first = name, last] = name.split(' ');
  const waId = isOwn ? (customer.waId ?? '12025550199') : '380670000099';
  return {
    type: 'contacts',
    contacts: [
      {
        name: { first_name: first, ...(last ? { last_name: last } : {}), formatted_name: name },
        phones: [{ phone: `+${waId}`, wa_id: waId, type: 'CELL' }],
        origin,
      },
    ],
  };
}

/** A basket from the catalogue. */
export const orderContent = (text: string): Record<string, unknown> => ({
  type: 'order',
  order: {
    catalog_id: '194836987003835',
    text,
    product_items: [
      { product_retailer_id: 'BOUQUET-CORNFLOWER', quantity: 1, item_price: 1450, currency: 'UAH' },
      { product_retailer_id: 'CARD-HANDWRITTEN', quantity: 2, item_price: 60.5, currency: 'UAH' },
    ],
  },
});

/** A kind that the Cloud API does not pass on: a poll. */
export const unsupportedContent = (): Record<string, unknown> => ({
  errors: [
    {
      code: 131051,
      title: 'Message type unknown',
      message: 'Message type unknown',
      error_data: { details: 'Message type is currently not supported.' },
    },
  ],
  type: 'unsupported',
  unsupported: { type: 'poll_creation' },
});

/** The advertisement that the customer tapped. */
export const referralContent = (): Record<string, unknown> => ({
  source_url: 'https://fb.me/3sandbox000',
  source_id: '120226305854810726',
  source_type: 'ad',
  body: 'Spring bouquets, delivered today',
  headline: 'Voloshka',
  media_type: 'image',
  image_url: 'https://scontent.xx.fbcdn.net/v/sandbox.jpg',
  ctwa_clid: 'Aff-sandbox-click',
  welcome_message: { text: 'Hello! How can we help?' },
});

import type { ContactCard, MessageContent } from '#shared/domain/content.ts';
import { arrayOf, isRecord, numberOf, recordOf, textOf } from './json.ts';

/** A place; without both coordinates it is none. */
export function parseLocation(payload: unknown): MessageContent | null {
  const { name, address, url, ...place } = recordOf(payload);
  const latitude = numberOf(place.latitude);
  const longitude = numberOf(place.longitude);
  if (latitude === null || longitude === null) return null;
  return {
    kind: 'location',
    latitude,
    longitude,
    name: textOf(name),
    address: textOf(address),
    url: textOf(url),
  };
}

/** Contact cards; nearly everything in one is optional. */
export function parseContacts(payload: unknown): MessageContent | null {
  return Array.isArray(payload) ? { kind: 'contacts', cards: payload.filter(isRecord).map(toCard) } : null;
}

function toCard(card: Readonly<Record<string, unknown>>): ContactCard {
  const name = recordOf(card.name);
  const parts = [name.first_name, name.middle_name, name.last_name].flatMap((part) => textOf(part) ?? []);
  const phones = arrayOf(card.phones)
    .map(recordOf)
    .flatMap(({ phone, wa_id, type }) => {
      const number = textOf(phone) ?? textOf(wa_id);
      return number === null ? [] : [{ phone: number, waId: textOf(wa_id), label: textOf(type) }];
    });
  return {
    name: textOf(name.formatted_name) ?? (parts.join(' ') || (phones[0]?.phone ?? '')),
    phones,
    emails: arrayOf(card.emails).flatMap((email) => textOf(recordOf(email).email) ?? []),
    organization: textOf(recordOf(card.org).company),
  };
}

/** A basket that a customer sent from the catalogue. */
export function parseOrder(payload: unknown): MessageContent | null {
  if (!isRecord(payload)) return null;
  const items = arrayOf(payload.product_items).map(recordOf);
  return {
    kind: 'order',
    catalogId: textOf(payload.catalog_id),
    text: textOf(payload.text),
    items: items.map((item) => ({
      productId: textOf(item.product_retailer_id) ?? '',
      quantity: numberOf(item.quantity) ?? 0,
      price: numberOf(item.item_price) ?? 0,
      currency: textOf(item.currency) ?? '',
    })),
  };
}

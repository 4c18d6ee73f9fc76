import { type Prices, pricesSchema } from '#shared/contract/sendings.ts';
import { getSetting, upsertSetting } from '../../db/queries/settings.ts';
import type { Db } from '../../db/statements.ts';

const KEY = 'sendings.prices';
const none: Prices = { currency: 'EUR', rates: [], updatedAt: null };

/** The price list as somebody entered it; empty until then. */
export function readPrices(db: Db): Prices {
  const stored = getSetting(db, KEY);
  // A list that another version wrote in a way unknown here must not keep anything from being sent.
  return stored === null ? none : pricesSchema.catch(none).parse(JSON.parse(stored));
}

/** Keeps a price list; `now` in UTC milliseconds. A country that is named twice counts as it was named last. */
export function writePrices(db: Db, given: Omit<Prices, 'updatedAt'>, now: number): Prices {
  const rates = [...new Map(given.rates.map((rate) => [rate.country, rate])).values()];
  const prices: Prices = { currency: given.currency.toUpperCase(), rates, updatedAt: now };
  upsertSetting(db, KEY, JSON.stringify(prices));
  return prices;
}

/** What one delivered template costs; null when nobody has said. The list is read once for all recipients. */
export function priceFinder(prices: Prices, category: string): (country: string | null) => number | null {
  const byCountry = new Map(prices.rates.map((rate) => [rate.country, rate]));
  const column = category.toLowerCase();
  return (country) => {
    const rate = (country === null ? undefined : byCountry.get(country)) ?? byCountry.get('*');
    if (column === 'marketing') return rate?.marketing ?? null;
    if (column === 'utility') return rate?.utility ?? null;
    return column === 'authentication' ? (rate?.authentication ?? null) : null;
  };
}

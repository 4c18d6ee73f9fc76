import type { Prices } from '../contract/sendings.ts';
import { parseCsv } from './csv.ts';

type Rate = Prices['rates'][number];

export type RateCard =
  | {
      readonly kind: 'read';
      readonly currency: string | null;
      readonly rates: Rate[];
      readonly unknown: string[];
    }
  /** No line names a market beside at least one category: it is another file. */
  | { readonly kind: 'not_a_rate_card' };

/** Countries that Meta prices as one market, by its name in the rate cards ("country calling codes" of Meta's pricing page). */
const regions: Readonly<Record<string, string>> = {
  'north america': 'US CA',
  'rest of africa':
    'DZ AO BJ BW BF BI CM TD CG ER ET GA GM GH GW CI KE LS LR LY MG MW ML MR MA MZ NA NE RW SN SL SO SS SD SZ TZ TG TN UG ZM ZW',
  'rest of asia pacific': 'AF AU BD KH CN JP LA MN NP NZ PG PH LK TW TJ TH TM UZ VN',
  'rest of central & eastern europe': 'AL AM AZ BY BG HR CZ GE GR LV LT MD MK RS SK SI UA',
  'rest of latin america': 'BO CR DO EC SV GT HT HN JM NI PA PY PR UY VE',
  'rest of middle east': 'BH IQ JO KW LB OM YE',
  'rest of western europe': 'AT BE DK FI IE NO PT SE CH',
  other: '*',
};

/** Markets that are one country. */
const countries: Readonly<Record<string, string>> = {
  argentina: 'AR',
  brazil: 'BR',
  canada: 'CA',
  chile: 'CL',
  colombia: 'CO',
  egypt: 'EG',
  france: 'FR',
  germany: 'DE',
  'hong kong': 'HK',
  hungary: 'HU',
  india: 'IN',
  indonesia: 'ID',
  israel: 'IL',
  italy: 'IT',
  malaysia: 'MY',
  mexico: 'MX',
  netherlands: 'NL',
  nigeria: 'NG',
  pakistan: 'PK',
  peru: 'PE',
  poland: 'PL',
  qatar: 'QA',
  romania: 'RO',
  russia: 'RU',
  'saudi arabia': 'SA',
  singapore: 'SG',
  'south africa': 'ZA',
  spain: 'ES',
  turkey: 'TR',
  türkiye: 'TR',
  ukraine: 'UA',
  'united arab emirates': 'AE',
  'united kingdom': 'GB',
  'united states': 'US',
};

const signs: Readonly<Record<string, string>> = {
  $: 'USD',
  $us: 'USD',
  us$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
};

const plain = (cell: string | undefined): string =>
  (cell ?? '').toLowerCase().replace(/\s+/g, ' ').replace(' and ', ' & ').trim();

/** Meta writes `n/a` where a market has no such price, and in some cards the sign of the currency before the number. */
function priceOf(cell: string | undefined): number | null {
  const digits = (cell ?? '').replace(/[^\d.,-]/g, '').replace(',', '.');
  const price = digits === '' ? Number.NaN : Number(digits);
  return Number.isFinite(price) && price >= 0 ? price : null;
}

const countriesOf = (market: string): readonly string[] => {
  const name = plain(market);
  if (/^([a-z]{2}|\*)$/.test(name)) return [name.toUpperCase()];
  return (regions[name] ?? countries[name] ?? '').split(' ').filter((code) => code !== '');
};

/**
 * Reads Meta's rate card as it is downloaded (`Market, Currency, Marketing, Utility, Authentication…`, after lines of
 * explanation), and a list of our own with ISO codes. A market of several countries becomes a line for each of them.
 */
export function readRateCard(text: string): RateCard {
  const rows = parseCsv(text).rows.map(({ cells }) => cells);
  const headingAt = rows.findIndex((cells) => {
    const names = cells.map(plain);
    return names.some(isMarket) && names.some((name) => name === 'marketing' || name === 'utility');
  });
  const heading = rows[headingAt]?.map(plain);
  if (!heading) return { kind: 'not_a_rate_card' };
  const at = (name: string) => heading.indexOf(name);
  const market = heading.findIndex(isMarket);
  const byCountry = new Map<string, Rate>();
  const unknown: string[] = [];
  let currency: string | null = null;
  for (const cells of rows.slice(headingAt + 1)) {
    const name = cells[market]?.trim() ?? '';
    const rate = {
      marketing: priceOf(cells[at('marketing')]),
      utility: priceOf(cells[at('utility')]),
      authentication: priceOf(cells[at('authentication')]),
    };
    if (name === '' || Object.values(rate).every((price) => price === null)) continue;
    const found = countriesOf(name);
    if (found.length === 0) unknown.push(name);
    for (const country of found) byCountry.set(country, { country, ...rate });
    currency ??= currencyOf(cells[at('currency')]);
  }
  return { kind: 'read', currency, rates: [...byCountry.values()], unknown };
}

const isMarket = (name: string): boolean => name === 'market' || name === 'country';

function currencyOf(cell: string | undefined): string | null {
  const name = plain(cell);
  return signs[name] ?? (/^[a-z]{3}$/.test(name) ? name.toUpperCase() : null);
}

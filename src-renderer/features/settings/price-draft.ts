import type { Prices } from '#shared/contract/sendings.ts';

/** Categories that have a price. */
export const pricedCategories = ['marketing', 'utility', 'authentication'] as const;
export type PricedCategory = (typeof pricedCategories)[number];

/** A line of the price list while it is being typed; an empty cell is a price that nobody knows. */
export type PriceLine = { readonly country: string } & Readonly<Record<PricedCategory, string>>;

export interface PriceDraft {
  readonly currency: string;
  readonly lines: readonly PriceLine[];
}

export const emptyLine = (country: string): PriceLine => ({
  country,
  marketing: '',
  utility: '',
  authentication: '',
});

const shown = (price: number | null): string => (price === null ? '' : String(price));

export function toDraft({ currency, rates }: Pick<Prices, 'currency' | 'rates'>): PriceDraft {
  return {
    currency,
    lines: rates.map(({ country, marketing, utility, authentication }) => ({
      country,
      marketing: shown(marketing),
      utility: shown(utility),
      authentication: shown(authentication),
    })),
  };
}

/** What is typed as a number, with a point or a comma; null for an empty cell, undefined for what is no price. */
export function readPrice(text: string): number | null | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  return /^\d{1,6}(\.\d{1,6})?$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** The list as it is kept; null while a cell or the currency cannot be read. */
export function toPrices({ currency, lines }: PriceDraft): Pick<Prices, 'currency' | 'rates'> | null {
  if (!/^[A-Za-z]{3}$/.test(currency.trim())) return null;
  const rates: Prices['rates'] = [];
  for (const { country, ...cells } of lines) {
    const marketing = readPrice(cells.marketing);
    const utility = readPrice(cells.utility);
    const authentication = readPrice(cells.authentication);
    if (marketing === undefined || utility === undefined || authentication === undefined) return null;
    rates.push({ country, marketing, utility, authentication });
  }
  return { currency: currency.trim().toUpperCase(), rates };
}

import { type Language, locales } from '../../i18n/language.ts';

export interface OrderLine {
  readonly quantity: number;
  /** For one piece, in the unit of the currency. */
  readonly price: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** The sum of an order for each currency in it; counted in hundredths so that 3 × 0.1 is 0.3. */
export function orderTotals(lines: readonly OrderLine[]): readonly { currency: string; amount: number }[] {
  const sums = new Map<string, number>();
  for (const { quantity, price, currency } of lines) {
    sums.set(currency, (sums.get(currency) ?? 0) + Math.round(quantity * price * 100));
  }
  return [...sums].map(([currency, hundredths]) => ({ currency, amount: hundredths / 100 }));
}

/** An amount of money; a currency that nobody knows stands behind the number as it came. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${amount} ${currency}`.trim();
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency }).format(amount);
}

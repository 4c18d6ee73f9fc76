export interface ProductSection {
  /** Empty when it was not given. */
  title: string;
  productIds: readonly string[];
}

/** Meta's limits of one message with products. */
const MOST_SECTIONS = 10;
const MOST_PRODUCTS = 30;

/**
 * Products of a message as a person or a record writes them: `sku-1, sku-2`, or in sections `Cakes: sku-1, sku-2; Tea: sku-3`.
 * Null when there are none, or more than Meta takes.
 */
export function parseProducts(value: string): ProductSection[] | null {
  const sections = value
    .split(';')
    .map((section) => {
      const colon = section.indexOf(':');
      return {
        title: colon < 0 ? '' : section.slice(0, colon).trim(),
        productIds: section
          .slice(colon + 1)
          .split(',')
          .map((id) => id.trim())
          .filter((id) => id !== ''),
      };
    })
    .filter(({ productIds }) => productIds.length > 0);
  const count = sections.reduce((sum, { productIds }) => sum + productIds.length, 0);
  const isTaken = count > 0 && count <= MOST_PRODUCTS && sections.length <= MOST_SECTIONS;
  return isTaken ? sections : null;
}

/** One product as `catalogue/product`: Meta wants the ids of both. Null when it is not of this form. */
export function parseSingleProduct(value: string): { catalogId: string; productId: string } | null {
  const match = /^\s*(\d+)\s*\/\s*(\S+)\s*$/.exec(value);
  return match?.[1] && match[2] ? { catalogId: match[1], productId: match[2] } : null;
}

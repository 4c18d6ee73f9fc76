import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pricesSchema } from '#shared/contract/sendings.ts';
import { countryOfNumber } from '#shared/domain/phone-country.ts';
import { priceFinder, readPrices, writePrices } from '../../../../src-main/services/sendings/prices.ts';
import { NOON, openTemporaryWorkspace, type TemporaryWorkspace } from '../../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = openTemporaryWorkspace();
});
afterEach(() => workspace.remove());

describe('the price of a template', () => {
  it('goes by country and category, then by the rest of the world, and is unknown without a list', () => {
    expect(priceFinder(readPrices(workspace.db), 'MARKETING')('UA')).toBeNull();
    const prices = writePrices(
      workspace.db,
      {
        currency: 'usd',
        rates: [
          { country: 'UA', marketing: 0.08, utility: 0.02, authentication: null },
          { country: '*', marketing: 0.1, utility: null, authentication: null },
        ],
      },
      NOON,
    );
    expect(readPrices(workspace.db)).toEqual(prices);
    expect(prices.currency).toBe('USD');
    const marketing = priceFinder(prices, 'MARKETING');
    expect([marketing('UA'), marketing('PL'), marketing(null)]).toEqual([0.08, 0.1, 0.1]);
    expect(priceFinder(prices, 'UTILITY')('UA')).toBe(0.02);
    expect(priceFinder(prices, 'UTILITY')('PL')).toBeNull();
    expect(priceFinder(prices, 'AUTHENTICATION')('UA')).toBeNull();
  });
});

it('a price list with what is no currency, or no price, is not taken', () => {
  const rates = (utility: number) => [{ country: 'UA', marketing: null, utility, authentication: null }];
  const isTaken = (currency: string, utility: number) =>
    pricesSchema.safeParse({ currency, rates: rates(utility), updatedAt: null }).success;
  expect(isTaken('uah', 0.02)).toBe(true);
  expect(isTaken('€€€', 0.02)).toBe(false);
  expect(isTaken('UAH', 1e308)).toBe(false);
});

describe('the country of a number', () => {
  it('is told apart among those that share +1', () => {
    expect(countryOfNumber('14155550132')).toBe('US');
    expect(countryOfNumber('14165550132')).toBe('CA');
    expect(countryOfNumber('18765550132')).toBe('JM');
    expect(countryOfNumber('380671112233')).toBe('UA');
    expect(countryOfNumber('nothing')).toBeNull();
  });
});

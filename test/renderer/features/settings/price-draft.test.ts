import { describe, expect, it } from 'vitest';
import {
  emptyLine,
  readPrice,
  toDraft,
  toPrices,
} from '../../../../src-renderer/features/settings/price-draft.ts';

describe('a price that is typed', () => {
  it.each([
    ['0.0712', 0.0712],
    ['0,0712', 0.0712],
    [' 1 ', 1],
    ['', null],
    ['-1', undefined],
    ['0.07 €', undefined],
    ['free', undefined],
  ])('%j is %j', (text, price) => {
    expect(readPrice(text)).toBe(price);
  });
});

describe('the price list', () => {
  const prices = {
    currency: 'EUR',
    rates: [{ country: 'UA', marketing: 0.0712, utility: 0.0175, authentication: null }],
  };

  it('is the same after it was shown and read back', () => {
    expect(toPrices(toDraft(prices))).toEqual(prices);
  });

  it('is not kept while a cell or the currency cannot be read', () => {
    const draft = toDraft(prices);
    expect(toPrices({ ...draft, currency: 'EU' })).toBeNull();
    expect(toPrices({ ...draft, lines: [{ ...emptyLine('PL'), utility: 'cheap' }] })).toBeNull();
  });
});

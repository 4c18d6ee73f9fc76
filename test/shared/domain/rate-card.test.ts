import { describe, expect, it } from 'vitest';
import { readRateCard } from '#shared/domain/rate-card.ts';

const card = [
  'WhatsApp Business Platform Rate Card,,,,,,',
  'Effective from 1 July 2026,,,,,,',
  'Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service',
  'Germany,€,0.1131,0.0456,0.0456,n/a,n/a',
  'Rest of Western Europe,€,0.0490,0.0142,0.0142,n/a,n/a',
  'Rest of Central & Eastern Europe,€,0.0712,0.0175,n/a,n/a,n/a',
  'Other,€,0.0500,0.0064,0.0064,n/a,n/a',
  'Atlantis,€,0.1,0.1,0.1,n/a,n/a',
].join('\n');

const read = (text: string) => {
  const found = readRateCard(text);
  if (found.kind !== 'read') throw new Error('It was not taken for a rate card.');
  return found;
};

describe("Meta's rate card", () => {
  it('is read below its lines of explanation, with its currency', () => {
    expect(read(card).currency).toBe('EUR');
    expect(read(card).rates.find(({ country }) => country === 'DE')).toEqual({
      country: 'DE',
      marketing: 0.1131,
      utility: 0.0456,
      authentication: 0.0456,
    });
  });

  it('gives each country of a market its own line; a price that is not there stays unknown', () => {
    const { rates } = read(card);
    expect(rates.find(({ country }) => country === 'UA')).toEqual({
      country: 'UA',
      marketing: 0.0712,
      utility: 0.0175,
      authentication: null,
    });
    expect(rates.some(({ country }) => country === 'AT')).toBe(true);
  });

  it('keeps the line for all other countries, and names what it does not know', () => {
    expect(read(card).rates.find(({ country }) => country === '*')?.marketing).toBe(0.05);
    expect(read(card).unknown).toEqual(['Atlantis']);
  });

  it('may be a list of our own: codes of countries, semicolons and decimal commas', () => {
    expect(read('Country;Currency;Marketing;Utility\nUA;usd;0,0712;0,0175')).toEqual({
      kind: 'read',
      currency: 'USD',
      rates: [{ country: 'UA', marketing: 0.0712, utility: 0.0175, authentication: null }],
      unknown: [],
    });
  });

  it.each([
    ['an empty file', ''],
    ['a list of customers', 'Name,Phone\nOlena,+380501234567'],
  ])('is not seen in %s', (_, text) => {
    expect(readRateCard(text)).toEqual({ kind: 'not_a_rate_card' });
  });
});

// The smallest metadata knows what is possible and how it is written; the large one would be loaded with the first screen.
import { type CountryCode, isSupportedCountry, parsePhoneNumberWithError } from 'libphonenumber-js/min';

/**
 * A number as WhatsApp writes it, bare digits with the country code, or null when it is none. A number without a
 * country code is taken as one of `defaultCountry` (ISO 3166, `UA`).
 */
export function parseWaId(text: string, defaultCountry?: string): string | null {
  const written = text.trim();
  const country = defaultCountry !== undefined && isSupportedCountry(defaultCountry) ? defaultCountry : null;
  // First as it stands with its plus, then as a local one, then as international digits whose plus was lost.
  return (
    parseIn(written, country) ??
    (/^[1-9]/.test(written.replace(/^[\s(]+/, '')) ? parseIn(`+${written}`, null) : null)
  );
}

function parseIn(text: string, country: CountryCode | null): string | null {
  try {
    const number = parsePhoneNumberWithError(text, {
      extract: false,
      ...(country === null ? {} : { defaultCountry: country }),
    });
    return number.isPossible() && number.ext === undefined ? number.number.slice(1) : null;
  } catch {
    // The library throws for what is no number at all; the callers have a sentence for that.
    return null;
  }
}

/**
 * One key for the spellings of one number: Brazil's ninth digit, Mexico's 1 and Argentina's 9 after the country code are
 * sometimes there and sometimes not. The column `contacts.number_key` is made by the same rule.
 */
export function numberKey(waId: string): string {
  if (waId.length !== 13) return waId;
  if (/^55[1-9][1-9]9[6-9]/.test(waId)) return waId.slice(0, 4) + waId.slice(5);
  return /^(521|549)/.test(waId) ? waId.slice(0, 2) + waId.slice(3) : waId;
}

/** How people of its country write a number, bare digits (0671234567 for 380671234567); null when that is not known. */
export function nationalDigits(waId: string): string | null {
  try {
    const digits = parsePhoneNumberWithError(`+${waId}`).formatNational().replace(/\D/g, '');
    return digits === '' ? null : digits;
  } catch {
    // Meta's test numbers and ids of later kinds are no numbers of any country.
    return null;
  }
}

import { isSupportedCountry, parsePhoneNumberWithError } from 'libphonenumber-js/max';

/** ISO 3166 country of a number in bare digits, also among those that share +1; null when it cannot be told. */
export function countryOfNumber(waId: string): string | null {
  try {
    return parsePhoneNumberWithError(`+${waId}`).country ?? null;
  } catch {
    // Meta's test numbers and ids of later kinds are no numbers of any country.
    return null;
  }
}

/** Whether a number that is written without a country code really exists in this country, ISO 3166. */
export function isNumberOfCountry(text: string, country: string): boolean {
  if (!isSupportedCountry(country)) return false;
  try {
    const number = parsePhoneNumberWithError(text, { defaultCountry: country, extract: false });
    return number.country === country && number.isValid();
  } catch {
    // No number at all.
    return false;
  }
}

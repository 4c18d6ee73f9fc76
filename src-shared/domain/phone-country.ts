import { parsePhoneNumberWithError } from 'libphonenumber-js/max';

/** ISO 3166 country of a number in bare digits, also among those that share +1; null when it cannot be told. */
export function countryOfNumber(waId: string): string | null {
  try {
    return parsePhoneNumberWithError(`+${waId}`).country ?? null;
  } catch {
    // Meta's test numbers and ids of later kinds are no numbers of any country.
    return null;
  }
}

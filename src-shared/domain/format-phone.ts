// The smallest metadata knows how a number is written; the large one of `phone.ts` would be loaded with the first screen.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A `wa_id` as people read numbers, "+380 67 123 4567"; one that no country plan knows keeps its digits. */
export function formatPhone(waId: string): string {
  const number = `+${waId}`;
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

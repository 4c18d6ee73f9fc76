import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A `wa_id` as people read numbers, "+380 67 123 45 67"; one that no country plan knows keeps its digits. */
export function formatPhone(waId: string): string {
  const number = `+${waId}`;
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

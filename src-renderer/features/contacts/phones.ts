import { AsYouType, type CountryCode, getCountries } from 'libphonenumber-js/max';

/** A number while it is typed, in the spaces of its country. */
export function formatWhileTyping(text: string, country: string): string {
  return new AsYouType(toCountry(country)).input(text);
}

// What is remembered on this computer is any string; a country that the library does not know counts as Ukraine.
function toCountry(country: string): CountryCode {
  return getCountries().find((code) => code === country) ?? 'UA';
}

import { AsYouType, type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

/** A number while it is typed, in the spaces of its country. */
export function formatWhileTyping(text: string, country: string): string {
  return new AsYouType(toCountry(country)).input(text);
}

// What is remembered on this computer is any string; a country that the library does not know counts as Ukraine.
function toCountry(country: string): CountryCode {
  return getCountries().find((code) => code === country) ?? 'UA';
}

export interface CountryOption {
  readonly value: string;
  readonly label: string;
}

/** All countries by name, with their codes: "Україна (+380)"; those of our first customers stand first. */
export function countryOptions(language: string): CountryOption[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const near = ['UA', 'PL', 'MD', 'RO', 'CZ', 'DE', 'GB'];
  const options = getCountries().map((code) => ({
    value: code,
    label: `${names.of(code) ?? code} (+${getCountryCallingCode(code)})`,
  }));
  const order = new Intl.Collator(language);
  const rank = (code: string) => (near.includes(code) ? near.indexOf(code) : near.length);
  return options.toSorted((a, b) => rank(a.value) - rank(b.value) || order.compare(a.label, b.label));
}

import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

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

import type { SelectOption } from '../../ui/SelectField.tsx';

/** Those of our first customers and their neighbours; the others follow by name. */
const near = ['UAH', 'EUR', 'USD', 'PLN', 'GBP', 'CZK', 'RON', 'MDL'];

/** All currencies by name, "UAH, українська гривня"; one that is none any more stays as long as it is chosen. */
export function currencyOptions(language: string, chosen: string): SelectOption<string>[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  const all = Intl.supportedValuesOf('currency');
  const known = all.includes(chosen) || chosen === '' ? all : [chosen, ...all];
  const rank = (code: string) => (near.includes(code) ? near.indexOf(code) : near.length);
  return known
    .toSorted((one, other) => rank(one) - rank(other) || one.localeCompare(other))
    .map((code) => {
      const name = /^[A-Za-z]{3}$/.test(code) ? names.of(code) : undefined;
      return name === undefined || name === code
        ? { value: code, label: code }
        : { value: code, label: code, description: name };
    });
}

import { locales } from './language.ts';
import { useLanguage } from './use-language.ts';

/** A part of a whole in per cent as the language writes it; more than nothing is never "0 %", and less than all never "100 %". */
export function useShare(): (part: number, whole: number) => string {
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 });
  return (part, whole) => {
    const share = whole === 0 ? 0 : part / whole;
    if (share > 0 && share < 0.01) return `<${format.format(0.01)}`;
    return format.format(share < 1 ? Math.min(share, 0.99) : share);
  };
}

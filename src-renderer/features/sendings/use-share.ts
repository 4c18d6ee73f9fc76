import { locales } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** A part of a whole in per cent as the language writes it; what is more than nothing is never "0 %". */
export function useShare(): (part: number, whole: number) => string {
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 });
  return (part, whole) => {
    const share = whole === 0 ? 0 : part / whole;
    return share > 0 && share < 0.01
      ? `<${format.format(0.01)}`
      : format.format(Math.floor(share * 100) / 100);
  };
}

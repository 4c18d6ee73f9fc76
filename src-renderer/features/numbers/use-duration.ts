import { useLanguage } from '../../i18n/use-language.ts';

const SECOND = 1000;
const steps = [
  { unit: 'day', ms: 24 * 60 * 60 * SECOND },
  { unit: 'hour', ms: 60 * 60 * SECOND },
  { unit: 'minute', ms: 60 * SECOND },
  { unit: 'second', ms: SECOND },
] as const;

/** A span of time in its two largest units: "1 год 20 хв". */
export function useDuration(): (ms: number) => string {
  const { language } = useLanguage();
  return (ms) => {
    const rounded = ms < 60 * SECOND ? ms : Math.round(ms / (60 * SECOND)) * 60 * SECOND;
    const largest = Math.max(
      0,
      steps.findIndex((step) => rounded >= step.ms),
    );
    const isUnderSecond = rounded < SECOND;
    const place = isUnderSecond ? steps.length - 1 : largest;
    let rest = rounded;
    const parts = steps.slice(place, place + 2).flatMap(({ unit, ms: size }, index) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      if (count === 0 && index > 0) return [];
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' });
      return [format.format(count)];
    });
    return parts.join(' ');
  };
}

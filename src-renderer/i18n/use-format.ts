import * as format from './format.ts';
import { useLanguage } from './use-language.ts';

/** The formatting functions of `format.ts`, bound to the language of this screen. */
export function useFormat() {
  const { language } = useLanguage();
  return {
    time: (at: number) => format.formatTime(at, language),
    date: (at: number) => format.formatDate(at, language),
    moment: (at: number) => format.formatMoment(at, language),
    when: (at: number, now: number) => format.formatWhen(at, now, language),
    dayTime: (at: number) => format.formatDayTime(at, language),
    shortDay: (at: number, now: number) => format.formatShortDay(at, now, language),
    day: (at: number, now: number) => format.formatDay(at, now, language),
    month: (at: number) => format.formatMonth(at, language),
    listTime: (at: number, now: number) => format.formatListTime(at, now, language),
    relative: (at: number, now: number) => format.formatRelative(at, now, language),
    bytes: (bytes: number) => format.formatBytes(bytes, language),
    count: (count: number) => format.formatCount(count, language),
  };
}

import { useTranslation } from 'react-i18next';
import type { WindowState } from './window-state.ts';

/** Puts the state of the customer service window into one sentence, and the time left into words. */
export function useWindowWords() {
  const { t } = useTranslation('shell');

  const timeLeft = ({ hours, minutes }: { hours: number; minutes: number }): string => {
    if (hours === 0 && minutes === 0) return t('window.underAMinute');
    if (hours === 0) return t('window.minutes', { count: minutes });
    // With many hours left the minutes are noise.
    if (minutes === 0 || hours >= 4) return t('window.hours', { count: hours });
    return t('window.hoursAndMinutes', {
      hours: t('window.hours', { count: hours }),
      minutes: t('window.minutes', { count: minutes }),
    });
  };

  const sentence = (state: WindowState): string => {
    switch (state.kind) {
      case 'open':
      case 'soon':
        return t(`window.${state.kind}`, { left: timeLeft(state) });
      case 'closed':
        return t('window.closed');
      case 'never-opened':
        return t('window.neverOpened');
    }
  };

  return { timeLeft, sentence };
}

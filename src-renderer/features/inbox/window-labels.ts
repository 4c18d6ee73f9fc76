import type { TFunction } from 'i18next';
import type { WindowState } from '../../state/window-state.ts';

export interface WindowLabels {
  /** For the tooltip and for screen readers. */
  readonly label: string;
  /** The time left as short as it goes; null where there is none, or no room. */
  readonly timeLeft: string | null;
}

/** Puts the state of a window into the words of a row. Worded once: many rows say the same, and wording takes longer than drawing. */
export function createWindowLabels(
  t: TFunction<'inbox'>,
  sentence: (state: WindowState) => string,
): (state: WindowState, isCompact: boolean) => WindowLabels {
  const known = new Map<string, WindowLabels>();
  return (state, isCompact) => {
    const key = `${state.kind} ${'hours' in state ? state.hours * 60 + state.minutes : ''} ${isCompact}`;
    const worded = known.get(key) ?? { label: sentence(state), timeLeft: timeLeft(t, state, isCompact) };
    known.set(key, worded);
    return worded;
  };
}

function timeLeft(t: TFunction<'inbox'>, state: WindowState, isCompact: boolean): string | null {
  if (state.kind === 'soon' && state.hours === 0) return t('row.minutesLeft', { count: state.minutes });
  if (state.kind === 'soon' || (state.kind === 'open' && !isCompact))
    return t('row.hoursLeft', { count: state.hours });
  return null;
}

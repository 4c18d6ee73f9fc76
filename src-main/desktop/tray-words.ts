import type { CheckState } from '#shared/domain/doctor-checks.ts';
import type { Labels } from './labels.ts';

/** How the connections stand, as the hub tells; null before it has told. */
export type TraySummary = { state: CheckState; problems: number } | null;

const words: Record<CheckState, keyof Labels> = {
  ok: 'trayOk',
  waiting: 'trayWaiting',
  repairable: 'trayProblems',
  act: 'trayProblems',
  unknown: 'trayUnknown',
};

/** The state in a word, with how many things want something done. */
export function trayState(summary: TraySummary, labels: Labels): string {
  if (summary === null) return labels.trayUnknown;
  const word = labels[words[summary.state]];
  const wantsWork = summary.state === 'act' || summary.state === 'repairable';
  return wantsWork && summary.problems > 0 ? `${word}: ${summary.problems}` : word;
}

/** Which of the two pictures is seen on this panel; macOS colours its own. */
export function trayPicture(platform: NodeJS.Platform, isDark: boolean): 'tray-dark' | 'tray-light' {
  return platform !== 'darwin' && isDark ? 'tray-light' : 'tray-dark';
}

import type { TemplateEvent } from '#shared/contract/templates.ts';

const HOUR_MS = 3_600_000;
/** Meta pauses for 3 hours the first time, for 6 the second, and disables at the third. */
const PAUSES_MS = [3 * HOUR_MS, 6 * HOUR_MS];

export interface Pause {
  readonly since: number;
  /** UTC ms; null for a pause that Meta's rules give no end to. */
  readonly until: number | null;
  /** Which one it is, from 1. */
  readonly number: number;
  readonly reason: string | null;
}

/** Meta may name it; a pause that it called the second is that, whatever was seen here. One for pacing has no such end. */
function namedPause(reason: string | null): number | null {
  const name = /^(FIRST|SECOND|RATE_LIMITING)_PAUSE\b/.exec(reason ?? '')?.[1];
  return name === undefined ? null : ['RATE_LIMITING', 'FIRST', 'SECOND'].indexOf(name);
}

/** The pause that a template is in, by what is known of its past (newest first); null when nobody saw it begin. */
export function pauseOf(events: readonly TemplateEvent[]): Pause | null {
  const pauses = events.filter(({ kind, to }) => kind === 'status' && to === 'PAUSED');
  const latest = pauses[0];
  if (!latest) return null;
  const number = namedPause(latest.reason) ?? pauses.length;
  const lengthMs = PAUSES_MS[number - 1];
  return {
    since: latest.at,
    until: lengthMs === undefined ? null : latest.at + lengthMs,
    number,
    reason: latest.reason,
  };
}

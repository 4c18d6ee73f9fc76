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

/** The pause that a template is in, by what is known of its past (newest first); null when nobody saw it begin. */
export function pauseOf(events: readonly TemplateEvent[]): Pause | null {
  const pauses = events.filter(({ kind, to }) => kind === 'status' && to === 'PAUSED');
  const latest = pauses[0];
  if (!latest) return null;
  const lengthMs = PAUSES_MS[pauses.length - 1];
  return {
    since: latest.at,
    until: lengthMs === undefined ? null : latest.at + lengthMs,
    number: pauses.length,
    reason: latest.reason,
  };
}

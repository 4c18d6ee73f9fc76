import type { Db } from '../../db/statements.ts';
import type { Clock, Log, Outbox, Publish } from '../../ports.ts';
import type { GraphTargets } from '../graph-targets.ts';
import type { NumberLimitsService } from './number-limits.ts';

/** What sendings stand on. */
export interface SendingsOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  outbox: Pick<Outbox, 'send' | 'retry' | 'discard'>;
  targets: Pick<GraphTargets, 'find'>;
  limits: NumberLimitsService;
  /** Since when this hub listens to Meta; UTC milliseconds. */
  startedAt: number;
}

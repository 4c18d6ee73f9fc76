import { z } from 'zod';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';
import { storedValue } from './stored.ts';

const MINUTE_MS = 60_000;
/** A hub that was away for less was only restarted. */
const AWAY_MS = 5 * MINUTE_MS;
/** Meta repeats what it could not deliver more and more seldom; after this silence most of it is here. */
const SILENCE_MS = 15 * MINUTE_MS;
const KEPT_MS = 24 * 60 * MINUTE_MS;
/** While the address is away, a message counts as late when it took longer than a message takes. */
const LATE_MS = MINUTE_MS;
/** Counting goes to the disk in groups: what comes back after a night may be hundreds of messages. */
const WRITE_MS = 500;

const spanSchema = z.object({ from: z.number(), until: z.number() });
const outageSchema = z.object({ since: z.number() });
const caughtUpSchema = z.object({
  since: z.number(),
  until: z.number(),
  count: z.number(),
  lastAt: z.number(),
});
type CaughtUp = z.infer<typeof caughtUpSchema>;

export interface CatchUp {
  /** The address was last known to work then. */
  startOutage(since: number): void;
  /** The address works: what was sent before this moment and comes from now on is late. */
  endOutage(): void;
  onReceived(message: { sentAt: number }): void;
  /** The computer slept between these times. */
  wasAway(from: number, until: number): void;
  lastAway(): { from: number; until: number } | null;
  state(): TunnelState['caughtUp'];
  dismiss(): void;
  /** Writes down that the hub runs, and what it has counted. */
  beat(): void;
  close(): void;
}

/**
 * Counts what customers wrote while Meta could not reach this computer. Outages survive a restart; one during which the
 * hub did not run began with its last heartbeat.
 */
export function createCatchUp(options: { db: Db; clock: Clock; onChange(): void }): CatchUp {
  const { db, clock, onChange } = options;
  const heartbeat = storedValue(db, 'tunnel.heartbeat', z.number().nullable(), null);
  const storedOutage = storedValue(db, 'tunnel.outage', outageSchema.nullable(), null);
  const storedCount = storedValue(db, 'tunnel.caught_up', caughtUpSchema.nullable(), null);
  const away = storedValue(db, 'tunnel.last_away', spanSchema.nullable(), null);
  let outage = storedOutage.get();
  let caughtUp = storedCount.get();
  let timer: NodeJS.Timeout | undefined;
  let wasDone = true;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    storedCount.set(caughtUp);
  };
  const state = (): TunnelState['caughtUp'] => show(caughtUp, clock.now());

  const startOutage = (since: number) => {
    if (outage && outage.since <= since) return;
    outage = { since };
    storedOutage.set(outage);
  };
  const wasAway = (from: number, until: number) => {
    if (until - from >= AWAY_MS) away.set({ from, until });
    startOutage(from);
  };
  const lastBeat = heartbeat.get();
  if (lastBeat !== null && lastBeat < clock.now()) wasAway(lastBeat, clock.now());

  const onReceived = ({ sentAt }: { sentAt: number }) => {
    const now = clock.now();
    const isWithin = (from: number, until: number) => sentAt >= wholeSecond(from) && sentAt < until;
    if (outage && isWithin(outage.since, now - LATE_MS)) caughtUp = opened(caughtUp, outage, now);
    else if (!caughtUp || !isWithin(caughtUp.since, Math.min(caughtUp.until, outage?.since ?? now))) return;
    caughtUp = { ...caughtUp, count: caughtUp.count + 1, lastAt: now };
    wasDone = false;
    timer ??= setTimeout(() => {
      flush();
      onChange();
    }, WRITE_MS);
  };

  return {
    startOutage,
    wasAway,
    lastAway: () => away.get(),
    onReceived,
    state,
    endOutage() {
      if (!outage) return;
      caughtUp = opened(caughtUp, outage, clock.now());
      outage = null;
      flush();
      storedOutage.set(null);
    },
    dismiss() {
      caughtUp = null;
      flush();
      onChange();
    },
    beat() {
      heartbeat.set(clock.now());
      const isDone = state()?.isDone ?? true;
      if (isDone && !wasDone) onChange();
      wasDone = isDone;
    },
    close() {
      if (timer) flush();
      heartbeat.set(clock.now());
    },
  };
}

/** Meta tells times in whole seconds. */
const wholeSecond = (at: number): number => Math.floor(at / 1_000) * 1_000;

/** The count of an outage; one that is still being told of goes on, so that a second outage does not hide the first. */
function opened(before: CaughtUp | null, { since }: { since: number }, now: number): CaughtUp {
  const isTold = before !== null && before.count > 0 && now - before.lastAt < SILENCE_MS;
  if (isTold) return { ...before, since: Math.min(before.since, since), until: now };
  return { since, until: now, count: 0, lastAt: now };
}

function show(caughtUp: CaughtUp | null, now: number): TunnelState['caughtUp'] {
  if (caughtUp === null || caughtUp.count === 0 || now - caughtUp.lastAt > KEPT_MS) return null;
  const { count, since, until, lastAt } = caughtUp;
  return { count, since, until, isDone: now - lastAt >= SILENCE_MS };
}

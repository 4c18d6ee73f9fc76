import type { Clock, Log } from '../ports.ts';
import { createGate, type Gate } from './gate.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Lane, Lanes, systemTimer } from './lanes.ts';
import { type MessageLaneOptions, pickMessage } from './message-lane.ts';
import type { OutboxOptions, OutboxParts } from './parts.ts';
import { pickRead } from './read-lane.ts';
import { backoffMs, type Verdict } from './verdict.ts';

/** What Meta takes from a number that it has not raised. */
export const STANDARD_PER_SECOND = 80;
/** Whatever Meta asks of one message, the others of its account are tried again after a minute. */
const LONGEST_ACCOUNT_PAUSE_MS = 60_000;

/** The moving parts of one outbox, wired together. */
export interface OutboxCore {
  parts: OutboxParts;
  lanes: Lanes;
  gate: Gate;
  /** Conversations that wait for a lost answer, and until when (UTC ms). */
  holds: Map<number, number>;
  /** Nothing is written after this. */
  die(): void;
  addLane(lane: Lane): void;
}

/** Builds lanes, gate and the rules between them; starts nothing. */
export function createCore(options: OutboxOptions): OutboxCore {
  let isDead = false;
  const parts: OutboxParts = {
    ...options,
    uploads: new Map(),
    together: createGroupCommit(options.db, () => isDead),
    isDead: () => isDead,
  };
  const gate = createGate(parts);
  const holds = new Map<number, number>();
  const pauses = createPauses(parts);
  const onHeld = (accountId: number, verdict: Extract<Verdict, { kind: 'again' }>) => {
    if (verdict.holds === 'token') gate.tokenDied(accountId, verdict.error);
    else pauses.lengthen(lanes, accountId, verdict.notBeforeAt);
  };
  const { isOpen } = gate;
  const messageLane: MessageLaneOptions = { ...parts, holds, isOpen, onHeld, onAccepted: pauses.forget };
  const lanes = new Lanes({
    clock: parts.clock,
    log: parts.log,
    timer: options.timer ?? systemTimer,
    isOpen,
    perSecond: options.perSecond ?? (() => STANDARD_PER_SECOND),
    pick: (lane) =>
      lane.kind === 'message'
        ? pickMessage(messageLane, lane.conversationId)
        : pickRead({ ...parts, onHeld }, lane.conversationId),
  });
  return {
    parts,
    lanes,
    gate,
    holds,
    die: () => {
      isDead = true;
    },
    addLane: (lane) => lanes.add(lane),
  };
}

/** How long an account rests after trouble that concerns all of it: longer each time, until something is accepted. */
function createPauses({ clock, log }: { clock: Clock; log: Log }) {
  const streaks = new Map<number, number>();
  return {
    lengthen(lanes: Lanes, accountId: number, notBeforeAt: number): void {
      const now = clock.now();
      // Eight lanes that fail together are one trouble.
      if (lanes.isPaused(accountId)) return;
      const streak = (streaks.get(accountId) ?? 0) + 1;
      streaks.set(accountId, streak);
      const pauseMs = Math.min(Math.max(backoffMs(streak), notBeforeAt - now), LONGEST_ACCOUNT_PAUSE_MS);
      lanes.pauseAccount(accountId, now + pauseMs);
      log.info('outbox.account-paused', { accountId, pauseMs, streak });
    },
    forget(accountId: number): void {
      streaks.delete(accountId);
    },
  };
}

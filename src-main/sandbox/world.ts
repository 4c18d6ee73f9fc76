import type { Log } from '../ports.ts';
import type { SandboxSecrets } from './connection/secrets.ts';
import type { Dispatcher } from './delivery/dispatcher.ts';
import type { Directory } from './directory.ts';
import type { MediaUrls } from './graph/media.ts';
import type { RateLimits } from './limits.ts';
import type { Customer, Line, SandboxState } from './state.ts';
import type { SandboxTiming } from './timing.ts';

/** What every part of the sandbox works on. Built once in `sandbox.ts`; `state` is replaced by a reset. */
export interface World {
  state: SandboxState;
  /** Made anew at each start and never written to a file. */
  readonly secrets: SandboxSecrets;
  /** Origin of the sandbox's own server, without a slash at the end. */
  url: string;
  readonly timing: SandboxTiming;
  readonly random: () => number;
  readonly log: Log;
  readonly mediaFolder: string;
  readonly samplesFolder: string;
  readonly directory: Directory;
  readonly mediaUrls: MediaUrls;
  readonly limits: RateLimits;
  readonly dispatcher: Dispatcher;
  readonly timers: Timers;
  /** With which the business was subscribed last; null before that. Never written to a file. */
  lastVerifyToken: string | null;
  /** Ids of everything whose webhook was answered 200, oldest first; for fault tests. */
  readonly acknowledged: string[];
  /** Set by closing: what ends later is not told and not saved any more. */
  isClosed: boolean;
  /** Sandbox time: this computer's clock plus the offset of `passTime`. UTC milliseconds. */
  now(): number;
  /** Something on the phones or at the pretend Meta changed: save soon, tell the screens. */
  changed(): void;
  /** The same, and told at once: the account's clock has to be right before the next message comes. */
  changedNow(): void;
  /** The demo listens here for what the business says. */
  onBusinessMessage: (customer: Customer, line: Line) => void;
}

/** Delays that are forgotten all at once when the sandbox is reset or closed. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Runs the action once after the delay; what it throws goes to the log under its name. */
  later(delayMs: number, name: string, action: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      try {
        action();
      } catch (error) {
        this.#log.error('sandbox.timer_failed', { name, reason: String(error) });
      }
    }, delayMs);
    this.#running.add(timer);
    return timer;
  }

  cancel(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.#running.delete(timer);
  }

  clear(): void {
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}

import type { TunnelProviderName, TunnelState, TunnelTrouble } from '#shared/contract/tunnel.ts';
import type { AddressProof, Clock, Log } from '../ports.ts';
import { backOffMs } from './back-off.ts';
import { openInTime } from './open-in-time.ts';
import { type OpenTunnel, TunnelOpenError, type TunnelProvider, type TunnelWish } from './provider.ts';

/** How often things are done; a test on loopback need not wait for relays at the other end of the world. */
export interface Pace {
  provedMs: number;
  unprovedMs: number;
  settlingMs: number;
  openMs: number;
  /** How long a name that somebody holds is asked for again before another one is taken. */
  nameMs: number;
  /** How often the clock is looked at, which jumps when the computer slept. */
  tickMs: number;
}

export const PACE: Pace = {
  provedMs: 20_000,
  unprovedMs: 3_000,
  settlingMs: 1_000,
  openMs: 10_000,
  nameMs: 40_000,
  tickMs: 5_000,
};

/** One miss may be an accident; two in a row are an outage. */
const MISSES_OF_AN_OUTAGE = 2;
const PROOFS_OF_AN_ADDRESS = 2;
/** Failures in a row after which another provider is tried, where the owner allowed that. */
const FAILURES_OF_A_PROVIDER = 3;
/** Errors of a relay's sockets come in dozens. */
const DOUBT_MS = 500;
/** A step that is due waits for the one under way. */
const BUSY_MS = 200;

export type SupervisorView = Pick<
  TunnelState,
  'health' | 'trouble' | 'publicUrl' | 'since' | 'lastProofAt' | 'lastProofMs' | 'nextAttemptAt'
> & {
  /** The one in use: another than the chosen one while that fails. */
  active: TunnelProviderName;
};

/** What happened, for the log that the owner reads and for whoever counts what came late. */
export type TunnelIncident =
  | { kind: 'proved'; url: string; isNew: boolean; active: TunnelProviderName }
  /** Proved often enough to tell others of it. */
  | { kind: 'settled'; url: string }
  | { kind: 'lost'; trouble: TunnelTrouble; provedAt: number | null; active: TunnelProviderName }
  | { kind: 'name_renewed' }
  | { kind: 'fell_back'; from: TunnelProviderName; to: TunnelProviderName };

export interface SupervisorOptions {
  /** The chosen one first; the others are tried when it fails for long. */
  providers: readonly [TunnelProvider, ...TunnelProvider[]];
  localPort: number;
  wish(provider: TunnelProvider['name']): TunnelWish;
  /** Gives up the name at the relay and makes another. */
  renewName(): Promise<void>;
  prove(url: string, signal: AbortSignal): Promise<AddressProof>;
  /** The view is another one now. */
  onChange(): void;
  onIncident(incident: TunnelIncident): void;
  clock: Clock;
  log: Log;
  pace?: Partial<Pace>;
  random?: () => number;
}

/** Keeps one chosen way open from its start to `close`: proves it again and again, and opens it anew when it is lost. */
export class TunnelSupervisor {
  private readonly options: SupervisorOptions;
  private readonly pace: Pace;
  private readonly life = new AbortController();
  private tunnel: OpenTunnel | null = null;
  private providerIndex = 0;
  private health: SupervisorView['health'] = 'starting';
  private trouble: TunnelTrouble | null = null;
  private since: number;
  private publicUrl: string | null = null;
  private lastProof: { at: number; ms: number } | null = null;
  private nextAttemptAt: number | null = null;
  private openedAt = 0;
  private proofs = 0;
  private misses = 0;
  private failures = 0;
  private failingSince: number | null = null;
  private nameTakenSince: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private doubtTimer: NodeJS.Timeout | undefined;
  private hasDoubt = false;
  private work: Promise<void> = Promise.resolve();
  private isBusy = false;

  constructor(options: SupervisorOptions) {
    this.options = options;
    this.pace = { ...PACE, ...options.pace };
    this.since = options.clock.now();
  }

  start(): void {
    this.begin(() => this.attempt());
  }

  view(): SupervisorView {
    return {
      active: this.provider().name,
      health: this.health,
      trouble: this.trouble,
      publicUrl: this.publicUrl,
      since: this.since,
      lastProofAt: this.lastProof?.at ?? null,
      lastProofMs: this.lastProof?.ms ?? null,
      nextAttemptAt: this.nextAttemptAt,
    };
  }

  /** Whether the address was proved as often as it takes to tell others of it. */
  isSettled(): boolean {
    return this.health === 'online' && this.proofs >= PROOFS_OF_AN_ADDRESS;
  }

  /** The computer woke, its network is another one, or a person asks: what waits is done now. */
  nudge(): void {
    if (this.isBusy) return;
    // After such an event one miss says enough.
    this.hasDoubt = true;
    this.begin(() => (this.tunnel ? this.proveTunnel(this.tunnel) : this.attempt()));
  }

  /** A person wants it now: the chosen provider gets its chance again, and all patience is new. */
  retryNow(): void {
    if (this.health !== 'online' && !this.isBusy) {
      this.failures = 0;
      this.failingSince = null;
      if (!this.tunnel) this.providerIndex = 0;
    }
    this.nudge();
  }

  /** Ends everything within a second; the last state stays readable. */
  async close(): Promise<void> {
    this.life.abort();
    clearTimeout(this.timer);
    clearTimeout(this.doubtTimer);
    const { tunnel } = this;
    this.tunnel = null;
    await Promise.all([tunnel?.close(), this.work]);
  }

  private provider(): TunnelProvider {
    return this.options.providers[this.providerIndex] ?? this.options.providers[0];
  }

  /** One thing at a time: two attempts at once would take the name from each other. */
  private begin(step: () => Promise<void>): void {
    if (this.life.signal.aborted || this.isBusy) return;
    clearTimeout(this.timer);
    this.nextAttemptAt = null;
    this.isBusy = true;
    this.work = step()
      .catch((error: unknown) => {
        this.options.log.error('tunnel.step_failed', { error });
        this.isBusy = false;
        this.fail('no_answer');
      })
      .finally(() => {
        this.isBusy = false;
      });
  }

  private later(ms: number, step: () => Promise<void>): void {
    clearTimeout(this.timer);
    if (this.life.signal.aborted) return;
    this.timer = setTimeout(() => {
      if (this.isBusy) this.later(BUSY_MS, step);
      else this.begin(step);
    }, ms);
  }

  private async attempt(): Promise<void> {
    const provider = this.provider();
    const { localPort, wish } = this.options;
    const limitMs = provider.openMs ?? this.pace.openMs;
    try {
      const opening = { localPort, wish: wish(provider.name), onDoubt: () => this.doubt() };
      const tunnel = await openInTime(provider, opening, this.life.signal, limitMs);
      this.hold(tunnel);
      await this.proveTunnel(tunnel);
    } catch (error) {
      if (this.life.signal.aborted) return;
      if (!(error instanceof TunnelOpenError)) throw error;
      this.options.log.info('tunnel.did_not_open', { provider: provider.name, trouble: error.trouble });
      if (error.trouble === 'name_taken') await this.waitForName();
      else this.nameTakenSince = null;
      this.fail(error.trouble);
    }
  }

  private hold(tunnel: OpenTunnel): void {
    this.tunnel = tunnel;
    this.openedAt = this.options.clock.now();
    this.proofs = 0;
    this.misses = 0;
    this.hasDoubt = false;
    this.nameTakenSince = null;
    void tunnel.closed.then(() => {
      if (this.tunnel !== tunnel || this.life.signal.aborted) return;
      this.tunnel = null;
      this.tellLost('program_ended');
      this.fail('program_ended');
    });
  }

  /** Our own name is held for some seconds after its connection died; after that somebody else has it. */
  private async waitForName(): Promise<void> {
    const now = this.options.clock.now();
    this.nameTakenSince ??= now;
    if (now - this.nameTakenSince < this.pace.nameMs) return;
    this.nameTakenSince = null;
    await this.takeAnotherName();
  }

  private async takeAnotherName(): Promise<void> {
    await this.options.renewName();
    this.options.onIncident({ kind: 'name_renewed' });
  }

  private async proveTunnel(tunnel: OpenTunnel): Promise<void> {
    const proof = await this.options.prove(tunnel.url, this.life.signal);
    if (this.tunnel !== tunnel || this.life.signal.aborted) return;
    if (proof.isProved) this.proved(tunnel, proof.ms);
    else await this.missed(tunnel, proof.trouble);
  }

  private proved(tunnel: OpenTunnel, ms: number): void {
    const isNew = this.publicUrl !== null && this.publicUrl !== tunnel.url;
    const isBack = this.health !== 'online';
    this.proofs = isBack ? 1 : this.proofs + 1;
    this.misses = 0;
    this.failures = 0;
    this.failingSince = null;
    this.hasDoubt = false;
    this.publicUrl = tunnel.url;
    this.lastProof = { at: this.options.clock.now(), ms };
    this.become('online', null);
    const { active } = this.view();
    if (isBack) this.options.onIncident({ kind: 'proved', url: tunnel.url, isNew, active });
    if (this.proofs === PROOFS_OF_AN_ADDRESS) this.options.onIncident({ kind: 'settled', url: tunnel.url });
    this.later(this.isSettled() ? this.pace.provedMs : this.pace.settlingMs, () => this.proveTunnel(tunnel));
    this.options.onChange();
  }

  private async missed(tunnel: OpenTunnel, trouble: TunnelTrouble): Promise<void> {
    const provider = this.provider();
    const age = this.options.clock.now() - this.openedAt;
    if (this.proofs === 0 && age < provider.settleMs && provider.isOpenedHere) {
      return this.later(this.pace.settlingMs, () => this.proveTunnel(tunnel));
    }
    // An error of the provider's own and a question that did not come back are two signs of the same thing.
    this.misses += this.hasDoubt ? 2 : 1;
    const isFirst = this.misses < MISSES_OF_AN_OUTAGE && this.health === 'online';
    if (isFirst) this.tellLost(trouble);
    if (this.misses < MISSES_OF_AN_OUTAGE) {
      this.become(isFirst ? 'degraded' : this.health, trouble);
      this.later(this.pace.unprovedMs, () => this.proveTunnel(tunnel));
      return this.options.onChange();
    }
    if (this.health === 'online') this.tellLost(trouble);
    if (!provider.isOpenedHere) return this.fail(trouble, () => this.proveTunnel(tunnel));
    this.tunnel = null;
    await tunnel.close();
    if (trouble === 'somebody_else' && provider.hasName) await this.takeAnotherName();
    this.fail(trouble);
  }

  private doubt(): void {
    if (this.doubtTimer || this.life.signal.aborted) return;
    this.doubtTimer = setTimeout(() => {
      this.doubtTimer = undefined;
      this.nudge();
    }, DOUBT_MS);
  }

  private tellLost(trouble: TunnelTrouble): void {
    if (this.health !== 'online') return;
    const { active } = this.view();
    this.options.onIncident({ kind: 'lost', trouble, provedAt: this.lastProof?.at ?? null, active });
  }

  /** Down, until the next attempt at its time. */
  private fail(trouble: TunnelTrouble, again: () => Promise<void> = () => this.attempt()): void {
    const now = this.options.clock.now();
    this.failures += 1;
    this.failingSince ??= now;
    this.become('down', trouble);
    const waitMs = this.waitAfter(trouble, now - this.failingSince);
    if (this.failures >= FAILURES_OF_A_PROVIDER && trouble !== 'no_network') this.fallBack();
    this.nextAttemptAt = now + waitMs;
    this.later(waitMs, again);
    this.options.onChange();
  }

  private waitAfter(trouble: TunnelTrouble, downForMs: number): number {
    const waitMs = backOffMs(this.failures, downForMs, this.options.random);
    // The owner's own proxy shuts nobody out for asking.
    if (!this.provider().isOpenedHere) return Math.min(waitMs, this.pace.provedMs);
    // A relay gives a name free some seconds after its holder has gone.
    return trouble === 'name_taken' ? Math.max(2_000, Math.min(waitMs, this.pace.nameMs / 4)) : waitMs;
  }

  private fallBack(): void {
    const { providers } = this.options;
    if (providers.length < 2 || this.tunnel) return;
    const from = this.provider().name;
    this.providerIndex = (this.providerIndex + 1) % providers.length;
    this.failures = 0;
    this.options.onIncident({ kind: 'fell_back', from, to: this.provider().name });
  }

  private become(health: SupervisorView['health'], trouble: TunnelTrouble | null): void {
    if (health !== this.health) this.since = this.options.clock.now();
    this.health = health;
    this.trouble = trouble;
  }
}

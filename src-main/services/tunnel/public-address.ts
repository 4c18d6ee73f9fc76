import type { Sentence } from '#shared/contract/base.ts';
import type { TunnelProviderName, TunnelState, TunnelTrouble } from '#shared/contract/tunnel.ts';
import {
  addressNotes,
  fallbackSentence,
  troubleSentence,
  unsteadySentence,
} from '#shared/domain/public-address.ts';
import { getAccount } from '../../db/queries/accounts.ts';
import type { Db } from '../../db/statements.ts';
import type { AddressProof, Clock, Log, PublicAddress, Publish, ReceivedMessage } from '../../ports.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import { probe } from '../../tunnel/probe.ts';
import type { ProbeDoor } from '../../tunnel/probe-door.ts';
import type { TunnelProviders } from '../../tunnel/providers.ts';
import { PACE, type Pace, type TunnelIncident, TunnelSupervisor } from '../../tunnel/supervisor.ts';
import { watchForWaking } from '../../tunnel/waking.ts';
import { type AddressLog, createAddressLog } from './address-log.ts';
import { type CatchUp, createCatchUp } from './catch-up.ts';
import { checkChoice, storedChoice, type TunnelChoice } from './choice.ts';
import { createRelayName } from './relay-name.ts';
import type { TunnelService } from './tunnel.ts';

const USUAL_RELAY = 'https://localtunnel.me';
const BEAT_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A way that is lost more often than this within an hour is not one to work on. */
const LOSSES_OF_A_STEADY_WAY = 2;

export interface PublicAddressOptions extends TunnelProviders {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  store: SecretStore;
  door: Pick<ProbeDoor, 'ask'>;
  /** Where webhooks are received on this computer. */
  localPort: number;
  /** Instead of the public relay (ROZMOVA_TUNNEL_HOST). */
  relay?: string | undefined;
  pace?: Partial<Pace> | undefined;
}

export interface RunningPublicAddress
  extends PublicAddress,
    Pick<TunnelService, 'choose' | 'retryNow' | 'dismissCaughtUp'> {
  state(): TunnelState;
  nudge(): void;
  /** A message of a customer's is in the tables. */
  onReceived(message: ReceivedMessage): void;
  close(): Promise<void>;
}

/** The address by which Meta reaches this computer: as it was chosen, kept open, and what was missed without it. */
export function openPublicAddress(options: PublicAddressOptions): RunningPublicAddress {
  return new KeptAddress(options);
}

class KeptAddress implements RunningPublicAddress {
  private readonly options: PublicAddressOptions;
  private readonly log: AddressLog;
  private readonly catchUp: CatchUp;
  private readonly name: ReturnType<typeof createRelayName>;
  private readonly listeners = new Set<(url: string) => void>();
  private readonly stopWatching: () => void;
  private readonly heart: NodeJS.Timeout;
  private choice: TunnelChoice;
  private chosenAt: number;
  private supervisor: TunnelSupervisor | null = null;
  private losses: number[] = [];
  /** Choices follow each other: the second waits until the first has let go of its name. */
  private turn: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(options: PublicAddressOptions) {
    const { db, clock, log, store } = options;
    this.options = options;
    this.log = createAddressLog({ db, clock });
    this.catchUp = createCatchUp({ db, clock, onChange: () => this.tell() });
    this.name = createRelayName(store, log);
    this.choice = storedChoice(db).get();
    this.chosenAt = clock.now();
    this.catchUp.beat();
    this.heart = setInterval(() => this.catchUp.beat(), BEAT_MS);
    this.stopWatching = watchForWaking({
      clock,
      onWake: (span) => this.woke(span),
      onNetworkChange: () => this.nudge(),
      tickMs: options.pace?.tickMs ?? PACE.tickMs,
    });
    this.follow();
  }

  state(): TunnelState {
    const { provider, consentGiven, mayFallBack } = this.choice;
    const { active: _active, ...view } = this.view();
    return {
      provider,
      consentGiven,
      host: this.hostOf(provider),
      mayFallBack,
      ...view,
      sentence: this.sentence(),
      candidates: this.options.candidates(() => this.tell()),
      caughtUp: this.catchUp.state(),
      log: this.log.list(),
    };
  }

  choose(input: Parameters<TunnelService['choose']>[0]): TunnelState {
    const { db, clock } = this.options;
    const choice = checkChoice(input, this.choice);
    storedChoice(db).set(choice);
    // Between two addresses there is none, and what Meta sends to the old one comes late.
    if (this.url() !== null) this.catchUp.startOutage(clock.now());
    this.choice = choice;
    this.chosenAt = clock.now();
    this.losses = [];
    this.note(addressNotes.chosen(choice.provider));
    this.follow();
    this.tell();
    return this.state();
  }

  retryNow(): TunnelState {
    this.supervisor?.retryNow();
    return this.state();
  }

  nudge(): void {
    this.supervisor?.nudge();
  }

  dismissCaughtUp(): void {
    this.catchUp.dismiss();
  }

  onReceived({ accountId, sentAt }: ReceivedMessage): void {
    // Pretend customers need no address, and live by a clock of their own.
    if (getAccount(this.options.db, accountId)?.kind === 'live') this.catchUp.onReceived({ sentAt });
  }

  url(): string | null {
    const view = this.supervisor?.view();
    return view?.health === 'online' ? view.publicUrl : null;
  }

  onProved(listener: (url: string) => void): () => void {
    this.listeners.add(listener);
    const url = this.supervisor?.isSettled() ? this.url() : null;
    if (url !== null) listener(url);
    return () => this.listeners.delete(listener);
  }

  async prove(): Promise<AddressProof> {
    const view = this.supervisor?.view();
    if (!view?.publicUrl) return { isProved: false, trouble: view?.trouble ?? 'no_answer' };
    return this.ask(view.publicUrl);
  }

  note(sentence: Sentence): void {
    this.log.note(sentence);
    this.tell();
  }

  lastAway(): { from: number; until: number } | null {
    return this.catchUp.lastAway();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.heart);
    this.stopWatching();
    this.listeners.clear();
    await Promise.all([this.supervisor?.close(), this.turn]);
    this.catchUp.close();
  }

  /** Ends what was chosen before and opens what is chosen now. */
  private follow(): void {
    const before = this.supervisor;
    this.supervisor = null;
    const { choice } = this;
    this.turn = this.turn
      .then(async () => {
        await before?.close();
        if (choice === this.choice && !this.isClosed) await this.open(choice);
      })
      .catch((error: unknown) => this.options.log.error('tunnel.did_not_start', { error }));
  }

  private async open(choice: TunnelChoice): Promise<void> {
    // Without an address of ours the owner has another way, or none: what comes now is all that there is to come.
    if (choice.provider === 'none') return this.catchUp.endOutage();
    const { clock, log, localPort, pace } = this.options;
    const providers = await this.options.providers(choice);
    const name = { current: providers.some(({ hasName }) => hasName) ? await this.name.load() : '' };
    if (choice !== this.choice || this.isClosed) return;
    this.supervisor = new TunnelSupervisor({
      providers,
      localPort,
      wish: (provider) => ({ host: this.hostOf(provider) ?? '', name: name.current }),
      renewName: async () => {
        name.current = await this.name.renew();
      },
      prove: (url, signal) => this.ask(url, signal),
      onChange: () => {
        // Also after a sleep that the address survived: nothing was lost then, but what was sent meanwhile comes late.
        if (this.url() !== null) this.catchUp.endOutage();
        this.tell();
      },
      onIncident: (incident) => this.happened(incident),
      clock,
      log,
      ...(pace ? { pace } : {}),
    });
    this.supervisor.start();
    this.tell();
  }

  private ask(url: string, signal?: AbortSignal): Promise<AddressProof> {
    return probe({ url, ...this.options.door.ask(), ...(signal ? { signal } : {}) });
  }

  private relay(): string {
    return this.options.relay ?? USUAL_RELAY;
  }

  private hostOf(provider: TunnelProviderName): string | null {
    const host = provider === this.choice.provider ? this.choice.host : null;
    return host ?? (provider === 'localtunnel' ? this.relay() : null);
  }

  private view(): ReturnType<TunnelSupervisor['view']> {
    const { provider } = this.choice;
    return (
      this.supervisor?.view() ?? {
        active: provider,
        health: provider === 'none' ? 'off' : 'starting',
        trouble: null,
        publicUrl: null,
        since: this.chosenAt,
        lastProofAt: null,
        lastProofMs: null,
        nextAttemptAt: null,
      }
    );
  }

  private sentence(): TunnelState['sentence'] {
    const { provider } = this.choice;
    const { active, health, trouble } = this.view();
    if (trouble !== null && health !== 'online') return this.sentenceOf(trouble);
    if (health !== 'online') return null;
    if (active !== provider) return fallbackSentence(provider, active);
    const losses = this.recentLosses().length;
    return losses > LOSSES_OF_A_STEADY_WAY ? unsteadySentence(losses) : null;
  }

  private sentenceOf(trouble: TunnelTrouble): Sentence {
    const { active, publicUrl } = this.view();
    const address = this.hostOf(active) ?? publicUrl;
    const host = address === null ? null : new URL(address).host;
    return troubleSentence(trouble, {
      provider: active,
      host,
      localUrl: `http://127.0.0.1:${this.options.localPort}`,
    });
  }

  private recentLosses(): number[] {
    const { clock } = this.options;
    return this.losses.filter((at) => clock.now() - at < HOUR_MS);
  }

  private happened(incident: TunnelIncident): void {
    const { log } = this.options;
    log.info('tunnel.incident', withoutUrl(incident));
    switch (incident.kind) {
      case 'proved':
        if (incident.isNew) this.note(addressNotes.moved);
        this.note(addressNotes.opened(incident.active));
        return;
      case 'settled':
        for (const listener of this.listeners) listener(incident.url);
        return;
      case 'lost':
        this.losses = [...this.recentLosses(), this.options.clock.now()];
        this.catchUp.startOutage(incident.provedAt ?? this.options.clock.now());
        this.note(this.sentenceOf(incident.trouble));
        return;
      case 'name_renewed':
        this.note(addressNotes.renamed);
        return;
      case 'fell_back':
        this.note(fallbackSentence(incident.from, incident.to));
        return;
    }
  }

  private woke({ from, until }: { from: number; until: number }): void {
    if (until > from) this.catchUp.wasAway(from, until);
    if (this.choice.provider === 'none') {
      this.catchUp.endOutage();
    } else {
      this.note(addressNotes.woke);
      this.nudge();
    }
  }

  private tell(): void {
    if (!this.isClosed) this.options.publish([{ entity: 'tunnel' }]);
  }
}

/** Whoever knows the address at a relay could take it: it stays out of the log. */
const withoutUrl = (incident: TunnelIncident): Record<string, unknown> => ({ ...incident, url: undefined });

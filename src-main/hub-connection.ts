import type { Closers } from './closers.ts';
import type { Ground } from './hub-ground.ts';
import type { HubOptions } from './hub-options.ts';
import type { Parts } from './hub-parts.ts';
import type { AccountsService } from './services/accounts.ts';
import { createDoctor, type DoctorOptions, type RunningDoctor } from './services/doctor/create-doctor.ts';
import { createRounds, type Rounds } from './services/doctor/rounds.ts';
import { createRegistration, type WebhookRegistrations } from './services/tunnel/registration.ts';
import { registrationSays } from './services/tunnel/registration-sentences.ts';
import { createTunnel, type TunnelService } from './services/tunnel/tunnel.ts';

export interface Connection {
  registration: WebhookRegistrations;
  tunnel: TunnelService;
  doctor: RunningDoctor;
}

export interface ConnectionOptions extends Pick<DoctorOptions, 'health' | 'journal' | 'version'> {
  parts: Ground & Parts;
  /** Asked late: each needs the other. */
  accounts(): Pick<AccountsService, 'webhookSetup'>;
  hub: Pick<HubOptions, 'onDoctor' | 'doctorPace'>;
}

/** What keeps the way between Meta and this computer open, and what looks whether it is. */
export function buildConnection(options: ConnectionOptions, closers: Closers): Connection {
  const { parts, accounts } = options;
  const { workspace, clock, log, publish, plainGraph, secrets, graphUrl, webhookUrl, address, handshakes } =
    parts;
  const shared = { db: workspace.db, clock, log, publish, graph: plainGraph, secrets, graphUrl, handshakes };
  // Built below: a registration needs the doctor's log, the doctor repairs by registering.
  let watchers: { doctor: RunningDoctor; rounds: Rounds } | null = null;
  const registration = createRegistration({
    ...shared,
    webhookUrl,
    address,
    verifyTokenOf: async (accountId) => (await accounts().webhookSetup(accountId)).verifyToken,
    onOutcome(accountId, { state, hasMoved }) {
      if (!watchers?.doctor.isKnown(accountId)) return;
      if (state === 'registered' && hasMoved) watchers.doctor.note(accountId, registrationSays.moved);
      watchers.rounds.lookSoon(accountId);
    },
  });
  closers.add('webhook registration', () => registration.close());
  const doctor = createDoctor({
    ...shared,
    fetch: globalThis.fetch,
    store: parts.store,
    desktop: () => parts.desktop.facts(),
    health: options.health,
    journal: options.journal,
    projector: parts.projector,
    address,
    registration,
    templates: parts.templates,
    expectedUrl({ kind, key }) {
      const base = kind === 'sandbox' ? webhookUrl : address.url() && `${address.url()}/webhook`;
      return base === null ? null : `${base}/${key}`;
    },
    onSendable: parts.onSendable,
    version: options.version,
    onSummary: (summary) => options.hub.onDoctor?.(summary),
  });
  watchers = { doctor, rounds: startRounds(options, doctor, closers) };
  return { registration, doctor, tunnel: createTunnel({ address, registration }) };
}

function startRounds({ parts, hub }: ConnectionOptions, doctor: RunningDoctor, closers: Closers): Rounds {
  const { workspace, log, secrets, changes } = parts;
  const rounds = createRounds({ db: workspace.db, log, secrets, doctor, pace: hub.doctorPace });
  parts.onFailedCall((target, error) => rounds.onFailedCall(target, error));
  const listening = new AbortController();
  void listen();
  closers.add('doctor', () => {
    listening.abort();
    rounds.close();
  });
  return rounds;

  async function listen(): Promise<void> {
    for await (const event of changes.subscribe(null, listening.signal)) {
      if (event.kind === 'changes') rounds.onChanges(event.changed);
    }
  }
}

import type { Closers } from './closers.ts';
import type { Ground } from './hub-ground.ts';
import type { Parts } from './hub-parts.ts';
import type { AccountsService } from './services/accounts.ts';
import { createRegistration, type WebhookRegistrations } from './services/tunnel/registration.ts';
import { createTunnel, type TunnelService } from './services/tunnel/tunnel.ts';

export interface Connection {
  registration: WebhookRegistrations;
  tunnel: TunnelService;
}

/** What keeps the way between Meta and this computer open. `accounts` is asked late: each needs the other. */
export function buildConnection(
  parts: Ground & Parts,
  accounts: () => Pick<AccountsService, 'webhookSetup'>,
  closers: Closers,
): Connection {
  const { workspace, clock, log, publish, graph, secrets, graphUrl, webhookUrl, address, handshakes } = parts;
  const registration = createRegistration({
    db: workspace.db,
    clock,
    log,
    publish,
    graph,
    secrets,
    graphUrl,
    webhookUrl,
    address,
    handshakes,
    verifyTokenOf: async (accountId) => (await accounts().webhookSetup(accountId)).verifyToken,
    onOutcome: () => undefined,
  });
  closers.add('webhook registration', () => registration.close());
  return { registration, tunnel: createTunnel({ address, registration }) };
}

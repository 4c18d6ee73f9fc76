import type { Closers } from './closers.ts';
import type { Ground } from './hub-ground.ts';
import type { Parts } from './hub-parts.ts';
import type { AccountsService } from './services/accounts.ts';
import { createConnect, type RunningConnect } from './services/connect/create-connect.ts';

/** The wizard, told of every change for its test with the owner's own phone. */
export function buildConnect(
  parts: Ground & Parts,
  accounts: AccountsService,
  closers: Closers,
): RunningConnect {
  const { clock, workspace, log, publish, secrets, store, settings, listen } = parts;
  const { graph, serverTime, targets, outbox, media, graphUrl, onSendable } = parts;
  const connect = createConnect({
    db: workspace.db,
    clock,
    log,
    publish,
    graph,
    serverTime,
    store,
    secrets,
    targets,
    accounts,
    outbox,
    media,
    language: () => settings.language(),
    onSendable,
    graphUrl,
  });
  closers.add('connect', () => connect.close());
  closers.add('changes to connect', listen(connect.onChanges));
  return connect;
}

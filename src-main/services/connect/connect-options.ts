import type { Account } from '#shared/contract/accounts.ts';
import type { Language } from '#shared/domain/refusals.ts';
import type { Db } from '../../db/statements.ts';
import type { ServerTime } from '../../meta/server-time.ts';
import type { Clock, GraphClient, Log, MediaStore, Outbox, Publish } from '../../ports.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import type { AccountSecretsService } from '../account-secrets.ts';
import type { AccountsService } from '../accounts.ts';
import type { GraphTargets } from '../graph-targets.ts';

/** What connecting an account needs of the rest of the hub. */
export interface ConnectOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: GraphClient;
  /** How far Meta's clock is ahead of ours. */
  serverTime: Pick<ServerTime, 'offsetMs'>;
  store: SecretStore;
  secrets: AccountSecretsService;
  targets: GraphTargets;
  accounts: Pick<AccountsService, 'create' | 'update'>;
  outbox: Pick<Outbox, 'send'>;
  media: Pick<MediaStore, 'get' | 'locate'>;
  language(): Language;
  /** A token was given anew: what waited for that may go on. */
  onSendable(accountId: number): void;
  /** Null while there is none: the sandbox is off. */
  graphUrl(kind: Account['kind']): string | null;
}

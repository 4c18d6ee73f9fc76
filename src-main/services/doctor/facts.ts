import type { TunnelState } from '#shared/contract/tunnel.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import type {
  AppAnswer,
  AppSubscription,
  NumberAnswer,
  SubscribedApp,
  SystemUser,
  TokenAnswer,
  WabaAnswer,
} from '../../meta/connection-schemas.ts';
import type { TrailEvent } from '../../meta/message-trail.ts';
import type { ReachOfMeta } from '../../meta/reach-meta.ts';
import type { DesktopFacts } from '../desktop-settings.ts';
import type { Asked } from './verdict.ts';

/** A template as Meta lists it; only what tells it apart from ours. */
export interface TemplateName {
  id: string;
  name: string;
  language: string;
}

/** Everything that the rules about an account look at; gathered once, by as few calls as possible. */
export interface AccountFacts {
  /** As this computer has it. */
  now: number;
  account: StoredAccount;
  hasToken: boolean;
  hasSecret: boolean;
  /** `debug_token`, asked with the app's own token. */
  token: Asked<TokenAnswer>;
  app: Asked<AppAnswer>;
  number: Asked<NumberAnswer>;
  numberIds: Asked<string[]>;
  waba: Asked<WabaAnswer>;
  systemUsers: Asked<SystemUser[]>;
  subscriptions: Asked<AppSubscription[]>;
  subscribedApps: Asked<SubscribedApp[]>;
  templates: Asked<TemplateName[]>;
  /** A harmless call that needs the permission to send. */
  messaging: Asked<unknown>;
  webhook: WebhookFacts;
  traffic: TrafficFacts;
  ownTemplates: readonly (Pick<TemplateName, 'name' | 'language'> & { metaTemplateId: string | null })[];
}

export interface WebhookFacts {
  /** Where Meta should send; null while this computer has no address. */
  callbackUrl: string | null;
  /** The keys of all our accounts in the same app. */
  ownKeys: readonly string[];
  failure: ConnectFailure | null;
  handshakeAt: number | null;
  /** Whether the last handshake of this run came with a word that is not ours. */
  cameWithOtherWord: boolean;
}

export interface TrafficFacts {
  lastInAt: number | null;
  lastOutAt: number | null;
  /** Codes of Meta's on messages that failed within a day, and how often. */
  failures: readonly { code: number; count: number }[];
  /** People who were written to first within a day, as counted here. */
  startedToday: number;
  /** The newest message that Meta took some minutes ago and told nothing of since. */
  silent: { sentAt: number; status: OutgoingStatus } | null;
  trail: Asked<TrailEvent[]>;
}

/** Everything that the rules about this computer look at. */
export interface ComputerFacts {
  now: number;
  /** Whether any live account is connected: without one no public address is needed. */
  hasLiveAccount: boolean;
  /** Null: nothing is connected, so nobody was asked. */
  meta: ReachOfMeta | null;
  tunnel: TunnelState;
  lastAway: { from: number; until: number } | null;
  secrets: { kind: 'keychain' | 'memory'; persisted: boolean };
  /** What the window's program tells of its system; null: no window, people sit at browsers. */
  desktop: Pick<DesktopFacts, 'platform' | 'notificationTrouble' | 'canStartWithSystem' | 'settings'> | null;
  freeDiskBytes: number | null;
  /** What SQLite said of the database: `ok`, or what is wrong. */
  database: { answer: string; bytes: number };
  journal: { backlog: number; failures: number; isWhole: boolean };
  outbox: { queued: number; sending: number; unconfirmed: number; failed: number };
}

import type { AccountCheck, ComputerCheck } from '#shared/domain/doctor-checks.ts';
import type { AccountFacts, ComputerFacts } from '../facts.ts';
import type { Verdict } from '../verdict.ts';
import * as app from './app.ts';
import { canSend } from './can-send.ts';
import * as computer from './computer.ts';
import * as desktop from './desktop.ts';
import * as number from './number.ts';
import * as sending from './sending.ts';
import * as token from './token.ts';
import * as traffic from './traffic.ts';
import * as webhook from './webhook.ts';

/** The rule of each check of an account. */
export const accountRules: Record<AccountCheck, (facts: AccountFacts) => Verdict> = {
  app_secret: app.appSecret,
  app_match: app.appMatch,
  app_name: app.appName,
  app_live: app.appLive,
  privacy_page: app.privacyPage,
  token_alive: token.tokenAlive,
  token_life: token.tokenLife,
  scopes: token.scopes,
  system_user: token.systemUser,
  waba_visible: number.wabaVisible,
  number_visible: number.numberVisible,
  number_in_waba: number.numberInWaba,
  number_verified: number.numberVerified,
  number_registered: number.numberRegistered,
  phone_app: number.phoneApp,
  display_name: number.displayName,
  quality: number.quality,
  throughput: number.throughput,
  messaging_limit: sending.messagingLimit,
  payment: sending.payment,
  business_verification: sending.businessVerification,
  account_state: sending.accountState,
  can_send: canSend,
  app_subscription: webhook.appSubscription,
  fields: webhook.fields,
  waba_subscription: webhook.wabaSubscription,
  effective_webhook: webhook.effectiveWebhook,
  handshake: webhook.handshake,
  last_in: traffic.lastIn,
  last_out: traffic.lastOut,
  delivery_trail: traffic.deliveryTrail,
  templates: traffic.templates,
};

/** The rule of each check of this computer. */
export const computerRules: Record<ComputerCheck, (facts: ComputerFacts) => Verdict> = {
  public_address: computer.publicAddress,
  meta_reachable: computer.metaReachable,
  clock: computer.clock,
  awake: computer.awake,
  graph_version: computer.graphVersion,
  keychain: computer.keychain,
  notifications: desktop.notifications,
  autostart: desktop.autostart,
  disk: computer.disk,
  database: computer.database,
  journal: computer.journal,
  outbox: computer.outbox,
};

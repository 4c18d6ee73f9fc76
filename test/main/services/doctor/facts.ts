import type { TunnelState } from '#shared/contract/tunnel.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { expectedWebhookFields } from '#shared/domain/webhook-fields.ts';
import type { StoredAccount } from '../../../../src-main/db/queries/accounts.ts';
import { GraphError } from '../../../../src-main/meta/graph-error.ts';
import type { AccountFacts, ComputerFacts } from '../../../../src-main/services/doctor/facts.ts';
import { NOON } from '../../../helpers/workspace.ts';

export const KEY = '0123456789abcdef0123456789abcdef';
export const CALLBACK = `https://shop.example/webhook/${KEY}`;

export const told = <Value>(value: Value) => ({ kind: 'told', value }) as const;
export const refused = (code: number, more: { subcode?: number; title?: string } = {}) =>
  ({
    kind: 'refused',
    error: new GraphError({ kind: 'refused', reason: 'OAuthException', code, fbtraceId: 'Atrace', ...more }),
  }) as const;
export const silence = {
  kind: 'unreachable',
  error: new GraphError({ kind: 'unreachable', reason: 'ENOTFOUND' }),
} as const;

const account: StoredAccount = {
  id: 1 as AccountId,
  key: KEY,
  kind: 'live',
  name: 'Shop',
  color: 'teal',
  department: null,
  state: 'active',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  appId: '634974688087057',
  displayPhoneNumber: '+380 44 123 45 67',
  verifiedName: 'Shop',
  qualityRating: 'GREEN',
  accessTokenHint: '4f2c',
  appSecretHint: 'a1b2',
  tokenExpiresAt: null,
  sendsReadReceipts: true,
  clockOffsetMs: 0,
  createdAt: NOON,
};

export const goodNumber = {
  id: account.phoneNumberId,
  display_phone_number: '+380 44 123 45 67',
  verified_name: 'Shop',
  quality_rating: 'GREEN',
  status: 'CONNECTED',
  account_mode: 'LIVE',
  name_status: 'APPROVED',
  new_display_name: null,
  new_name_status: 'NONE',
  code_verification_status: 'VERIFIED',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  is_on_biz_app: false,
  is_pin_enabled: true,
  whatsapp_business_manager_messaging_limit: 'TIER_2K',
  health_status: {
    can_send_message: 'AVAILABLE',
    entities: [{ entity_type: 'APP', id: account.appId, can_send_message: 'AVAILABLE' }],
  },
  webhook_configuration: { application: CALLBACK },
};

export const goodWaba = {
  id: account.wabaId,
  name: 'Shop',
  account_review_status: 'APPROVED',
  business_verification_status: 'verified',
  status: 'ACTIVE',
  health_status: { can_send_message: 'AVAILABLE', entities: [] },
};

/** An account that stands well in every respect, with what a test changes. */
export const accountFacts = (changes: Partial<AccountFacts> = {}): AccountFacts => ({
  now: NOON,
  account,
  hasToken: true,
  hasSecret: true,
  token: told({
    is_valid: true,
    app_id: account.appId,
    type: 'SYSTEM_USER',
    expires_at: 0,
    user_id: '7',
    scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
  }),
  app: told({ id: account.appId, name: 'Shop desk', privacy_policy_url: 'https://shop.example/privacy' }),
  number: told(goodNumber) as AccountFacts['number'],
  numberIds: told([account.phoneNumberId]),
  waba: told(goodWaba) as AccountFacts['waba'],
  systemUsers: told([{ id: '7', name: 'Desk', role: 'ADMIN' }]),
  subscriptions: told([
    { object: 'whatsapp_business_account', callback_url: CALLBACK, fields: [...expectedWebhookFields] },
  ]),
  subscribedApps: told([
    { whatsapp_business_api_data: { id: account.appId } },
  ]) as AccountFacts['subscribedApps'],
  templates: told([]),
  messaging: refused(100),
  webhook: {
    callbackUrl: CALLBACK,
    ownKeys: [KEY],
    failure: null,
    handshakeAt: NOON,
    cameWithOtherWord: false,
  },
  traffic: {
    lastInAt: NOON - 60_000,
    lastOutAt: NOON - 60_000,
    failures: [],
    startedToday: 3,
    silent: null,
    trail: { kind: 'not_asked' },
  },
  ownTemplates: [],
  ...changes,
});

const tunnel: TunnelState = {
  provider: 'own',
  consentGiven: false,
  host: 'https://shop.example',
  mayFallBack: false,
  health: 'online',
  trouble: null,
  sentence: null,
  publicUrl: 'https://shop.example',
  since: NOON,
  lastProofAt: NOON,
  lastProofMs: 40,
  nextAttemptAt: null,
  candidates: [],
  caughtUp: null,
  log: [],
};

const desktopFacts: NonNullable<ComputerFacts['desktop']> = {
  platform: 'linux',
  notificationTrouble: null,
  canStartWithSystem: true,
  settings: { closesToTray: true, startsWithSystem: true },
};

/** The window's program with what a test changes. */
export const desktopWith = (changes: Partial<typeof desktopFacts>): Partial<ComputerFacts> => ({
  desktop: { ...desktopFacts, ...changes },
});

/** A computer that is well, with what a test changes. */
export const computerFacts = (changes: Partial<ComputerFacts> = {}): ComputerFacts => ({
  now: NOON,
  hasLiveAccount: true,
  meta: { kind: 'reached', clockOffsetMs: 300, answeredBy: 'v25.0', isVersionOld: false },
  tunnel,
  lastAway: null,
  secrets: { kind: 'keychain', persisted: true },
  desktop: desktopFacts,
  freeDiskBytes: 50e9,
  database: { answer: 'ok', bytes: 1e6 },
  journal: { backlog: 0, failures: 0, isWhole: true },
  outbox: { queued: 0, sending: 0, unconfirmed: 0, failed: 0 },
  ...changes,
});

/** The tunnel in trouble. */
export const tunnelWith = (changes: Partial<TunnelState>): TunnelState => ({ ...tunnel, ...changes });

import type { Fault } from '#shared/contract/sandbox.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';

/** What tapping a button on the customer's phone does; it decides the shape of the webhook. */
export type ButtonEffect = 'button_reply' | 'list_reply' | 'quick_reply' | 'share_location' | 'share_contact';

export interface LineButton {
  id: string;
  title: string;
  description: string | null;
  effect: ButtonEffect;
}

export interface LineMedia {
  /** Null when the business sent a link; the sandbox never fetches those. */
  mediaId: string | null;
  link: string | null;
  mimeType: string;
  fileName: string | null;
}

/** One message on a pretend phone. */
export interface Line {
  wamid: string;
  from: 'customer' | 'business';
  /** Sandbox time, UTC milliseconds. */
  at: number;
  kind: string;
  text: string;
  media: LineMedia | null;
  buttons: LineButton[];
  quotedWamid: string | null;
  reaction: { customer: string | null; business: string | null };
  state: 'sent' | 'delivered' | 'read';
  /** The rest concerns messages of the business only. */
  callbackData: string | null;
  priceCategory: string;
  isVoice: boolean;
  /** Statuses that were put into webhooks already, in that order. */
  toldStatuses: string[];
  /** A status `failed` with this code instead of `sent`. */
  plannedFailure: number | null;
  /** Played by the fault `no_statuses`. */
  isSilent: boolean;
  /** Played by the fault `out_of_order_statuses`. */
  isOutOfOrder: boolean;
  /** The business addressed the phone number (`to`), not the business-scoped user id (`recipient`). */
  wasSentToPhone: boolean;
}

export interface ScriptProgress {
  sceneIndex: number;
  /** Waits for the business to answer since this sandbox time; null between scenes. */
  waitingSince: number | null;
  usedAnswers: number[];
}

export interface Customer {
  id: string;
  /** Silent phones are made when the business writes to a number that is no pretend customer. */
  isListed: boolean;
  name: string;
  username: string | null;
  language: 'uk' | 'en';
  /** Bare digits; null for a person who hides the number behind a username. */
  waId: string | null;
  userId: string;
  parentUserId: string;
  about: { uk: string; en: string };
  isOnline: boolean;
  readsAtOnce: boolean;
  /** Sandbox time of the last message of this customer; opens the 24-hour window. */
  lastInboundAt: number | null;
  typingUntil: number;
  businessTypingUntil: number;
  isBlocked: boolean;
  script: ScriptProgress | null;
  lines: Line[];
}

export interface TemplateRecord {
  id: string;
  name: string;
  language: string;
  category: string;
  previousCategory: string | null;
  /** The category that Meta finds right; another one than the present: a change is announced. */
  correctCategory?: string;
  status: string;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  components: Record<string, unknown>[];
  rejectedReason: string;
  qualityScore: string;
  ttlSeconds: number | null;
  updatedAt: number;
  /** Sandbox times of edits after approval; Meta allows one a day and ten in thirty days. */
  editedAt: number[];
}

export interface MediaRecord {
  id: string;
  mimeType: string;
  byteSize: number;
  /** Hex. */
  sha256: string;
  /** A file below the sandbox's media folder, or below the folder of samples. */
  file: { folder: 'media' | 'samples'; name: string };
  expiresAt: number;
}

/** One change that waits until the business's webhook has answered 200. */
export interface PendingWebhook {
  id: string;
  /** Changes of one lane are posted one after the other. */
  lane: string;
  field: string;
  value: Record<string, unknown>;
  /** Unix seconds for the entry; account-level changes carry it, messages do not. */
  entryTime: number | null;
  /** Ids by which a test recognises what was acknowledged: a wamid, or `wamid:status`. */
  names: string[];
  createdAt: number;
}

/** A send request that was accepted: proof that nothing was sent twice. */
export interface AcceptedSend {
  at: number;
  wamid: string;
  to: string;
  type: string;
  callbackData: string | null;
  body: Record<string, unknown>;
}

export interface Subscription {
  callbackUrl: string;
  fields: string[];
}

/** What Meta remembers of a number and an app while they are being connected. */
export interface ConnectionState {
  /** The two-step PIN; null until a registration sets it. */
  pin: string | null;
  wrongPins: number;
  /** Sandbox time until which no PIN is taken at all. */
  pinLockedUntil: number | null;
  /** Sandbox times of the requests to register and to deregister; Meta counts ten of each in 72 hours. */
  registeredAt: number[];
  deregisteredAt: number[];
  /** A name that was asked for and waits for Meta's review. */
  newDisplayName: string | null;
  /** The webhook at number level; it stands above the account's and the app's. */
  numberOverrideUrl: string | null;
  privacyPolicyUrl: string;
  /** Sandbox time at which the day of the temporary token, or the sixty days of the other one, began. */
  tokensIssuedAt: number | null;
  /** The API call after a wrong verify token in Meta's console was refused already. */
  hasRefusedVerifyToken: boolean;
}

export interface SandboxState {
  version: 1;
  identity: {
    appId: string;
    businessId: string;
    systemUserId: string;
    wabaId: string;
    phoneNumberId: string;
    displayPhoneNumber: string;
    verifiedName: string;
  };
  port: number | null;
  clockOffsetMs: number;
  demoIsRunning: boolean;
  faults: Fault[];
  /** The ways of failing to connect that are played. */
  connectFailures: ConnectFailure[];
  connection: ConnectionState;
  /** Meta's own limits can be lifted for load tests. */
  limits: { pairRate: boolean; throughput: boolean; messagingTier?: string | undefined };
  customers: Customer[];
  templates: TemplateRecord[];
  /** `name/language` -> sandbox time until which the name cannot be used again. */
  deletedTemplateNames: Record<string, number>;
  media: MediaRecord[];
  pending: PendingWebhook[];
  accepted: AcceptedSend[];
  subscription: Subscription | null;
  /** False after an explicit DELETE of subscribed_apps: Meta then forgets events instead of keeping them. */
  isAppSubscribed: boolean;
  overrideCallbackUrl: string | null;
  isRegistered: boolean;
  profile: Record<string, unknown>;
}

import { accountKeyOfCallback } from '#shared/domain/webhook-fields.ts';
import type { Answer } from '../../meta/ask.ts';
import { askAppSubscriptions, askSubscribedApps } from '../../meta/connection-calls.ts';
import { type Askers, askWebhookConfiguration } from '../../meta/webhook-calls.ts';

/** What Meta has been told of an account's webhooks, per level. */
export interface Standing {
  /** The app's address; null when nobody gave one. */
  appUrl: string | null;
  fields: string[];
  isWabaSubscribed: boolean;
  wabaUrl: string | null;
  numberUrl: string | null;
}

export interface Effective {
  url: string | null;
  level: 'number' | 'waba' | 'app' | null;
}

type Ids = { appId: string; wabaId: string; phoneNumberId: string };
type Failed = Exclude<Answer<never>, { kind: 'told' }>;

/** Reads it; the first question that was not answered is told with its step. */
export async function readStanding(
  { account, app }: Askers,
  { appId, wabaId, phoneNumberId }: Ids,
): Promise<
  | { kind: 'told'; value: Standing }
  | { kind: 'failed'; step: 'app_subscription' | 'waba_subscription' | 'effective'; answer: Failed }
> {
  const [subscriptions, apps, number] = await Promise.all([
    askAppSubscriptions(app, appId),
    askSubscribedApps(account, wabaId),
    askWebhookConfiguration(account, phoneNumberId),
  ]);
  if (subscriptions.kind !== 'told')
    return { kind: 'failed', step: 'app_subscription', answer: subscriptions };
  if (apps.kind !== 'told') return { kind: 'failed', step: 'waba_subscription', answer: apps };
  if (number.kind !== 'told') return { kind: 'failed', step: 'effective', answer: number };
  return {
    kind: 'told',
    value: toStanding(appId, {
      subscriptions: subscriptions.value,
      apps: apps.value,
      configuration: number.value.webhook_configuration ?? null,
    }),
  };
}

interface Told {
  subscriptions: { object: string; callback_url?: string | null | undefined; fields: string[] }[];
  apps: {
    whatsapp_business_api_data?: { id?: string | undefined } | undefined;
    override_callback_uri?: string | null | undefined;
  }[];
  configuration: {
    phone_number?: string | null | undefined;
    whatsapp_business_account?: string | null | undefined;
  } | null;
}

/** Meta's three answers as one picture. */
export function toStanding(appId: string, { subscriptions, apps, configuration }: Told): Standing {
  const ofWhatsApp = subscriptions.find(({ object }) => object === 'whatsapp_business_account');
  const own = apps.find((app) => app.whatsapp_business_api_data?.id === appId);
  return {
    appUrl: ofWhatsApp?.callback_url || null,
    fields: ofWhatsApp?.fields ?? [],
    isWabaSubscribed: own !== undefined,
    wabaUrl: configuration?.whatsapp_business_account || own?.override_callback_uri || null,
    numberUrl: configuration?.phone_number || null,
  };
}

/** Where Meta really sends: a number's own address before the account's, the account's before the app's. */
export function effectiveOf({ numberUrl, wabaUrl, appUrl }: Standing): Effective {
  if (numberUrl !== null) return { url: numberUrl, level: 'number' };
  if (wabaUrl !== null) return { url: wabaUrl, level: 'waba' };
  return { url: appUrl, level: appUrl === null ? null : 'app' };
}

export interface Goal {
  /** Where the webhooks should go: our address, or that of another account of ours in the same app. */
  callbackUrl: string;
  /** `override`: the app's address is somebody else's and stays; this account gets one of its own. */
  level: 'app' | 'override';
  /** Another tool's address that takes messages of this account now; null when there is none. */
  foreignUrl: string | null;
}

export interface OwnAddress {
  /** Our address for this account. */
  callbackUrl: string;
  /** The keys of all our accounts in the same app, disconnected ones too: an address that ends in one of them is ours. */
  ownKeys: readonly string[];
  /** Those of them that answer. */
  answeringKeys: readonly string[];
}

/** Whether an address is one of ours, wherever this computer was reached at that time. */
export function isOwnAddress(url: string | null, ownKeys: readonly string[]): boolean {
  const key = accountKeyOfCallback(url);
  return key !== null && ownKeys.includes(key);
}

/** What should be so. */
export function goalOf(standing: Standing, { callbackUrl, ownKeys, answeringKeys }: OwnAddress): Goal {
  const { appUrl } = standing;
  const { url } = effectiveOf(standing);
  const isForeign = (address: string | null) => address !== null && !isOwnAddress(address, ownKeys);
  // One beneath our number's own address takes the messages of the account's other numbers.
  const foreignUrl = [url, standing.wabaUrl].find(isForeign) ?? null;
  if (appUrl !== null && !isOwnAddress(appUrl, ownKeys))
    return { callbackUrl, level: 'override', foreignUrl };
  const place = (address: string) => address.slice(0, address.lastIndexOf('/webhook/'));
  // One address serves all numbers of an app: the signature and the number's id say whose a message is.
  const isShared =
    appUrl !== null && place(appUrl) === place(callbackUrl) && isOwnAddress(appUrl, answeringKeys);
  return { callbackUrl: isShared ? appUrl : callbackUrl, level: 'app', foreignUrl };
}

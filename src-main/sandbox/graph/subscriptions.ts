import { cure, FOREIGN_VERIFY_TOKEN, plays } from '../connection/failures.ts';
import { appSubscription, isSubscribedToAccount, untickedFields } from '../connection/webhook.ts';
import { HandshakeError, shakeHands } from '../delivery/callback.ts';
import { webhookFields } from '../delivery/changes.ts';
import type { World } from '../world.ts';
import type { GraphCall } from './call.ts';
import { GraphFailure } from './errors.ts';
import { appNode } from './nodes.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Tunnel: please log in</title></head><body>You are about to visit this site. ' +
  'Enter the password to continue.</body></html>';

const verificationFailed = (errors: string, details: string): GraphFailure =>
  new GraphFailure(2200, {
    message: `(#2200) Callback verification failed with the following errors: ${errors}`,
    status: 400,
    details,
  });

/** The handshake of Meta; a webhook that fails it is refused with code 2200. */
async function verifyCallback(world: World, callbackUrl: string, verifyToken: string): Promise<void> {
  if (plays(world, 'callback_unreachable')) {
    throw verificationFailed(
      `HTTP Status Code = 511; HTTP Message = Network Authentication Required; Response = ${LOGIN_PAGE}`,
      'The answer is not the challenge',
    );
  }
  const token = tokenOfHandshake(world, verifyToken);
  try {
    await shakeHands(callbackUrl, token, world.timing.callbackTimeoutMs);
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    const status = error.status === null ? 'no answer' : `HTTP Status Code = ${error.status}`;
    throw verificationFailed(`${status}; ${error.message}`, error.message);
  }
}

/** With `verify_token_differs` the first call meets what was typed into Meta's console, the next one its own token. */
function tokenOfHandshake(world: World, verifyToken: string): string {
  const { connection } = world.state;
  if (!plays(world, 'verify_token_differs') || connection.hasRefusedVerifyToken) return verifyToken;
  connection.hasRefusedVerifyToken = true;
  return FOREIGN_VERIFY_TOKEN;
}

/** Both levels that real messages need: fields of the app, and the app subscribed to the WABA. */
export async function subscribe(
  world: World,
  given: { callbackUrl: string; verifyToken: string; fields: string[] },
): Promise<void> {
  await shakeHands(given.callbackUrl, given.verifyToken, world.timing.callbackTimeoutMs);
  world.state.subscription = { callbackUrl: given.callbackUrl, fields: given.fields };
  world.lastVerifyToken = given.verifyToken;
  world.state.isAppSubscribed = true;
  world.changed();
  world.dispatcher.wake(true);
}

/** `POST /{app}/subscriptions`: the address is asked for the challenge before it is taken. */
export async function postSubscription({
  world,
  body,
  query,
  bearer,
}: GraphCall): Promise<{ success: true }> {
  requireAppToken(bearer);
  const given = { ...query, ...body };
  if (given.object !== 'whatsapp_business_account') {
    throw new GraphFailure(100, { message: '(#100) object must be whatsapp_business_account' });
  }
  const callbackUrl = textOf(given.callback_url);
  const verifyToken = textOf(given.verify_token);
  if (callbackUrl === null || verifyToken === null) {
    throw new GraphFailure(100, {
      message: '(#100) The parameters callback_url and verify_token are required.',
    });
  }
  const fields = fieldsOf(given.fields);
  const unknown = fields.find((field) => !(webhookFields as readonly string[]).includes(field));
  if (unknown !== undefined) {
    throw new GraphFailure(100, { message: `(#100) Param fields: '${unknown}' is not a valid field.` });
  }
  await verifyCallback(world, callbackUrl, verifyToken);
  world.state.subscription = { callbackUrl, fields };
  world.lastVerifyToken = verifyToken;
  cure(world, 'callback_not_set', 'verify_token_differs', 'public_address_changed');
  if (untickedFields.every((field) => fields.includes(field))) cure(world, 'fields_missing');
  world.changed();
  world.dispatcher.wake(true);
  return { success: true };
}

function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return (
    textOf(value)
      ?.split(',')
      .map((field) => field.trim()) ?? []
  );
}

/** What concerns the app itself is done with the app's own token. */
export function requireAppToken(bearer: GraphCall['bearer']): void {
  if (bearer.kind === 'app') return;
  throw new GraphFailure(15, {
    message: '(#15) This method must be called with an app access_token.',
    status: 400,
  });
}

/** `GET /{app}/subscriptions`. */
export function listSubscriptions({ world, bearer }: GraphCall): unknown {
  requireAppToken(bearer);
  const subscription = appSubscription(world);
  if (!subscription) return { data: [] };
  return {
    data: [
      {
        object: 'whatsapp_business_account',
        callback_url: subscription.callbackUrl,
        active: true,
        fields: subscription.fields.map((name) => ({ name, version: 'v23.0' })),
      },
    ],
  };
}

/** `DELETE /{app}/subscriptions`: the whole subscription, or only the fields that are named. */
export function deleteSubscription({ world, query, body, bearer }: GraphCall): { success: true } {
  requireAppToken(bearer);
  const gone = fieldsOf({ ...query, ...body }.fields);
  const { subscription } = world.state;
  world.state.subscription =
    subscription && gone.length > 0
      ? { ...subscription, fields: subscription.fields.filter((field) => !gone.includes(field)) }
      : null;
  world.changed();
  return { success: true };
}

/** An empty body subscribes the app and clears an override; with one, messages go to the given address. */
export async function subscribeApp({ world, body, query }: GraphCall): Promise<{ success: true }> {
  const given = { ...query, ...body };
  const override = textOf(given.override_callback_uri);
  if (override !== null) {
    requireSubscription(world);
    await verifyCallback(world, override, textOf(given.verify_token) ?? '');
  }
  world.state.overrideCallbackUrl = override;
  world.state.isAppSubscribed = true;
  cure(world, 'waba_not_subscribed', 'override_before_subscription');
  world.changed();
  world.dispatcher.wake(true);
  return { success: true };
}

/** An override is taken only from an app that is told of the account's messages already. */
export function requireSubscription(world: World): void {
  if (isSubscribedToAccount(world)) return;
  throw new GraphFailure(100, {
    message:
      '(#100) Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
  });
}

/** `POST /{phone}` with a webhook of its own; an empty address removes the one that is there. */
export async function overrideAtNumber(world: World, override: string, verifyToken: string): Promise<void> {
  if (override !== '') {
    requireSubscription(world);
    await verifyCallback(world, override, verifyToken);
  }
  world.state.connection.numberOverrideUrl = override === '' ? null : override;
  cure(world, 'webhook_taken');
  world.dispatcher.wake(true);
}

/** `DELETE /{WABA}/subscribed_apps`. */
export function unsubscribeApp({ world }: GraphCall): { success: true } {
  world.state.isAppSubscribed = false;
  world.state.overrideCallbackUrl = null;
  world.changed();
  return { success: true };
}

/** Meta's own tool for looking at webhooks; it stands in the list of many accounts and proves nothing about ours. */
const metaTool = {
  whatsapp_business_api_data: {
    id: '67133403411',
    name: 'WA DevX Webhook Events 1P App',
    link: 'https://www.facebook.com/games/?app_id=67133403411',
  },
};

/** `GET /{WABA}/subscribed_apps`. */
export function subscribedApps({ world }: GraphCall): unknown {
  if (!isSubscribedToAccount(world)) {
    return { data: plays(world, 'waba_not_subscribed') ? [metaTool] : [] };
  }
  const { id, name, link } = appNode(world);
  const override = world.state.overrideCallbackUrl;
  return {
    data: [
      {
        whatsapp_business_api_data: { id, name, link },
        ...(override === null ? {} : { override_callback_uri: override }),
      },
    ],
  };
}

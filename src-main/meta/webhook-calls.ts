import type { GraphTarget } from '../ports.ts';
import { type Answer, type Asker, askNode, tell } from './ask.ts';
import { doneSchema, type NumberAnswer, numberSchema } from './connection-schemas.ts';

/** Everything that changes where Meta sends webhooks, once (`research/api.md` 2.1 and 2.2). None of them throws. */

type Done = Promise<Answer<unknown>>;

interface Callback {
  callbackUrl: string;
  verifyToken: string;
}

const OBJECT = 'whatsapp_business_account';

/** Where the webhooks of one number really go, per level. */
export const askWebhookConfiguration = (asker: Asker, phoneNumberId: string): Promise<Answer<NumberAnswer>> =>
  askNode(asker, numberSchema, phoneNumberId, ['id', 'webhook_configuration']);

/** Sends these fields of the app to an address. Needs the app's own token; Meta's handshake comes before the answer. */
export const subscribeFields = (
  asker: Asker,
  appId: string,
  { callbackUrl, verifyToken, fields }: Callback & { fields: readonly string[] },
): Done =>
  tell(asker, doneSchema, {
    path: `${appId}/subscriptions`,
    body: {
      object: OBJECT,
      callback_url: callbackUrl,
      verify_token: verifyToken,
      fields: fields.join(','),
      include_values: true,
    },
  });

/** Takes the app's address away, for all of its accounts. Needs the app's own token. */
export const unsubscribeFields = (asker: Asker, appId: string): Done =>
  tell(asker, doneSchema, { method: 'DELETE', path: `${appId}/subscriptions`, body: { object: OBJECT } });

/** Lets the app hear of a WhatsApp Business Account; an address of its own that stood there is taken away. */
export const subscribeWaba = (asker: Asker, wabaId: string): Done =>
  tell(asker, doneSchema, { path: `${wabaId}/subscribed_apps`, body: {} });

/** Sends the messages of a WhatsApp Business Account elsewhere than the app's; the app must hear of it already. */
export const overrideWaba = (asker: Asker, wabaId: string, { callbackUrl, verifyToken }: Callback): Done =>
  tell(asker, doneSchema, {
    path: `${wabaId}/subscribed_apps`,
    body: { override_callback_uri: callbackUrl, verify_token: verifyToken },
  });

/** The app hears nothing more of a WhatsApp Business Account. */
export const unsubscribeWaba = (asker: Asker, wabaId: string): Done =>
  tell(asker, doneSchema, { method: 'DELETE', path: `${wabaId}/subscribed_apps` });

/** Takes away the address that one number has of its own. */
export const clearNumberOverride = (asker: Asker, phoneNumberId: string): Done =>
  tell(asker, doneSchema, {
    path: phoneNumberId,
    body: { webhook_configuration: { override_callback_uri: '' } },
  });

/** Who asks with the account's token and who with the app's. */
export interface Askers {
  account: Asker;
  app: Asker;
}

/** Both askers of one account. */
export const askersOf = (
  graph: Asker['graph'],
  { account, app }: { account: GraphTarget; app: GraphTarget },
): Askers => ({ account: { graph, target: account }, app: { graph, target: app } });

import { z } from 'zod';
import type { GraphClient, GraphTarget } from '../ports.ts';
import { type Answer, type Asker, ask, askAll, askNode, tell } from './ask.ts';
import {
  type AppAnswer,
  type AppSubscription,
  appSchema,
  appSubscriptionSchema,
  doneSchema,
  type Named,
  type NumberAnswer,
  namedSchema,
  numberSchema,
  type SubscribedApp,
  type SystemUser,
  subscribedAppSchema,
  systemUserSchema,
  type TokenAnswer,
  tokenSchema,
  type WabaAnswer,
  wabaSchema,
} from './connection-schemas.ts';

/**
 * Every reading call about a connection, once (`research/api.md` 1.3 to 1.5 and 2.1 to 2.2). None of them throws for what
 * Meta or the network answers.
 */

/** The app's own token: the two values together, never asked for at Meta. */
export const appTarget = (baseUrl: string, appId: string, appSecret: string): GraphTarget => ({
  baseUrl,
  accessToken: `${appId}|${appSecret}`,
});

/** What Meta tells of a token. Asked with the app's own token, since a system user's token may not inspect itself. */
export async function askToken(
  graph: Pick<GraphClient, 'request'>,
  target: GraphTarget,
  token: string,
): Promise<Answer<TokenAnswer>> {
  const schema = z.object({ data: tokenSchema });
  const answer = await ask({ graph, target }, schema, 'debug_token', { input_token: token });
  return answer.kind === 'told' ? { kind: 'told', value: answer.value.data } : answer;
}

/** Who a token stands for; its role where Meta tells one. */
export const askMe = (asker: Asker): Promise<Answer<SystemUser>> =>
  askNode(asker, systemUserSchema, 'me', ['id', 'name', 'role']);

/** The app that a token was made for. */
export const askOwnApp = (asker: Asker): Promise<Answer<Named>> =>
  ask(asker, namedSchema, 'app', { fields: 'id,name' });

/** An app; with the app's own token it proves that id and secret belong together. */
export const askApp = (asker: Asker, appId: string, fields = ['id', 'name']): Promise<Answer<AppAnswer>> =>
  askNode(asker, appSchema, appId, fields);

/** The app's own token, which tells an unknown app (code 101) from a wrong secret. */
export const askClientCredentials = (
  { graph, target }: Asker,
  appId: string,
  appSecret: string,
): Promise<Answer<unknown>> =>
  ask({ graph, target: appTarget(target.baseUrl, appId, appSecret) }, z.unknown(), 'oauth/access_token', {
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appSecret,
  });

/** Where the app's webhooks go. Needs the app's own token. */
export const askAppSubscriptions = (asker: Asker, appId: string): Promise<Answer<AppSubscription[]>> =>
  askAll(asker, appSubscriptionSchema, `${appId}/subscriptions`);

const basicNumberFields = ['id', 'display_phone_number', 'verified_name', 'quality_rating'] as const;
const cardFields = [...basicNumberFields, 'status', 'account_mode'] as const;
const allNumberFields = [
  ...cardFields,
  'name_status',
  'new_display_name',
  'new_name_status',
  'code_verification_status',
  'platform_type',
  'throughput',
  'is_on_biz_app',
  'is_pin_enabled',
  'whatsapp_business_manager_messaging_limit',
  'health_status',
  'webhook_configuration',
] as const;

/** What a number is called and how good it is. */
export const askNumber = (asker: Asker, phoneNumberId: string): Promise<Answer<NumberAnswer>> =>
  ask(asker, numberSchema, phoneNumberId, { fields: basicNumberFields.join(',') });

/** Everything that Meta tells of a number; what a version does not know is left out. */
export const askWholeNumber = (asker: Asker, phoneNumberId: string): Promise<Answer<NumberAnswer>> =>
  askNode(asker, numberSchema, phoneNumberId, allNumberFields);

/** The numbers of a WhatsApp Business Account; `fields` as few as are needed. */
export const askNumbers = (
  asker: Asker,
  wabaId: string,
  fields: readonly string[] = cardFields,
): Promise<Answer<NumberAnswer[]>> =>
  askAll(asker, numberSchema, `${wabaId}/phone_numbers`, { fields: fields.join(',') });

const allWabaFields = [
  'id',
  'name',
  'currency',
  'country',
  'account_review_status',
  'business_verification_status',
  'ownership_type',
  'owner_business_info',
  'status',
  'health_status',
] as const;

/** A WhatsApp Business Account's id and name. */
export const askWaba = (asker: Asker, wabaId: string): Promise<Answer<WabaAnswer>> =>
  ask(asker, wabaSchema, wabaId, { fields: 'id,name' });

/** Everything that Meta tells of a WhatsApp Business Account. */
export const askWholeWaba = (asker: Asker, wabaId: string): Promise<Answer<WabaAnswer>> =>
  askNode(asker, wabaSchema, wabaId, allWabaFields);

/** Which apps are told of a WhatsApp Business Account's messages. */
export const askSubscribedApps = (asker: Asker, wabaId: string): Promise<Answer<SubscribedApp[]>> =>
  askAll(asker, subscribedAppSchema, `${wabaId}/subscribed_apps`);

/** Whether templates can be read: one is enough to know. */
export const askTemplates = (asker: Asker, wabaId: string): Promise<Answer<{ data: unknown[] }>> =>
  ask(asker, z.object({ data: z.array(z.unknown()) }), `${wabaId}/message_templates`, {
    limit: '1',
    fields: 'id,name,status',
  });

/** The business portfolios of whoever a token stands for. Needs `business_management`. */
export const askBusinesses = (asker: Asker): Promise<Answer<Named[]>> =>
  askAll(asker, namedSchema, 'me/businesses', { fields: 'id,name' });

/** The WhatsApp Business Accounts that a portfolio owns, or works with for a client. */
export const askWabasOfBusiness = (
  asker: Asker,
  businessId: string,
  side: 'owned' | 'client',
): Promise<Answer<Named[]>> =>
  askAll(asker, namedSchema, `${businessId}/${side}_whatsapp_business_accounts`, { fields: 'id,name' });

/** The WhatsApp Business Accounts that were assigned to a system user. */
export const askAssignedWabas = (asker: Asker, userId: string): Promise<Answer<Named[]>> =>
  askAll(asker, namedSchema, `${userId}/assigned_whatsapp_business_accounts`);

/** The system users of a portfolio or of a WhatsApp Business Account, with their roles. */
export const askSystemUsers = (asker: Asker, ownerId: string): Promise<Answer<SystemUser[]>> =>
  askAll(asker, systemUserSchema, `${ownerId}/system_users`);

/**
 * Whether a token may send for a number, without sending: a read receipt for a message that never was. Meta looks at the
 * permission first, and then says that there is no such message.
 */
export const probeMessaging = (asker: Asker, phoneNumberId: string): Promise<Answer<unknown>> =>
  tell(asker, doneSchema, {
    path: `${phoneNumberId}/messages`,
    body: { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.none' },
  });

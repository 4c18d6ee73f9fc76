import type { Subscription } from '../state.ts';
import type { World } from '../world.ts';
import { plays } from './failures.ts';
import { isNumberRegistered } from './number.ts';

/** The address of another tool, which the owner tried before. */
export const OTHER_TOOL_URL = 'https://chat.old-tool.example/webhooks/whatsapp';
/** The address that somebody typed into Meta's console once. */
export const TYPED_URL = 'https://www.voloshka.example/whatsapp-webhook';
const OLD_ADDRESS = 'https://rozmova-before.example';

/** The fields that nobody ticked, with `fields_missing`. */
export const untickedFields: readonly string[] = [
  'message_template_status_update',
  'message_template_quality_update',
  'template_category_update',
];

const allButUnticked = (fields: readonly string[]): string[] =>
  fields.filter((field) => !untickedFields.includes(field));

/** What Meta has as the app's subscription. */
export function appSubscription(world: World): Subscription | null {
  const { subscription } = world.state;
  if (plays(world, 'verify_token_differs')) return null;
  if (plays(world, 'callback_not_set')) {
    return { callbackUrl: TYPED_URL, fields: subscription?.fields ?? ['messages'] };
  }
  if (!subscription) return null;
  const fields = plays(world, 'fields_missing') ? allButUnticked(subscription.fields) : subscription.fields;
  const callbackUrl = plays(world, 'public_address_changed')
    ? `${OLD_ADDRESS}${new URL(subscription.callbackUrl).pathname}`
    : subscription.callbackUrl;
  return { callbackUrl, fields };
}

/** Whether our app is told of this account's messages at all. */
export const isSubscribedToAccount = (world: World): boolean =>
  world.state.isAppSubscribed &&
  !plays(world, 'waba_not_subscribed') &&
  !plays(world, 'override_before_subscription');

/** The address at number level, above the account's and the app's. */
export const numberOverride = (world: World): string | null =>
  plays(world, 'webhook_taken') ? OTHER_TOOL_URL : world.state.connection.numberOverrideUrl;

/** The effective addresses as the number's node shows them (`research/api.md` 2.2). */
export function webhookConfiguration(world: World): Record<string, string> {
  const number = numberOverride(world);
  const account = world.state.overrideCallbackUrl;
  const app = appSubscription(world)?.callbackUrl ?? null;
  return {
    ...(number === null ? {} : { phone_number: number }),
    ...(account === null ? {} : { whatsapp_business_account: account }),
    ...(app === null ? {} : { application: app }),
  };
}

/** While the app is in development Meta sends what its testers write and nothing else; the first customer is one. */
export const isTester = (world: World, customerId: string): boolean =>
  world.state.customers.find((customer) => customer.isListed)?.id === customerId;

/**
 * Whether Meta has a reason to send this change to us; what it has none for is lost, as it is there. `lane` is the
 * customer whom it concerns.
 */
export function isAnnounced(world: World, change: { field: string; lane: string }): boolean {
  if (!isSubscribedToAccount(world)) return false;
  // Before a webhook was known at all, everything waits for it.
  if (world.state.subscription) {
    const subscription = appSubscription(world);
    if (!subscription || plays(world, 'callback_not_set')) return false;
    if (!subscription.fields.includes(change.field)) return false;
  }
  if (change.field !== 'messages') return true;
  if (!isNumberRegistered(world) || plays(world, 'webhook_taken')) return false;
  return !plays(world, 'app_in_development') || isTester(world, change.lane);
}

/** Why Meta's posts do not reach us now although it tries; what waits arrives when this is over. */
export function deliveryTrouble(world: World): string | null {
  if (plays(world, 'computer_was_away')) return 'The connection timed out';
  if (plays(world, 'nothing_arrives')) return 'Webhook endpoint returned HTTP 502';
  if (plays(world, 'callback_unreachable')) return 'Webhook endpoint returned HTTP 511';
  if (plays(world, 'public_address_changed')) return 'Webhook endpoint returned HTTP 404';
  return null;
}

/** Where messages go, in Meta's order: number, account, app. */
export const messagesTarget = (world: World): string | null =>
  numberOverride(world) ?? world.state.overrideCallbackUrl ?? appSubscription(world)?.callbackUrl ?? null;

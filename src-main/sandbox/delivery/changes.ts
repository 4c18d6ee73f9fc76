import { plays } from '../connection/failures.ts';
import { appSubscription, deliveryTrouble, isAnnounced, messagesTarget } from '../connection/webhook.ts';
import { takeFault } from '../faults.ts';
import type { PendingWebhook } from '../state.ts';
import type { World } from '../world.ts';
import { postBody, signatureHeader } from './callback.ts';
import { toMetaJson } from './meta-json.ts';

/** Fields that a business can subscribe to; the sandbox plays those it has a reason for. */
export const webhookFields = [
  'messages',
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'account_update',
  'account_review_update',
  'account_alerts',
  'business_capability_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'user_preferences',
  'business_username_update',
  'standby',
  'calls',
  'flows',
] as const;

/** Queues one change for the business's webhook, unless Meta would not send it: then it is lost, as it is there. */
export function announce(
  world: World,
  change: {
    lane: string;
    field: (typeof webhookFields)[number];
    value: Record<string, unknown>;
    names?: string[];
  },
): void {
  if (!isAnnounced(world, change)) return;
  world.dispatcher.enqueue({
    lane: change.lane,
    field: change.field,
    value: change.value,
    // Account-level changes have no metadata and no timestamp of their own; the entry carries both id and time.
    entryTime: change.field === 'messages' ? null : Math.floor(world.now() / 1000),
    names: change.names ?? [],
  });
}

/** Messages are announced with the block that names the business number. */
export function messagesValue(world: World, rest: Record<string, unknown>): Record<string, unknown> {
  const { displayPhoneNumber, phoneNumberId } = world.state.identity;
  return {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: displayPhoneNumber.replace(/\D/g, ''),
      phone_number_id: phoneNumberId,
    },
    ...rest,
  };
}

/** The whole body of a POST; changes of messages share an entry, account-level ones have an entry each. */
function bodyOf(wabaId: string, batch: readonly PendingWebhook[]): Record<string, unknown> {
  const changesOf = (items: readonly PendingWebhook[]) =>
    items.map((item) => ({ value: item.value, field: item.field }));
  const untimed = batch.filter((item) => item.entryTime === null);
  const entry: Record<string, unknown>[] = batch
    .filter((item) => item.entryTime !== null)
    .map((item) => ({ id: wabaId, time: item.entryTime, changes: changesOf([item]) }));
  if (untimed.length > 0) entry.unshift({ id: wabaId, changes: changesOf(untimed) });
  return { object: 'whatsapp_business_account', entry };
}

/** Where a batch goes: an override takes messages only, everything else goes to the app's own callback. */
function targetOf(world: World, batch: readonly PendingWebhook[]): string | null {
  const isMessages = batch.every((item) => item.field === 'messages');
  return isMessages ? messagesTarget(world) : (appSubscription(world)?.callbackUrl ?? null);
}

/** Posts a batch as Meta does; true when the business answered 200. */
export async function postBatch(world: World, batch: readonly PendingWebhook[]): Promise<boolean> {
  const callbackUrl = targetOf(world, batch);
  if (callbackUrl === null || deliveryTrouble(world) !== null) return false;
  const body = toMetaJson(bodyOf(world.state.identity.wabaId, batch));
  // A secret that was reset at Meta signs everything from then on.
  const isReset = plays(world, 'wrong_app_secret');
  const isWrong = isReset || takeFault(world.state, 'webhook_wrong_signature') !== null;
  const post = () =>
    postBody({
      callbackUrl,
      body,
      signature: signatureHeader(body, world.secrets.appSecret, isWrong),
      timeoutMs: world.timing.callbackTimeoutMs,
    });
  const status = await post();
  if (isWrong) world.changed();
  if (status !== 200) {
    world.log.debug('sandbox.webhook_refused', { status, changes: batch.length });
    return false;
  }
  if (takeFault(world.state, 'duplicate_webhooks')) {
    await post();
    world.changed();
  }
  return true;
}

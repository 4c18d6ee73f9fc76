import { plays } from '../connection/failures.ts';
import { deliveryTrouble, messagesTarget } from '../connection/webhook.ts';
import { numericId } from '../identifiers.ts';
import type { Line } from '../state.ts';
import type { World } from '../world.ts';
import type { GraphCall } from './call.ts';
import { pageOf, selectFields } from './fields.ts';

/** The statuses of Meta's description; `played` is told by webhook only. */
const statuses: readonly string[] = ['sent', 'delivered', 'read', 'failed'];

/** `GET /{phone}/message_history`: how far our messages came, and whether Meta could tell us. */
export function messageHistory({ world, query }: GraphCall): unknown {
  const wanted = typeof query.message_id === 'string' ? query.message_id : null;
  const entries = world.state.customers
    .flatMap((customer) => customer.lines)
    .filter((line) => line.from === 'business' && (wanted === null || line.wamid === wanted))
    .map((line) => ({ id: numericId(16), message_id: line.wamid, events: { data: eventsOf(world, line) } }));
  const page = pageOf(entries, query, () => `${world.url}/message_history`);
  const data = page.data.map((entry) =>
    selectFields(entry, 'WhatsAppMessageHistory', ['message_id', 'events'], query.fields),
  );
  return { ...page, data };
}

function eventsOf(world: World, line: Line): Record<string, unknown>[] {
  const target = messagesTarget(world);
  return line.toldStatuses
    .filter((status) => statuses.includes(status))
    .map((status) => ({
      id: numericId(16),
      delivery_status: status.toUpperCase(),
      timestamp: Math.floor(line.at / 1000),
      ...updateOf(world, `${line.wamid}:${status}`),
      application: { id: world.state.identity.appId },
      ...(target === null ? {} : { webhook_uri: target }),
    }));
}

/** What became of the webhook: another tool's address has taken it, ours refused it, or it is under way. */
function updateOf(world: World, name: string): Record<string, unknown> {
  if (world.acknowledged.includes(name)) return { webhook_update_state: 'DELIVERED' };
  const trouble = deliveryTrouble(world);
  if (trouble !== null) {
    // An address that was right a moment ago is tried again for days; one that refuses is called failed.
    const isRetried = plays(world, 'computer_was_away');
    return { webhook_update_state: isRetried ? 'RETRYING' : 'FAILED', error_description: trouble };
  }
  const isElsewhere = plays(world, 'webhook_taken') || plays(world, 'callback_not_set');
  return { webhook_update_state: isElsewhere ? 'DELIVERED' : 'PENDING' };
}

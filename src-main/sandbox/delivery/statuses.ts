import { metaError } from '../graph/error-catalogue.ts';
import type { Customer, Line } from '../state.ts';
import type { World } from '../world.ts';
import { announce, messagesValue } from './changes.ts';
import { contactBlock } from './incoming.ts';

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

const HREF = 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes';

function recipientOf(customer: Customer, line: Line, status: StatusName): Record<string, unknown> {
  // On `failed` the user id is missing when the business addressed the phone (`research/api.md` 3.3).
  const hidesUserId = status === 'failed' && line.wasSentToPhone;
  return {
    ...(customer.waId === null ? {} : { recipient_id: customer.waId }),
    ...(hidesUserId
      ? {}
      : { recipient_user_id: customer.userId, recipient_parent_user_id: customer.parentUserId }),
  };
}

function pricingOf(line: Line, status: StatusName): Record<string, unknown> {
  const first = line.toldStatuses.find((told) => told === 'delivered' || told === 'read');
  const isPriced = status === 'sent' || ((status === 'delivered' || status === 'read') && first === status);
  if (!isPriced || line.kind === 'reaction') return {};
  return {
    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: line.priceCategory },
  };
}

function errorsOf(code: number): Record<string, unknown> {
  const { title, details } = metaError(code);
  return { errors: [{ code, title, message: title, error_data: { details }, href: HREF }] };
}

/** Tells the business how far its message came; each status once, with the time at which it happened. */
export function tellStatus(
  world: World,
  customer: Customer,
  line: Line,
  status: StatusName,
  at: number,
): void {
  if (line.toldStatuses.includes(status)) return;
  line.toldStatuses.push(status);
  world.changed();
  if (line.isSilent) return;
  const told = {
    id: line.wamid,
    status,
    timestamp: String(Math.floor(at / 1000)),
    ...recipientOf(customer, line, status),
    ...(line.callbackData === null ? {} : { biz_opaque_callback_data: line.callbackData }),
    ...pricingOf(line, status),
    ...(status === 'failed' ? errorsOf(line.plannedFailure ?? 131000) : {}),
  };
  announce(world, {
    lane: customer.id,
    field: 'messages',
    value: messagesValue(world, {
      ...(status === 'failed' ? {} : { contacts: [contactBlock(customer)] }),
      statuses: [told],
    }),
    names: [`${line.wamid}:${status}`],
  });
}

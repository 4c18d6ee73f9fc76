import { takeFault } from '../faults.ts';
import { numericId, peerOfWamid } from '../identifiers.ts';
import { acceptMessage } from '../messages/accept.ts';
import { invalid, missing } from '../messages/body-checks.ts';
import { checkMessage } from '../messages/check-message.ts';
import { isStandIn } from '../messages/documentation.ts';
import type { Customer } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import { changeBlockedUsers, listBlockedUsers } from './block-users.ts';
import { answered, type GraphCall, type GraphHandler } from './call.ts';
import { GraphFailure } from './errors.ts';
import { pageOf, selectFields } from './fields.ts';
import { nodeTypes, phoneDefaults, phoneNode } from './nodes.ts';
import { uploadMedia } from './upload.ts';

const TYPING_MS = 25_000;

/** `POST /{phone}/messages`: a message, a read receipt or a typing indicator. */
function postMessage({ world, request, body }: GraphCall): unknown {
  if (!world.state.isRegistered) throw new GraphFailure(133010);
  if ('status' in body) return markRead(world, body);
  const answer = acceptMessage(world, checkMessage(world, body), body);
  if (takeFault(world.state, 'graph_drop_after_accept', 'messages')) {
    world.changed();
    request.socket.destroy();
    return answered;
  }
  return answer;
}

function markRead(world: World, body: Record<string, unknown>): { success: true } {
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  if (body.status !== 'read') throw invalid('status', 'must be "read"');
  const wamid = body.message_id;
  if (typeof wamid !== 'string') throw missing('message_id');
  const typing = body.typing_indicator as { type?: unknown } | undefined;
  if (typing !== undefined && typing.type !== 'text')
    throw invalid('typing_indicator.type', 'must be "text"');
  const found = world.directory.line(wamid);
  if (!found) {
    if (isStandIn(wamid)) return { success: true };
    throw invalid('message_id', peerOfWamid(wamid) === null ? 'is not a message id' : 'no such message');
  }
  if (found.line.from !== 'customer') throw invalid('message_id', 'is not a message of a customer');
  readUpTo(found.customer, found.line.at);
  if (typing) showTyping(world, found.customer);
  world.changed();
  return { success: true };
}

/** The mark concerns this message and all before it (`research/api.md` 4.2). */
function readUpTo(customer: Customer, at: number): void {
  for (const line of customer.lines) {
    if (line.from === 'customer' && line.at <= at) line.state = 'read';
  }
}

function showTyping(world: World, customer: Customer): void {
  customer.businessTypingUntil = world.now() + TYPING_MS;
  world.timers.later(TYPING_MS + 50, 'typing', () => world.changed());
}

function messageHistory({ world, query }: GraphCall): unknown {
  const wanted = typeof query.message_id === 'string' ? query.message_id : null;
  const { appId } = world.state.identity;
  const callback = world.state.subscription?.callbackUrl ?? null;
  const lines = world.state.customers
    .flatMap((customer) => customer.lines)
    .filter((line) => line.from === 'business' && (wanted === null || line.wamid === wanted));
  const entries = lines.map((line) => ({
    id: numericId(16),
    message_id: line.wamid,
    events: {
      data: line.toldStatuses.map((status) => ({
        id: numericId(16),
        delivery_status: status.toUpperCase(),
        timestamp: Math.floor(line.at / 1000),
        webhook_update_state: world.acknowledged.includes(`${line.wamid}:${status}`)
          ? 'DELIVERED'
          : 'PENDING',
        application: { id: appId },
        ...(callback === null ? {} : { webhook_uri: callback }),
      })),
    },
  }));
  return pageOf(entries, query, () => `${world.url}/message_history`);
}

function register({ world, body }: GraphCall): { success: true } {
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  if (!/^\d{6}$/.test(asText(body.pin))) throw invalid('pin', 'must have 6 digits');
  world.state.isRegistered = true;
  world.changed();
  return { success: true };
}

function deregister({ world }: GraphCall): { success: true } {
  world.state.isRegistered = false;
  world.changed();
  return { success: true };
}

function updateProfile({ world, body }: GraphCall): { success: true } {
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  const { about, address, description, email, websites, vertical } = body;
  const given = { about, address, description, email, websites, vertical };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) world.state.profile[name] = value;
  }
  world.changed();
  return { success: true };
}

function updatePhone({ world, body }: GraphCall): { success: true } {
  if (body.pin !== undefined && !/^\d{6}$/.test(asText(body.pin))) throw invalid('pin', 'must have 6 digits');
  const override = (body.webhook_configuration as { override_callback_uri?: unknown } | undefined)
    ?.override_callback_uri;
  if (typeof override === 'string') world.state.overrideCallbackUrl = override === '' ? null : override;
  world.changed();
  return { success: true };
}

/** `GET|POST|DELETE /{phone}[/edge]`. */
export const phoneHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, query }) => selectFields(phoneNode(world), nodeTypes.phone, phoneDefaults, query.fields),
  'POST ': updatePhone,
  'POST messages': postMessage,
  'POST media': ({ world, request }) => uploadMedia(world, request),
  'GET message_history': messageHistory,
  'GET block_users': listBlockedUsers,
  'POST block_users': (call) => changeBlockedUsers(call, true),
  'DELETE block_users': (call) => changeBlockedUsers(call, false),
  'POST register': register,
  'POST deregister': deregister,
  // The number of the sandbox was verified when it was made.
  'POST request_code': () => {
    throw new GraphFailure(136024);
  },
  'POST verify_code': ({ nodeId }) => ({ success: true, id: nodeId }),
  'GET whatsapp_business_profile': ({ world }) => ({
    data: [{ messaging_product: 'whatsapp', ...world.state.profile }],
  }),
  'POST whatsapp_business_profile': updateProfile,
};

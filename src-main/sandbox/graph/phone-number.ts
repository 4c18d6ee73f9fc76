import { refuseRecipient, refuseSending } from '../connection/sending.ts';
import { takeFault } from '../faults.ts';
import { peerOfWamid } from '../identifiers.ts';
import { acceptMessage } from '../messages/accept.ts';
import { invalid, missing } from '../messages/body-checks.ts';
import { checkMessage } from '../messages/check-message.ts';
import { isStandIn } from '../messages/documentation.ts';
import type { Customer } from '../state.ts';
import type { World } from '../world.ts';
import { changeBlockedUsers, listBlockedUsers } from './block-users.ts';
import { answered, type GraphCall, type GraphHandler } from './call.ts';
import { selectFields } from './fields.ts';
import { messageHistory } from './message-history.ts';
import { nodeTypes, phoneDefaults, phoneNode } from './nodes.ts';
import { deregister, register, requestCode, updatePhone, verifyCode } from './number-life.ts';
import { getProfile, updateProfile } from './profile.ts';
import { uploadMedia } from './upload.ts';

const TYPING_MS = 25_000;

/** `POST /{phone}/messages`: a message, a read receipt or a typing indicator. */
function postMessage({ world, request, body, nodeId }: GraphCall): unknown {
  refuseSending(world);
  if ('status' in body) return markRead(world, body);
  const message = checkMessage(world, body);
  refuseRecipient(world, nodeId, message);
  const answer = acceptMessage(world, message, body);
  if (takeFault(world.state, 'graph_drop_after_accept', 'messages', world.random)) {
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

/** `GET|POST|DELETE /{phone}[/edge]`. */
export const phoneHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, query, nodeId }) =>
    selectFields(phoneNode(world, nodeId), nodeTypes.phone, phoneDefaults, query.fields),
  'POST ': updatePhone,
  'POST messages': postMessage,
  'POST media': ({ world, request }) => uploadMedia(world, request),
  'GET message_history': messageHistory,
  'GET block_users': listBlockedUsers,
  'POST block_users': (call) => changeBlockedUsers(call, true),
  'DELETE block_users': (call) => changeBlockedUsers(call, false),
  'POST register': register,
  'POST deregister': deregister,
  'POST request_code': requestCode,
  'POST verify_code': verifyCode,
  'GET whatsapp_business_profile': getProfile,
  'POST whatsapp_business_profile': updateProfile,
};

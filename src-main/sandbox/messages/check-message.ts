import { addSilentPhone } from '../customers/customers.ts';
import { GraphFailure } from '../graph/errors.ts';
import { peerOfWamid } from '../identifiers.ts';
import type { Customer } from '../state.ts';
import type { World } from '../world.ts';
import { invalid, missing, readPart } from './body-checks.ts';
import { documentationNumbers, isStandIn } from './documentation.ts';
import { checkInteractive } from './interactive-checks.ts';
import { envelopeSchema, isMediaKind, isPlainKind, kindSchemas } from './kind-checks.ts';
import { checkMediaOf } from './media-checks.ts';
import { checkTemplate, type FilledTemplate } from './template-checks.ts';

const WINDOW_MS = 24 * 60 * 60 * 1000;

/** A send request that may be accepted. */
export interface CheckedMessage {
  customer: Customer;
  /** As the business wrote it, for the answer. */
  input: string;
  wasSentToPhone: boolean;
  type: string;
  content: Record<string, unknown>;
  template: FilledTemplate | null;
  quotedWamid: string | null;
  callbackData: string | null;
  plannedFailure: number | null;
}

/** Checks a send request in the order in which Meta seems to: form, recipient, content, window, limits. */
export function checkMessage(world: World, body: Record<string, unknown>): CheckedMessage {
  const envelope = readPart(envelopeSchema, body, '');
  const type = envelope.type ?? inferType(body);
  if (!isPlainKind(type) && type !== 'interactive' && type !== 'template') {
    throw new GraphFailure(131051, { details: `Message type '${type}' is not supported` });
  }
  if (body[type] === undefined) throw missing(type);
  const recipient = findRecipient(world, envelope);
  const { content, template } = checkContent(world, type, body[type], recipient.customer);
  if (envelope.context) checkQuoted(envelope.context.message_id);
  if (recipient.customer.isBlocked) throw new GraphFailure(130403);
  if (type !== 'template' && !recipient.isAlwaysOpen) checkWindow(world, recipient.customer);
  const refused = world.limits.take(recipient.customer.id, world.state.limits);
  if (refused !== null) throw new GraphFailure(refused);
  return {
    ...recipient,
    type,
    content,
    template,
    quotedWamid: envelope.context?.message_id ?? null,
    callbackData: envelope.biz_opaque_callback_data ?? null,
  };
}

/** Meta's own examples leave `type` out of texts and of one list; the only object that is there decides then. */
function inferType(body: Record<string, unknown>): string {
  const present = [...Object.keys(kindSchemas), 'interactive', 'template'].filter((kind) => kind in body);
  if (present.length !== 1 || present[0] === undefined) throw missing('type');
  return present[0];
}

function checkContent(
  world: World,
  type: string,
  value: unknown,
  customer: Customer,
): { content: Record<string, unknown>; template: FilledTemplate | null } {
  if (type === 'template') {
    return { content: value as Record<string, unknown>, template: checkTemplate(world, value) };
  }
  if (type === 'interactive') return { content: checkInteractive(value), template: null };
  if (!isPlainKind(type)) throw new GraphFailure(131051);
  const content = readPart(kindSchemas[type], value, type) as Record<string, unknown>;
  if (isMediaKind(type)) checkMediaOf(world, type, content);
  if (type === 'reaction') checkReactionTarget(world, customer, String(content.message_id));
  return { content, template: null };
}

function checkReactionTarget(world: World, customer: Customer, wamid: string): void {
  if (isStandIn(wamid)) return;
  const target = world.directory.line(wamid);
  if (target?.customer !== customer)
    throw invalid('reaction.message_id', 'no such message in this conversation');
  if (target.line.kind === 'reaction')
    throw invalid('reaction.message_id', 'a reaction cannot be reacted to');
  if (world.now() - target.line.at > 30 * WINDOW_MS)
    throw invalid('reaction.message_id', 'older than 30 days');
}

/** An old or unknown message is quoted without a bubble; only an id that is none is refused. */
function checkQuoted(wamid: string): void {
  if (isStandIn(wamid) || peerOfWamid(wamid) !== null) return;
  throw invalid('context.message_id', 'is not a message id');
}

function checkWindow(world: World, customer: Customer): void {
  const isOpen = customer.lastInboundAt !== null && world.now() - customer.lastInboundAt < WINDOW_MS;
  if (!isOpen) throw new GraphFailure(131047);
}

interface Recipient {
  customer: Customer;
  input: string;
  wasSentToPhone: boolean;
  isAlwaysOpen: boolean;
  plannedFailure: number | null;
}

function findRecipient(
  world: World,
  envelope: { to?: string | number | undefined; recipient?: string | undefined },
): Recipient {
  const rest = { isAlwaysOpen: false, plannedFailure: null };
  if (envelope.to === undefined) {
    if (envelope.recipient === undefined) throw missing('to');
    if (!/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(envelope.recipient)) {
      throw invalid('recipient', 'is not a business-scoped user id');
    }
    const customer = world.directory.byUserId(envelope.recipient);
    if (!customer) throw new GraphFailure(131026);
    return { ...rest, customer, input: envelope.recipient, wasSentToPhone: false };
  }
  const input = String(envelope.to);
  if (isStandIn(input)) {
    const customer = world.state.customers.find((each) => each.isListed && each.waId !== null);
    if (!customer) throw new GraphFailure(131026);
    return { ...rest, customer, input, wasSentToPhone: true, isAlwaysOpen: true };
  }
  return findByNumber(world, input);
}

/** `38099 0 CODE` is refused at once with that code, `38099 1 CODE` fails in a status; any other number is a phone. */
function findByNumber(world: World, input: string): Recipient {
  const digits = input.replace(/[\s()+.-]/g, '');
  if (!/^\d{7,15}$/.test(digits)) throw invalid('to', 'is not a phone number');
  if (digits === world.state.identity.displayPhoneNumber.replace(/\D/g, '')) throw new GraphFailure(131021);
  const magic = /^38099([01])(\d{6})$/.exec(digits);
  if (magic?.[1] === '0') throw new GraphFailure(Number(magic[2]));
  return {
    customer: world.directory.byWaId(digits) ?? addSilentPhone(world, digits),
    input,
    wasSentToPhone: true,
    isAlwaysOpen: documentationNumbers.has(digits) || magic !== null,
    plannedFailure: magic ? Number(magic[2]) : null,
  };
}

import { Refusal } from '#shared/domain/refusals.ts';
import { announceMessage, type IncomingExtras } from '../delivery/incoming.ts';
import { makeWamid } from '../identifiers.ts';
import type { Customer, Line, LineButton } from '../state.ts';
import type { World } from '../world.ts';
import { contactContent, locationContent } from './contents.ts';
import { makeLine } from './phone.ts';

export function requireCustomer(world: World, customerId: string): Customer {
  const customer = world.directory.byId(customerId);
  if (!customer) throw new Refusal('NOT_FOUND');
  return customer;
}

function requireLine(world: World, customer: Customer, wamid: string): Line {
  const found = world.directory.line(wamid);
  if (found?.customer !== customer) throw new Refusal('NOT_FOUND');
  return found.line;
}

/** Puts a message of the customer on the own phone and sends it to the business. Returns its wamid. */
export function say(
  world: World,
  customer: Customer,
  given: Pick<Line, 'kind' | 'text'> & Partial<Line>,
  extras: IncomingExtras,
): string {
  const line = makeLine({
    wamid: makeWamid('in', customer.waId ?? customer.userId),
    from: 'customer',
    at: world.now(),
    ...given,
  });
  world.directory.addLine(customer, line);
  // Only messages (and calls) open the window; a reaction does not (`research/api.md` 4.4).
  if (line.kind !== 'reaction') customer.lastInboundAt = Math.max(customer.lastInboundAt ?? 0, line.at);
  customer.typingUntil = 0;
  // A blocked person notices nothing: the message stays on the own phone with one tick.
  if (!customer.isBlocked) announceMessage(world, customer, line, extras);
  world.changed();
  return line.wamid;
}

/** A text of the customer; `at` is for the history of a fresh sandbox. */
export function write(
  world: World,
  customer: Customer,
  text: string,
  options: { quotedWamid?: string | null; at?: number } = {},
): string {
  return say(
    world,
    customer,
    {
      kind: 'text',
      text,
      quotedWamid: options.quotedWamid ?? null,
      ...(options.at === undefined ? {} : { at: options.at }),
    },
    { content: { text: { body: text }, type: 'text' } },
  );
}

/** The customer's reaction to a message; an empty emoji takes it back. */
export function react(world: World, customer: Customer, wamid: string, emoji: string): string {
  const target = requireLine(world, customer, wamid);
  target.reaction.customer = emoji === '' ? null : emoji;
  return say(
    world,
    customer,
    { kind: 'reaction', text: emoji },
    { content: { type: 'reaction', reaction: { message_id: wamid, ...(emoji === '' ? {} : { emoji }) } } },
  );
}

/** The customer taps a button, a row of a list or a quick reply under a message of the business. */
export function tapButton(world: World, customer: Customer, wamid: string, buttonId: string): string {
  const line = requireLine(world, customer, wamid);
  const button = line.buttons.find((each) => each.id === buttonId);
  if (!button) throw new Refusal('NOT_FOUND');
  return say(
    world,
    customer,
    { kind: kindOf(button), text: button.title, quotedWamid: wamid },
    { content: contentOf(customer, button) },
  );
}

function kindOf(button: LineButton): string {
  switch (button.effect) {
    case 'quick_reply':
      return 'button';
    case 'share_location':
      return 'location';
    case 'share_contact':
      return 'contacts';
    default:
      return 'interactive';
  }
}

function contentOf(customer: Customer, button: LineButton): Record<string, unknown> {
  const { id, title, description, effect } = button;
  switch (effect) {
    case 'quick_reply':
      return { type: 'button', button: { payload: id, text: title } };
    case 'button_reply':
      return { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } };
    case 'list_reply':
      return {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id, title, ...(description === null ? {} : { description }) },
        },
      };
    case 'share_location':
      return locationContent(customer.language);
    case 'share_contact':
      return contactContent(customer, 'contact_request');
  }
}

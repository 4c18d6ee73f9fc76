import type { Customer, Line } from '../state.ts';
import type { World } from '../world.ts';
import { announce, messagesValue } from './changes.ts';

const seconds = (at: number): string => String(Math.floor(at / 1000));

/** The block about the person; a phone number that the person hides is absent, not empty. */
export function contactBlock(customer: Customer): Record<string, unknown> {
  return {
    profile: {
      name: customer.name,
      ...(customer.username === null ? {} : { username: customer.username }),
    },
    ...(customer.waId === null ? {} : { wa_id: customer.waId }),
    user_id: customer.userId,
    parent_user_id: customer.parentUserId,
  };
}

/** What a customer's message carries besides its own kind. */
export interface IncomingExtras {
  /** `{type, [type]: ...}` as in `research/api.md` 3.2. */
  content: Record<string, unknown>;
  referral?: Record<string, unknown>;
}

/** Announces a message of a customer to the business. */
export function announceMessage(world: World, customer: Customer, line: Line, extras: IncomingExtras): void {
  const quoted = line.quotedWamid;
  const context =
    quoted === null
      ? {}
      : { context: { from: world.state.identity.displayPhoneNumber.replace(/\D/g, ''), id: quoted } };
  const message = {
    ...context,
    ...(extras.referral ? { referral: extras.referral } : {}),
    ...(customer.waId === null ? {} : { from: customer.waId }),
    from_user_id: customer.userId,
    from_parent_user_id: customer.parentUserId,
    id: line.wamid,
    timestamp: seconds(line.at),
    ...extras.content,
  };
  announce(world, {
    lane: customer.id,
    field: 'messages',
    value: messagesValue(world, { contacts: [contactBlock(customer)], messages: [message] }),
    names: [line.wamid],
  });
}

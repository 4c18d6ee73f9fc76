import { GraphFailure } from '../graph/errors.ts';
import type { CheckedMessage } from '../messages/check-message.ts';
import type { World } from '../world.ts';
import { plays } from './failures.ts';
import { isNumberRegistered, isTestNumber } from './number.ts';
import { isTester } from './webhook.ts';

/** Refuses everything that leaves a number which cannot send, whoever it is for. */
export function refuseSending(world: World): void {
  if (!isNumberRegistered(world)) throw new GraphFailure(133010);
  if (plays(world, 'account_restricted')) throw new GraphFailure(131031);
  if (plays(world, 'display_name_declined')) throw new GraphFailure(131037);
}

/** Refuses a message that Meta does not take for this recipient. */
export function refuseRecipient(world: World, phoneNumberId: string, message: CheckedMessage): void {
  const { customer } = message;
  // The list of the number for tests is empty until its owner fills it in Meta's console.
  if (isTestNumber(world, phoneNumberId)) throw new GraphFailure(131030);
  if (plays(world, 'app_in_development') && !isTester(world, customer.id)) throw new GraphFailure(131030);
  if (plays(world, 'country_not_allowed') && customer.waId !== null && !customer.waId.startsWith('380')) {
    throw new GraphFailure(130497);
  }
  // Whoever wrote within a day may be answered without being counted.
  if (plays(world, 'portfolio_limit_used') && !wroteToday(world, customer.lastInboundAt)) {
    throw new GraphFailure(131064);
  }
}

const wroteToday = (world: World, lastInboundAt: number | null): boolean =>
  lastInboundAt !== null && world.now() - lastInboundAt < 24 * 3_600_000;

/** Templates are accepted and fail a moment later when they cannot be paid for; answers to customers go out. */
export const unpaidFailure = (world: World, type: string): number | null =>
  type === 'template' && (plays(world, 'payment_missing') || plays(world, 'payment_not_accepted'))
    ? 131042
    : null;

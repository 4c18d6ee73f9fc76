import { derivedId } from '../identifiers.ts';
import type { World } from '../world.ts';
import { plays } from './failures.ts';

/** The account and the number for tests that Meta gives to every app, seen with `several_numbers`. */
export const testWabaId = (world: World): string => derivedId(`test waba ${world.state.identity.wabaId}`);
export const testPhoneNumberId = (world: World): string =>
  derivedId(`test number ${world.state.identity.phoneNumberId}`);

export const isTestNumber = (world: World, id: string): boolean =>
  plays(world, 'several_numbers') && id === testPhoneNumberId(world);
export const isTestWaba = (world: World, id: string): boolean =>
  plays(world, 'several_numbers') && id === testWabaId(world);

/** A number that is not registered for the Cloud API neither sends nor receives (`research/api.md` 1.6). */
export const isNumberRegistered = (world: World): boolean =>
  world.state.isRegistered &&
  !plays(world, 'number_not_registered') &&
  !plays(world, 'wrong_pin') &&
  !plays(world, 'number_on_phone_app');

export const isNumberVerified = (world: World): boolean => !plays(world, 'number_not_verified');

/** The two-step PIN that Meta asks for; with `wrong_pin` the number had one before it came to us. */
export const KNOWN_PIN = '135790';
export const currentPin = (world: World): string | null =>
  world.state.connection.pin ?? (plays(world, 'wrong_pin') ? KNOWN_PIN : null);

/** The portfolio's limit of people who may be written to first in a day. */
export const messagingLimit = (world: World): string =>
  plays(world, 'business_not_verified') || plays(world, 'portfolio_limit_used')
    ? 'TIER_250'
    : (world.state.limits.messagingTier ?? 'TIER_2K');

/** `status` of the number in Meta's words. */
export function numberStatus(world: World): string {
  if (plays(world, 'account_restricted')) return 'RESTRICTED';
  if (plays(world, 'number_on_phone_app')) return 'DISCONNECTED';
  return isNumberRegistered(world) ? 'CONNECTED' : 'PENDING';
}

import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { shakeHands } from '../delivery/callback.ts';
import type { World } from '../world.ts';

/**
 * The ways of failing to connect are a list of names; every part of the pretend Meta asks `plays` and answers accordingly,
 * and nothing else of its state changes: switched off, all is as it was before.
 *
 * What an owner repairs by a deed at Meta is repaired by that deed here, and then the switch goes off by itself (`cure`):
 * registering with the right PIN, verifying the number, subscribing the app or its fields, taking a webhook over, saving a
 * privacy page. What only Meta or a person in Meta's console can repair stays until it is switched off.
 */
export const plays = (world: World, failure: ConnectFailure): boolean =>
  world.state.connectFailures.includes(failure);

/** A deed of the owner has repaired these; their switches go off. */
export function cure(world: World, ...failures: ConnectFailure[]): void {
  if (!failures.some((failure) => plays(world, failure))) return;
  world.state.connectFailures = world.state.connectFailures.filter((each) => !failures.includes(each));
  world.changed();
  world.dispatcher.wake(true);
}

/** Plays exactly these; what was held back by one that is switched off now arrives at once. */
export function setConnectFailures(world: World, failures: readonly ConnectFailure[]): void {
  const before = world.state.connectFailures;
  world.state.connectFailures = [...new Set(failures)];
  const isNew = (failure: ConnectFailure) => failures.includes(failure) && !before.includes(failure);
  const { connection } = world.state;
  if (isNew('temporary_token') || isNew('token_sixty_days')) connection.tokensIssuedAt = world.now();
  if (isNew('verify_token_differs')) {
    connection.hasRefusedVerifyToken = false;
    verifyFromConsole(world, FOREIGN_VERIFY_TOKEN);
  }
  if (before.includes('verify_token_differs') && !failures.includes('verify_token_differs')) {
    // Switched off by hand: the right token was typed at Meta, and the business sees that too.
    if (world.lastVerifyToken !== null) verifyFromConsole(world, world.lastVerifyToken);
  }
  if (isNew('wrong_pin')) {
    connection.wrongPins = 0;
    connection.pinLockedUntil = null;
  }
  world.changed();
  world.dispatcher.wake(true);
}

/** What a person typed into Meta's console. */
export const FOREIGN_VERIFY_TOKEN = 'my-shop-verify-token';

/** Meta's console verifies the address with the token that was typed there; the business refuses a wrong one and can tell why. */
function verifyFromConsole(world: World, verifyToken: string): void {
  const callbackUrl = world.state.subscription?.callbackUrl;
  if (callbackUrl === undefined) return;
  shakeHands(callbackUrl, verifyToken, world.timing.callbackTimeoutMs).catch((error: unknown) => {
    world.log.debug('sandbox.verify_token_refused', { reason: String(error) });
  });
}

import { cure, plays } from '../connection/failures.ts';
import { currentPin, isNumberVerified } from '../connection/number.ts';
import { invalid, missing } from '../messages/body-checks.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import type { GraphCall } from './call.ts';
import { GraphFailure } from './errors.ts';
import { overrideAtNumber } from './subscriptions.ts';

const HOUR_MS = 3_600_000;
/** Meta counts ten registrations and ten deregistrations of a number in a moving 72 hours (`research/api.md` 1.6). */
const MOST_IN_72_HOURS = 10;
/** The third wrong PIN in a row locks the number. */
const WRONG_PINS_TO_LOCK = 3;
const LOCK_MS = 12 * HOUR_MS;

/** The code that the pretend SMS or call brings. */
export const VERIFICATION_CODE = '246810';

/** Notes one more request, or refuses it when there were too many. */
function count(world: World, times: number[]): number[] {
  const recent = times.filter((at) => at > world.now() - 72 * HOUR_MS);
  if (recent.length >= MOST_IN_72_HOURS) throw new GraphFailure(133016);
  return [...recent, world.now()];
}

/** `POST /{phone}/register`: the PIN becomes the two-step PIN, or must be the one that the number has. */
export function register({ world, body }: GraphCall): { success: true } {
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  const pin = asText(body.pin);
  if (!/^\d{6}$/.test(pin)) throw invalid('pin', 'must have 6 digits');
  const { connection } = world.state;
  connection.registeredAt = count(world, connection.registeredAt);
  world.changed();
  if (plays(world, 'number_on_phone_app')) {
    throw new GraphFailure(100, {
      subcode: 2388012,
      userTitle: 'Phone number is in use',
      userMessage:
        'This number is registered to an existing WhatsApp account. To use it, disconnect it from the existing account first.',
    });
  }
  if (!isNumberVerified(world)) throw new GraphFailure(133006);
  checkPin(world, pin);
  connection.pin = pin;
  connection.wrongPins = 0;
  world.state.isRegistered = true;
  cure(world, 'number_not_registered', 'wrong_pin');
  return { success: true };
}

function checkPin(world: World, pin: string): void {
  const { connection } = world.state;
  if (connection.pinLockedUntil !== null && connection.pinLockedUntil > world.now()) {
    throw new GraphFailure(133008);
  }
  const wanted = currentPin(world);
  if (wanted === null || pin === wanted) return;
  connection.wrongPins += 1;
  if (connection.wrongPins < WRONG_PINS_TO_LOCK) throw new GraphFailure(133005);
  connection.wrongPins = 0;
  connection.pinLockedUntil = world.now() + LOCK_MS;
  throw new GraphFailure(133008);
}

/** `POST /{phone}/deregister`. */
export function deregister({ world }: GraphCall): { success: true } {
  const { connection } = world.state;
  connection.deregisteredAt = count(world, connection.deregisteredAt);
  world.state.isRegistered = false;
  world.changed();
  return { success: true };
}

/** `POST /{phone}/request_code`: the pretend SMS always says the same. */
export function requestCode({ world, body, query }: GraphCall): { success: true } {
  const given = { ...query, ...body };
  if (given.code_method !== 'SMS' && given.code_method !== 'VOICE') {
    throw new GraphFailure(100, { message: '(#100) Param code_method must be one of {SMS, VOICE}' });
  }
  if (asText(given.language) === '') {
    throw new GraphFailure(100, { message: '(#100) The parameter language is required.' });
  }
  if (isNumberVerified(world)) throw new GraphFailure(136024);
  return { success: true };
}

/** `POST /{phone}/verify_code`. */
export function verifyCode({ world, body, query, nodeId }: GraphCall): { success: true; id: string } {
  const code = asText({ ...query, ...body }.code).replaceAll('-', '');
  if (code === '') throw new GraphFailure(100, { message: '(#100) The parameter code is required.' });
  if (!isNumberVerified(world) && code !== VERIFICATION_CODE) throw new GraphFailure(136025);
  cure(world, 'number_not_verified');
  return { success: true, id: nodeId };
}

/** `POST /{phone}`: a new two-step PIN, a webhook of its own, a new display name. */
export async function updatePhone({ world, body, query }: GraphCall): Promise<{ success: true }> {
  const given: Record<string, unknown> = { ...query, ...body };
  const { connection } = world.state;
  if (given.pin !== undefined) {
    if (!/^\d{6}$/.test(asText(given.pin))) throw invalid('pin', 'must have 6 digits');
    connection.pin = asText(given.pin);
    connection.wrongPins = 0;
    connection.pinLockedUntil = null;
  }
  const configuration = given.webhook_configuration as
    | { override_callback_uri?: unknown; verify_token?: unknown }
    | undefined;
  if (typeof configuration?.override_callback_uri === 'string') {
    await overrideAtNumber(world, configuration.override_callback_uri, asText(configuration.verify_token));
  }
  if (given.new_display_name !== undefined) {
    const name = asText(given.new_display_name).trim();
    if (name.length < 2 || name.length > 75)
      throw invalid('new_display_name', 'must have 2 to 75 characters');
    connection.newDisplayName = name;
  }
  world.changed();
  return { success: true };
}

import { VERIFICATION_CODE } from '../graph/number-life.ts';
import type { World } from '../world.ts';
import { plays } from './failures.ts';
import { currentPin, KNOWN_PIN } from './number.ts';
import { tokenFailures } from './secrets.ts';

/**
 * What an owner copies from Meta's console. While a failure is on that begins with a wrong value, the wrong one stands
 * here; afterwards the right one. A token that was copied meanwhile keeps its flaw: a temporary one is taken until its day
 * is over, a revoked one never.
 */
export function metaConsole(world: World) {
  const { appId, wabaId, phoneNumberId, displayPhoneNumber } = world.state.identity;
  const { appSecret, accessToken, wrongAppSecret, flawedTokens } = world.secrets;
  const flaw = tokenFailures.find((failure) => plays(world, failure));
  const isIdWrong = plays(world, 'wrong_id');
  return {
    appId,
    appSecret: plays(world, 'wrong_app_secret') ? wrongAppSecret : appSecret,
    accessToken: flaw === undefined ? accessToken : flawedTokens[flaw],
    // The two slips that happen: the number itself instead of its id, and the number's id instead of the account's.
    wabaId: isIdWrong ? phoneNumberId : wabaId,
    phoneNumberId: isIdWrong ? displayPhoneNumber : phoneNumberId,
    verificationCode: VERIFICATION_CODE,
    pin: currentPin(world) ?? KNOWN_PIN,
  };
}

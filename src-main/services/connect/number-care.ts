import type { NumberFacts } from '#shared/contract/connect.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  countNumberTries,
  countWrongPins,
  forgetWrongPins,
  insertNumberTry,
  setTryOutcome,
  type TryOutcome,
} from '../../db/queries/number-tries.ts';
import type { Answer, Asker } from '../../meta/ask.ts';
import { askWholeNumber } from '../../meta/connection-calls.ts';
import type { NumberAnswer } from '../../meta/connection-schemas.ts';
import { registerNumber, requestCode, setPin, verifyCode } from '../../meta/number-calls.ts';
import type { ConnectService } from './connect.ts';
import type { ConnectOptions } from './connect-options.ts';
import { requireTold } from './meta-answer.ts';
import { momentWords } from './moment-words.ts';

export type NumberCare = Pick<
  ConnectService,
  'number' | 'requestCode' | 'verifyCode' | 'register' | 'setPin'
>;

/** What Meta allows in a moving window (`research/api.md` 1.6). */
const REGISTRATIONS = 10;
const WINDOW_MS = 72 * 3_600_000;
/** Meta locks a number at the third wrong PIN, for hours. */
const RISKY_WRONG_PINS = 2;
const WRONG_PIN = 133005;
const VERIFIED_ALREADY = 136024;

/** Verifies and registers numbers. Nothing here is repeated by itself: Meta counts, and locks. */
export function createNumberCare(options: ConnectOptions): NumberCare {
  const { db, graph, targets, publish } = options;
  const of = (accountId: number) => {
    const { target, phoneNumberId } = targets.require(accountId);
    return { asker: { graph, target } satisfies Asker, phoneNumberId };
  };
  const facts = async (accountId: number): Promise<NumberFacts> => {
    const { asker, phoneNumberId } = of(accountId);
    return toFacts(options, phoneNumberId, requireTold(await askWholeNumber(asker, phoneNumberId)));
  };
  /** The doctor and other seats look anew. */
  const factsAfter = (accountId: number) => {
    publish([{ entity: 'account', id: accountId }, { entity: 'connect' }]);
    return facts(accountId);
  };

  return {
    number: facts,

    async requestCode({ accountId, method, language }) {
      const { asker, phoneNumberId } = of(accountId);
      requireTold(await requestCode(asker, phoneNumberId, { method, language }));
    },

    async verifyCode({ accountId, code }) {
      const digits = code.replace(/\D/g, '');
      if (digits.length !== 6) throw new Refusal('CODE_MALFORMED');
      const { asker, phoneNumberId } = of(accountId);
      const answer = await verifyCode(asker, phoneNumberId, digits);
      // Somebody was quicker: what was wanted is so.
      const isDone = answer.kind === 'refused' && answer.error.code === VERIFIED_ALREADY;
      if (!isDone) requireTold(answer);
      return factsAfter(accountId);
    },

    async register({ accountId, pin, despiteRisk }) {
      await register(options, of(accountId), { pin: pinDigits(pin), despiteRisk });
      return factsAfter(accountId);
    },

    async setPin({ accountId, pin }) {
      const digits = pinDigits(pin);
      const { asker, phoneNumberId } = of(accountId);
      requireTold(await setPin(asker, phoneNumberId, digits));
      forgetWrongPins(db, phoneNumberId);
      publish([{ entity: 'connect' }]);
    },
  };
}

/** Written down before it is asked, so that a try whose answer is lost is counted too. */
async function register(
  options: ConnectOptions,
  { asker, phoneNumberId }: { asker: Asker; phoneNumberId: string },
  { pin, despiteRisk }: { pin: string; despiteRisk: boolean },
): Promise<void> {
  const { db, clock, publish } = options;
  requireTriesLeft(options, phoneNumberId, despiteRisk);
  const tryId = insertNumberTry(db, phoneNumberId, clock.now());
  const answer = await registerNumber(asker, phoneNumberId, pin);
  const outcome = outcomeOf(answer);
  setTryOutcome(db, tryId, outcome);
  publish([{ entity: 'connect' }]);
  if (outcome === 'wrong_pin') {
    throw new Refusal(wrongPins(options, phoneNumberId) >= RISKY_WRONG_PINS ? 'PIN_AT_RISK' : 'PIN_WRONG');
  }
  requireTold(answer);
}

function pinDigits(pin: string): string {
  const digits = pin.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) throw new Refusal('PIN_MALFORMED');
  return digits;
}

const outcomeOf = (answer: Answer<unknown>): TryOutcome => {
  if (answer.kind === 'told') return 'done';
  // The answer is missing: Meta may have counted it.
  if (answer.kind !== 'refused') return 'asked';
  return answer.error.code === WRONG_PIN ? 'wrong_pin' : 'refused';
};

const since = ({ clock }: ConnectOptions) => clock.now() - WINDOW_MS;
const wrongPins = (options: ConnectOptions, phoneNumberId: string) =>
  countWrongPins(options.db, phoneNumberId, since(options));

function requireTriesLeft(options: ConnectOptions, phoneNumberId: string, despiteRisk: boolean): void {
  const { count, firstAt } = countNumberTries(options.db, phoneNumberId, since(options));
  if (count >= REGISTRATIONS) {
    const now = options.clock.now();
    const at = (firstAt ?? now) + WINDOW_MS;
    const [en, uk] = [momentWords(at, now, 'en'), momentWords(at, now, 'uk')];
    throw new Refusal('REGISTRATIONS_SPENT', { limit: REGISTRATIONS, at: en, atUk: uk });
  }
  if (!despiteRisk && wrongPins(options, phoneNumberId) >= RISKY_WRONG_PINS) throw new Refusal('PIN_AT_RISK');
}

function toFacts(options: ConnectOptions, phoneNumberId: string, number: NumberAnswer): NumberFacts {
  const platform = number.platform_type?.toUpperCase() ?? null;
  const status = number.status?.toUpperCase() ?? null;
  const { count } = countNumberTries(options.db, phoneNumberId, since(options));
  return {
    displayPhoneNumber: number.display_phone_number ?? null,
    verifiedName: number.verified_name ?? null,
    status: number.status ?? null,
    codeVerificationStatus: number.code_verification_status ?? null,
    nameStatus: number.name_status ?? null,
    newName: number.new_display_name ?? null,
    newNameStatus: number.new_name_status ?? null,
    qualityRating: number.quality_rating ?? null,
    accountMode: number.account_mode ?? null,
    platformType: number.platform_type ?? null,
    throughput: number.throughput?.level ?? null,
    messagingLimit: number.whatsapp_business_manager_messaging_limit ?? null,
    isPinEnabled: number.is_pin_enabled ?? null,
    isOnBusinessApp: number.is_on_biz_app ?? null,
    // Verified is not registered: the platform says whose number it is (`research/api.md` 1.6).
    isRegistered: platform === null ? status === 'CONNECTED' : platform === 'CLOUD_API',
    isVerified: number.code_verification_status?.toUpperCase() === 'VERIFIED',
    registrationsLeft: Math.max(0, REGISTRATIONS - count),
    wrongPins: wrongPins(options, phoneNumberId),
  };
}

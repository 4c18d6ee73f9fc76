import type { Sentence } from '#shared/contract/base.ts';
import type { DoctorAction } from '#shared/contract/doctor.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import type { AccountFacts } from '../facts.ts';
import { metaPages } from '../pages.ts';
import { fine, help, judge, link, notTold, step, type Verdict, verdict } from '../verdict.ts';
import { errorsOf, failuresOf, type Health, type HealthError, healthOf, isCardDeclined } from './health.ts';

interface Cause {
  failure: ConnectFailure;
  sentence: Sentence;
}

const NOT_REGISTERED: Cause = {
  failure: 'number_not_registered',
  sentence: {
    uk: 'Meta нічого не пропускає: номер не зареєстровано в Cloud API. Зареєструйте його з PIN-кодом.',
    en: 'Meta lets nothing through: the number is not registered with the Cloud API. Register it with a PIN.',
  },
};

/** What Meta's codes mean for an owner; its own text speaks to programmers, and in English only. */
const causes: Readonly<Record<number, Cause>> = {
  141000: NOT_REGISTERED,
  141006: {
    failure: 'payment_missing',
    sentence: {
      uk: 'Meta пропускає не все: через оплату шаблони не йдуть. Відповіді клієнтам надходять.',
      en: 'Meta does not let everything through: templates stop because of the payment. Replies to customers go out.',
    },
  },
  141010: {
    failure: 'business_not_verified',
    sentence: {
      uk: 'Meta пропускає не все: доки бізнес не підтверджено, першими можна написати небагатьом.',
      en: 'Meta does not let everything through: until the business is verified, you can write first to few people.',
    },
  },
  141014: {
    failure: 'account_restricted',
    sentence: {
      uk: 'Meta нічого не пропускає: цей акаунт заблоковано. Подайте апеляцію.',
      en: 'Meta lets nothing through: this account is banned. Appeal at Meta.',
    },
  },
};

const unknownCause: Record<'blocked' | 'limited', Sentence> = {
  blocked: {
    uk: 'Meta нічого не пропускає. Її пояснення є в подробицях «Перевірки з’єднання».',
    en: 'Meta lets nothing through. Its explanation stands in the details of the “Connection check”.',
  },
  limited: {
    uk: 'Meta пропускає не все. Її пояснення є в подробицях «Перевірки з’єднання».',
    en: 'Meta does not let everything through. Its explanation stands in the details of the “Connection check”.',
  },
};

/** Meta's own answer to why nothing can be sent, in our words. */
export function canSend(facts: AccountFacts): Verdict {
  const country = failuresOf(facts, [130497]);
  if (country) {
    return verdict(
      'ok',
      `Meta не пустила повідомлення до деяких країн (за добу: ${country.count}). До решти можна.`,
      `Meta let no messages through to some countries (within a day: ${country.count}). All others work.`,
      {
        action: help('country_not_allowed'),
        failure: 'country_not_allowed',
        details: { code: country.code, count: country.count },
      },
    );
  }
  return judge(
    facts.number,
    () => {
      const health = healthOf(facts);
      const state = health?.can_send_message?.toUpperCase();
      if (!health || !state) return notTold();
      return state === 'AVAILABLE'
        ? fine('Meta пропускає повідомлення.', 'Meta lets messages through.', { state })
        : notAvailable(health, state);
    },
    () => notTold(),
  );
}

function notAvailable(health: Health, state: string): Verdict {
  const errors = errorsOf(health);
  // Whatever else Meta adds, one that we can explain helps more.
  const error = errors.find(({ error_code: code }) => causeOf(code) !== null) ?? errors[0] ?? null;
  const cause = causeOf(error?.error_code);
  const isDeclined = cause?.failure === 'payment_missing' && error !== null && isCardDeclined(error);
  const failure = isDeclined ? 'payment_not_accepted' : (cause?.failure ?? null);
  const meta = metaWords(health, error);
  return {
    state: 'act',
    sentence: cause?.sentence ?? unknownCause[state === 'BLOCKED' ? 'blocked' : 'limited'],
    action: wayOn(failure),
    failure,
    details: {
      state,
      ...(error?.error_code == null ? {} : { code: error.error_code }),
      ...(meta ? { meta } : {}),
    },
  };
}

const causeOf = (code: number | null | undefined): Cause | null =>
  code == null ? null : (causes[code] ?? null);

function wayOn(failure: ConnectFailure | null): DoctorAction {
  if (failure === 'number_not_registered') return step('number');
  return failure ? help(failure) : link(metaPages.support, 'Допомога Meta', 'Meta’s support');
}

/** Meta's advice, or what it merely remarks: general text, which could yet quote an id or a phone. */
function metaWords(health: Health, error: HealthError | null): string | null {
  const remark = (health.entities ?? []).flatMap(({ additional_info: lines }) => lines ?? [])[0];
  const words = error?.possible_solution ?? error?.error_description ?? remark ?? null;
  return words?.replace(/\+?\d[\d ()-]{5,}\d/g, '…').slice(0, 300) ?? null;
}

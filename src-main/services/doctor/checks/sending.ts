import { peopleADay } from '#shared/domain/messaging-tiers.ts';
import type { AccountFacts } from '../facts.ts';
import { metaPages } from '../pages.ts';
import { fine, help, judge, link, notTold, type Verdict, verdict } from '../verdict.ts';
import { errorsOf, failuresOf, healthOf, isCardDeclined } from './health.ts';

const PAYMENT_CODES = [131042, 131044];

/** Whether Meta can charge for what costs. */
export function payment(facts: AccountFacts): Verdict {
  const health = healthOf(facts);
  const error = errorsOf(health).find(({ error_code: code }) => code === 141006);
  const failed = failuresOf(facts, PAYMENT_CODES);
  if (error || failed) {
    const details = {
      ...(error ? { code: 141006 } : {}),
      ...(failed ? { code: failed.code, count: failed.count } : {}),
    };
    const more = { action: link(metaPages.billing, 'Платежі в Meta', 'Payments at Meta'), details };
    return error && isCardDeclined(error)
      ? verdict(
          'act',
          'Meta не прийняла картку: перевірте, чи вона активна, міжнародна та основна. Відповіді клієнтам ідуть, шаблони ні.',
          'Meta did not accept the card: check that it is active, international and primary. Replies go out, templates do not.',
          { ...more, failure: 'payment_not_accepted' },
        )
      : verdict(
          'act',
          'У Meta немає способу оплати. Відповіді клієнтам ідуть, шаблони ні.',
          'Meta has no payment method. Replies to customers go out, templates do not.',
          { ...more, failure: 'payment_missing' },
        );
  }
  if (health) return fine('Питань щодо оплати немає.', 'Nothing is wrong with the payment.');
  return judge(
    facts.number,
    () => notTold(),
    () => notTold(),
  );
}

/** Whether Meta has verified the business: it decides how many people may be written to first. */
export function businessVerification(facts: AccountFacts): Verdict {
  return judge(
    facts.waba,
    ({ business_verification_status: status, health_status: health }) => {
      const isOpen = errorsOf(health).some(({ error_code: code }) => code === 141010);
      const word = status?.toLowerCase() ?? '';
      if (!word && !isOpen) return notTold();
      const details = { ...(word ? { status: word } : {}), ...(isOpen ? { code: 141010 } : {}) };
      if (word === 'pending' || word.startsWith('pending_')) {
        return verdict(
          'waiting',
          'Meta перевіряє бізнес. Це триває від кількох хвилин до двох тижнів.',
          'Meta verifies the business. This takes from minutes to two weeks.',
          { details },
        );
      }
      if (word === 'verified' && !isOpen)
        return fine('Бізнес підтверджено.', 'The business is verified.', details);
      return verdict(
        'act',
        'Бізнес не підтверджено: першими можна написати 250 людям на добу. Після перевірки буде 2000.',
        'The business is not verified: you can write first to 250 people a day. Verified, it is 2,000.',
        {
          action: link(metaPages.security, 'Центр безпеки Meta', 'Meta’s security centre'),
          failure: 'business_not_verified',
          details,
        },
      );
    },
    () => notTold(),
  );
}

/** Whether Meta has restricted or banned the account. */
export function accountState(facts: AccountFacts): Verdict {
  return judge(
    facts.waba,
    ({ status, account_review_status: review, health_status: health }) => {
      const locked = failuresOf(facts, [131031, 368]);
      const isBanned = errorsOf(health).some(({ error_code: code }) => code === 141014);
      const words = [status, review].map((word) => word?.toUpperCase() ?? '');
      const isBad = words.some((word) =>
        ['RESTRICTED', 'REJECTED', 'DISABLED', 'BANNED', 'FLAGGED', 'DELETED'].includes(word),
      );
      const details = {
        ...(status ? { status } : {}),
        ...(review ? { review } : {}),
        ...(isBanned ? { code: 141014 } : {}),
        ...(locked ? { code: locked.code, count: locked.count } : {}),
      };
      if (isBad || isBanned || locked) {
        return verdict(
          'act',
          'Meta зупинила надсилання з цього акаунта. Подайте апеляцію; історія чатів лишається на цьому комп’ютері.',
          'Meta has stopped this account from sending. Appeal; the history of chats stays on this computer.',
          {
            action: link(metaPages.support, 'Подати апеляцію', 'Appeal at Meta'),
            failure: 'account_restricted',
            details,
          },
        );
      }
      if (words.includes('PENDING'))
        return verdict('waiting', 'Meta перевіряє акаунт.', 'Meta reviews the account.', { details });
      return fine('Meta не обмежує цей акаунт.', 'Meta does not restrict this account.', details);
    },
    () => notTold(),
  );
}

/** How many people may be written to first in a day, and how many were, as counted here. */
export function messagingLimit(facts: AccountFacts): Verdict {
  const { startedToday } = facts.traffic;
  const isUsed = failuresOf(facts, [131064, 131048]);
  return judge(
    facts.number,
    ({ whatsapp_business_manager_messaging_limit: tier, health_status: health }) => {
      const limit = peopleADay(tier);
      const info = (health?.entities ?? []).flatMap(({ additional_info: lines }) => lines ?? []);
      const isReached =
        isUsed !== null ||
        info.some((line) => /reached its messaging limit/i.test(line)) ||
        (limit !== null && startedToday >= limit);
      const details = {
        ...(tier ? { tier } : {}),
        startedToday,
        ...(isUsed ? { code: isUsed.code, count: isUsed.count } : {}),
      };
      if (isReached) {
        return verdict(
          'waiting',
          `Добовий ліміт нових розмов вичерпано; він спільний для всіх номерів бізнесу. Звідси сьогодні: ${startedToday}. Відповідати можна й далі.`,
          `Today’s limit of new conversations is used up; all numbers of the business share it. From here today: ${startedToday}. Replies still go out.`,
          {
            action: help('portfolio_limit_used'),
            failure: 'portfolio_limit_used',
            details,
          },
        );
      }
      if (tier?.toUpperCase() === 'TIER_UNLIMITED')
        return fine('Писати першими можна без обмежень.', 'You may write first without a limit.', details);
      if (limit === null) return notTold();
      return fine(
        `Написали першими сьогодні: ${startedToday} з ${limit}.`,
        `Written to first today: ${startedToday} of ${limit}.`,
        details,
      );
    },
    () => notTold(),
  );
}

import type { GraphError } from '../../../meta/graph-error.ts';
import type { AccountFacts } from '../facts.ts';
import { metaPages } from '../pages.ts';
import { fine, help, judge, link, notTold, refusedVerdict, step, type Verdict, verdict } from '../verdict.ts';

const manager = ({ account }: AccountFacts) =>
  link(metaPages.numbers(account.wabaId), 'Відкрити WhatsApp Manager', 'Open WhatsApp Manager');

/** 100/33 is a wrong id and a missing assignment alike; a "nonexisting field" tells an id of another kind of thing. */
function whyUnseen(error: GraphError, wrongId: Verdict, unassigned: Verdict): Verdict {
  if (error.code === 100 && /nonexist/i.test(`${error.title ?? ''} ${error.details ?? ''}`)) return wrongId;
  if (error.code === 200 || error.code === 10) return unassigned;
  if (error.code === 33 || error.code === 803 || (error.code === 100 && error.subcode === 33))
    return unassigned;
  return refusedVerdict(error);
}

/** Whether the token sees the WhatsApp Business Account. */
export function wabaVisible(facts: AccountFacts): Verdict {
  return judge(
    facts.waba,
    () => fine('Акаунт WhatsApp видно.', 'The WhatsApp account can be seen.'),
    (error) =>
      whyUnseen(
        error,
        verdict(
          'act',
          'Це не ідентифікатор акаунта WhatsApp. Виберіть номер ще раз.',
          'This is not the id of a WhatsApp account. Choose the number again.',
          { action: step('number'), failure: 'wrong_id' },
        ),
        verdict(
          'act',
          'Токен живий, але акаунта WhatsApp не бачить. Призначте його системному користувачу: Add assets > WhatsApp accounts.',
          'The token lives but cannot see the WhatsApp account. Assign it to the system user: Add assets > WhatsApp accounts.',
          {
            action: link(metaPages.systemUsers, 'Системні користувачі', 'System users'),
            failure: 'waba_not_assigned',
          },
        ),
      ),
  );
}

/** Whether the token sees the number. */
export function numberVisible(facts: AccountFacts): Verdict {
  const wrongId = verdict(
    'act',
    'Meta не показує номера за цим ідентифікатором. Виберіть номер ще раз.',
    'Meta shows no number under this id. Choose the number again.',
    { action: step('number'), failure: 'wrong_id' },
  );
  return judge(
    facts.number,
    ({ id, display_phone_number: shown }) => {
      if (shown) return fine('Номер видно.', 'The number can be seen.');
      // A node without a number is another kind of thing; an answer about something else is no answer of Meta's.
      return id === facts.account.phoneNumberId ? wrongId : notTold();
    },
    (error) =>
      whyUnseen(
        error,
        wrongId,
        facts.waba.kind === 'told'
          ? wrongId
          : {
              ...wrongId,
              failure: 'waba_not_assigned',
              action: link(metaPages.systemUsers, 'Системні користувачі', 'System users'),
            },
      ),
  );
}

/** Whether the number belongs to the account whose events we are told. */
export function numberInWaba(facts: AccountFacts): Verdict {
  return judge(
    facts.numberIds,
    (ids) =>
      ids.includes(facts.account.phoneNumberId)
        ? fine('Номер належить цьому акаунту WhatsApp.', 'The number belongs to this WhatsApp account.', {
            numbers: ids.length,
          })
        : verdict(
            'act',
            'Номер не належить цьому акаунту WhatsApp: один із двох ідентифікаторів від іншого. Виберіть номер ще раз.',
            'The number does not belong to this WhatsApp account: one of the two ids is of another. Choose the number again.',
            { action: step('number'), failure: 'wrong_id', details: { numbers: ids.length } },
          ),
    () => notTold(),
  );
}

/** Whether a code by SMS or a call has proved that the number is the owner's. */
export function numberVerified(facts: AccountFacts): Verdict {
  return judge(
    facts.number,
    ({ code_verification_status: status, account_mode: mode }) => {
      if (mode === 'SANDBOX')
        return fine(
          'Тестовий номер Meta не потребує перевірки.',
          'Meta’s test number needs no verification.',
        );
      if (!status) return notTold();
      return status === 'VERIFIED'
        ? fine('Номер підтверджено.', 'The number is verified.')
        : verdict(
            'act',
            'Номер не підтверджено кодом. Отримайте код через SMS або дзвінок.',
            'The number is not verified by a code. Get one by SMS or a call.',
            { action: step('number'), failure: 'number_not_verified', details: { status } },
          );
    },
    () => notTold(),
  );
}

/** Whether the number is registered for the Cloud API: adding it in Meta's console does not do that. */
export function numberRegistered(facts: AccountFacts): Verdict {
  return judge(
    facts.number,
    ({ status, platform_type: platform, is_on_biz_app: isOnPhone }) => {
      if (!status && !platform) return notTold();
      const word = status?.toUpperCase() ?? '';
      const details = { ...(status ? { status } : {}), ...(platform ? { platform } : {}) };
      if (word === 'CONNECTED') return fine('Номер зареєстровано.', 'The number is registered.', details);
      if (['BANNED', 'RESTRICTED', 'RATE_LIMITED', 'FLAGGED'].includes(word)) {
        return verdict(
          'act',
          'Meta обмежила цей номер. Подивіться причину у WhatsApp Manager.',
          'Meta has restricted this number. See why in WhatsApp Manager.',
          {
            action: manager(facts),
            failure: 'account_restricted',
            details,
          },
        );
      }
      return verdict(
        'act',
        'Номер ще не зареєстровано: з нього не можна ні писати, ні отримувати. Зареєструйте його PIN-кодом.',
        'The number is not registered yet: nothing goes out or comes in. Register it with a PIN.',
        {
          action: step('number'),
          failure: isOnPhone ? 'number_on_phone_app' : 'number_not_registered',
          details,
        },
      );
    },
    () => notTold(),
  );
}

/** Whether the number lives on the phone's app as well. */
export function phoneApp(facts: AccountFacts): Verdict {
  return judge(
    facts.number,
    ({ is_on_biz_app: isOnPhone, status }) => {
      if (isOnPhone == null) return notTold();
      if (!isOnPhone)
        return fine(
          'Номер не прив’язано до застосунку на телефоні.',
          'The number is not bound to the app on a phone.',
        );
      return status?.toUpperCase() === 'CONNECTED'
        ? fine(
            'Номер працює і тут, і в застосунку на телефоні.',
            'The number works here and in the app on the phone.',
          )
        : verdict(
            'act',
            'Номер досі в застосунку на телефоні. Вийдіть із нього там або підключіть обидва разом, потім зареєструйте номер.',
            'The number is still in the app on a phone. Delete it there or use both together, then register the number.',
            { action: help('number_on_phone_app'), failure: 'number_on_phone_app' },
          );
    },
    () => notTold(),
  );
}

/** The name that customers see. */
export function displayName(facts: AccountFacts): Verdict {
  return judge(
    facts.number,
    ({ name_status: status, new_name_status: newStatus, account_mode: mode }) => {
      const word = (newStatus && newStatus !== 'NONE' ? newStatus : status)?.toUpperCase();
      if (mode === 'SANDBOX')
        return fine('У тестового номера назва від Meta.', 'A test number has a name of Meta’s.');
      if (!word) return notTold();
      const details = { status: word };
      if (word === 'DECLINED' || word === 'EXPIRED') {
        return verdict(
          'act',
          'Meta відхилила назву. Отримувати можна, а для надсилання запропонуйте іншу.',
          'Meta declined the display name. You can receive; propose another one to send.',
          {
            action: manager(facts),
            failure: 'display_name_declined',
            details,
          },
        );
      }
      if (word === 'PENDING_REVIEW') {
        return verdict(
          'waiting',
          'Meta перевіряє назву. Зазвичай це триває кілька днів; отримувати вже можна.',
          'Meta reviews the display name. This takes a few days as a rule; you can receive already.',
          { details },
        );
      }
      return fine('Назву схвалено.', 'The display name is approved.', details);
    },
    () => notTold(),
  );
}

/** How customers take the messages. */
export function quality(facts: AccountFacts): Verdict {
  return judge(
    facts.number,
    ({ quality_rating: rating }) => {
      const word = rating?.toUpperCase() ?? '';
      const details = { rating: word };
      if (word === 'RED') {
        return verdict(
          'act',
          'Якість низька: клієнти скаржаться або блокують. Пишіть рідше й лише тим, хто чекає.',
          'Quality is low: customers complain or block. Write less, and only to those who expect it.',
          { action: manager(facts), details },
        );
      }
      if (word === 'YELLOW') {
        return verdict(
          'ok',
          'Якість середня. Стежте, щоб повідомлення були доречні.',
          'Quality is medium. See that messages are welcome.',
          { details },
        );
      }
      if (word === 'GREEN') return fine('Якість висока.', 'Quality is high.', details);
      return fine('Meta ще не оцінила якість.', 'Meta has not rated the quality yet.', details);
    },
    () => notTold(),
  );
}

/** How many messages a second Meta takes. */
export function throughput(facts: AccountFacts): Verdict {
  return judge(
    facts.number,
    ({ throughput: given }) => {
      const level = given?.level?.toUpperCase();
      if (!level) return notTold();
      if (level === 'NOT_APPLICABLE')
        return verdict(
          'waiting',
          'Meta дасть швидкість, коли номер буде зареєстровано.',
          'Meta gives a rate when the number is registered.',
          { details: { level } },
        );
      return level === 'HIGH'
        ? fine('До 1000 повідомлень за секунду.', 'Up to 1,000 messages a second.', { level })
        : fine('До 80 повідомлень за секунду.', 'Up to 80 messages a second.', { level });
    },
    () => notTold(),
  );
}

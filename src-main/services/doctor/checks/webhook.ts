import { accountKeyOfCallback, missingWebhookFields } from '#shared/domain/webhook-fields.ts';
import { effectiveOf, goalOf, type Standing, toStanding } from '../../tunnel/registration-standing.ts';
import type { AccountFacts } from '../facts.ts';
import type { Asked } from '../verdict.ts';
import { fine, judge, judgeApp, notAsked, notTold, repair, step, type Verdict, verdict } from '../verdict.ts';

const registerAgain = () => repair('Зареєструвати вебхук', 'Register the webhook');
const isOurs = (url: string | null, { webhook }: AccountFacts) => {
  const key = accountKeyOfCallback(url);
  return key !== null && webhook.ownKeys.includes(key);
};

const cameWrong = ({ webhook }: AccountFacts) =>
  webhook.cameWithOtherWord || webhook.failure === 'verify_token_differs';

/** Meta's answers as one picture, as far as they came. */
function standingOf({ account, subscriptions, subscribedApps, number }: AccountFacts): Asked<Standing> {
  if (subscriptions.kind !== 'told') return subscriptions;
  if (subscribedApps.kind !== 'told') return subscribedApps;
  if (number.kind !== 'told') return number;
  const told = {
    subscriptions: subscriptions.value,
    apps: subscribedApps.value,
    configuration: number.value.webhook_configuration ?? null,
  };
  return { kind: 'told', value: toStanding(account.appId, told) };
}

/** Whether the app has an address of ours. */
export function appSubscription(facts: AccountFacts): Verdict {
  return judgeApp(facts.subscriptions, facts.hasSecret, (subscriptions) => {
    const url =
      subscriptions.find(({ object }) => object === 'whatsapp_business_account')?.callback_url ?? null;
    if (url === null) {
      const failure = cameWrong(facts) ? 'verify_token_differs' : 'callback_not_set';
      return verdict(
        'repairable',
        'У застосунку немає адреси вебхука: Meta нікуди надсилати.',
        'The app has no webhook address: Meta has nowhere to send.',
        { action: registerAgain(), failure },
      );
    }
    if (isOurs(url, facts))
      return fine('Адреса вебхука в застосунку наша.', 'The webhook’s address in the app is ours.');
    const effective = standingOf(facts);
    if (effective.kind === 'told' && isOurs(effectiveOf(effective.value).url, facts)) {
      return fine(
        'Адреса застосунку належить іншій програмі; цей акаунт має власну.',
        'The app’s address belongs to another program; this account has one of its own.',
      );
    }
    return verdict(
      'act',
      'У застосунку стоїть інша адреса вебхука. Вирішіть, чи забрати повідомлення сюди.',
      'Another webhook address stands in the app. Decide whether to take the messages here.',
      { action: step('webhook'), failure: 'callback_not_set' },
    );
  });
}

/** Whether Meta tells of all that we understand. */
export function fields(facts: AccountFacts): Verdict {
  return judgeApp(facts.subscriptions, facts.hasSecret, (subscriptions) => {
    const own = subscriptions.find(({ object }) => object === 'whatsapp_business_account');
    if (!own?.callback_url)
      return verdict(
        'unknown',
        'Буде видно, коли вебхук зареєстровано.',
        'This can be seen when the webhook is registered.',
      );
    const missing = missingWebhookFields(own.fields);
    if (!isOurs(own.callback_url, facts)) {
      return verdict(
        'ok',
        'Події застосунку налаштовує інша програма: рішення щодо шаблонів видно після оновлення їхнього списку.',
        'The other program chooses the app’s events: decisions about templates are seen when their list is refreshed.',
      );
    }
    const total = own.fields.length + missing.length;
    if (missing.length === 0)
      return fine('Meta повідомляє про все потрібне.', 'Meta tells of everything that is needed.', {
        fields: own.fields.length,
      });
    return verdict(
      'repairable',
      `Meta не повідомляє про деякі події (${missing.length} з ${total}): рішення щодо шаблонів чи акаунта сюди не дійдуть.`,
      `Meta does not tell of some events (${missing.length} of ${total}): decisions about templates or the account would never arrive.`,
      {
        action: repair('Підписатися на всі', 'Subscribe to all'),
        failure: 'fields_missing',
        details: { missing: missing.join(',') },
      },
    );
  });
}

/** Whether our app is told of this account's messages; that the list is not empty proves nothing. */
export function wabaSubscription(facts: AccountFacts): Verdict {
  return judge(
    facts.subscribedApps,
    (apps) => {
      const isOwn = apps.some((app) => app.whatsapp_business_api_data?.id === facts.account.appId);
      const details = { apps: apps.length };
      if (isOwn)
        return fine(
          'Meta доставляє повідомлення цього акаунта.',
          'Meta delivers this account’s messages.',
          details,
        );
      const failure =
        facts.webhook.failure === 'override_before_subscription'
          ? 'override_before_subscription'
          : 'waba_not_subscribed';
      return verdict(
        'repairable',
        'Meta підтвердила адресу, але їй не сказано доставляти повідомлення цього акаунта.',
        'Meta has verified the address but is not told to deliver this account’s messages.',
        {
          action: repair('Підписати', 'Subscribe'),
          failure,
          details,
        },
      );
    },
    () => notTold(),
  );
}

/** Where Meta really sends: number before account before app. */
export function effectiveWebhook(facts: AccountFacts): Verdict {
  const { callbackUrl, ownKeys } = facts.webhook;
  const standing = standingOf(facts);
  const onTold = (value: Standing): Verdict => {
    const { url, level } = effectiveOf(value);
    const details: Verdict['details'] = level === null ? {} : { level };
    if (url === null)
      return verdict('repairable', 'Meta поки нікуди не надсилає.', 'Meta does not send anywhere yet.', {
        action: registerAgain(),
        failure: 'callback_not_set',
        details,
      });
    if (!isOurs(url, facts)) {
      return verdict(
        'act',
        'Повідомлення цього номера отримує інша програма. Вирішіть, чи забрати їх сюди.',
        'The messages of this number go to another program. Decide whether to take them here.',
        {
          action: step('webhook'),
          failure: level === 'app' ? 'callback_not_set' : 'webhook_taken',
          details,
        },
      );
    }
    if (callbackUrl === null) {
      return verdict(
        'unknown',
        'Цей комп’ютер зараз недоступний з інтернету; Meta має його останню адресу.',
        'This computer cannot be reached from the internet now; Meta has its last address.',
        { action: { kind: 'address' }, details },
      );
    }
    const goal = goalOf(value, { callbackUrl, ownKeys, answeringKeys: ownKeys });
    return url === goal.callbackUrl
      ? fine('Meta надсилає сюди.', 'Meta sends here.', details)
      : verdict(
          'repairable',
          'Meta надсилає на стару адресу цього комп’ютера.',
          'Meta sends to an old address of this computer.',
          { action: registerAgain(), failure: 'public_address_changed', details },
        );
  };
  if (standing.kind === 'refused' && facts.subscriptions.kind === 'refused')
    return judgeApp(standing, facts.hasSecret, onTold);
  return judge(standing, onTold, () => notTold());
}

/** Whether Meta's own question came here and was answered. */
export function handshake(facts: AccountFacts): Verdict {
  const { webhook, account } = facts;
  if (cameWrong(facts)) {
    return verdict(
      'repairable',
      'Meta прийшла з іншим перевірним словом (verify token). Кнопка встановить правильне.',
      'Meta came with another verify token. The button sets the right one.',
      { action: registerAgain(), failure: 'verify_token_differs' },
    );
  }
  if (webhook.failure === 'callback_unreachable') {
    return verdict(
      'act',
      'Meta не змогла перевірити адресу цього комп’ютера. Подивіться, що відповідає за нею.',
      'Meta could not verify the address of this computer. See what answers there.',
      {
        action: account.kind === 'live' ? { kind: 'address' } : step('webhook'),
        failure: 'callback_unreachable',
      },
    );
  }
  if (webhook.handshakeAt !== null)
    return fine('Перевірний запит Meta дійшов сюди.', 'Meta’s verifying question arrived here.');
  if (facts.subscriptions.kind !== 'told' && facts.subscriptions.kind !== 'refused') return notAsked();
  return verdict(
    'repairable',
    'Перевірний запит Meta сюди ще не приходив.',
    'Meta’s verifying question has not come here yet.',
    { action: registerAgain(), failure: 'callback_not_set' },
  );
}

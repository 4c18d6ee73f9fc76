import type { AccountFacts } from '../facts.ts';
import { metaPages } from '../pages.ts';
import { fine, judge, judgeApp, link, notTold, step, type Verdict, verdict } from '../verdict.ts';

const basicPage = ({ account }: AccountFacts) =>
  link(metaPages.appBasic(account.appId), 'Налаштування застосунку', 'App settings');

/** Whether id and secret belong together: without the right secret no message can be trusted. */
export function appSecret(facts: AccountFacts): Verdict {
  const enter = { action: step('values'), failure: 'wrong_app_secret' } as const;
  if (!facts.hasSecret) {
    return verdict(
      'act',
      'App secret недоступний: жодному вхідному повідомленню не можна довіряти. Введіть його знову.',
      'The app secret is not available: no incoming message can be trusted. Enter it again.',
      enter,
    );
  }
  // The app's own token is made of both values: 190 to it is about the secret.
  if (facts.app.kind === 'refused' && facts.app.error.code === 190) {
    return verdict(
      'act',
      'App secret не від цього застосунку. Натисніть «Show» у Settings > Basic і скопіюйте його ще раз.',
      'The secret does not belong to this app. Press “Show” under Settings > Basic and copy it again.',
      { ...enter, details: { code: 190 } },
    );
  }
  return judgeApp(facts.app, true, () =>
    fine('App ID і app secret підходять одне до одного.', 'App ID and app secret belong together.'),
  );
}

/** Whether the token was made for the app whose webhooks we get. */
export function appMatch(facts: AccountFacts): Verdict {
  const wrong = verdict(
    'act',
    'Токен створено для іншого застосунку. Створіть токен для застосунку, вказаного тут.',
    'The token was made for another app. Make one for the app that is entered here.',
    { action: step('token'), failure: 'token_of_other_app' },
  );
  // Meta does not let one app inspect the token of another.
  const { token } = facts;
  if (token.kind === 'refused' && token.error.code === 100 && /did not match/i.test(token.error.title ?? ''))
    return wrong;
  return judgeApp(token, facts.hasSecret, ({ app_id: appId }) =>
    appId === undefined || appId === facts.account.appId
      ? fine('Токен створено для цього застосунку.', 'The token was made for this app.')
      : wrong,
  );
}

/** Meta takes an app down for a name with its trademark in it. */
export function appName(facts: AccountFacts): Verdict {
  return judgeApp(facts.app, facts.hasSecret, ({ name }) =>
    /whats\s*app|facebook|\bmeta\b|instagram/i.test(name ?? '')
      ? verdict(
          'act',
          'У назві застосунку є торговельна марка Meta. Перейменуйте його, поки Meta не зупинила його.',
          'The app’s name holds a trademark of Meta’s. Rename it before Meta stops it.',
          { action: basicPage(facts), failure: 'forbidden_app_name' },
        )
      : fine('Назва застосунку без торговельних марок.', 'The app’s name holds no trademark.'),
  );
}

const RECIPIENT_NOT_LISTED = 131030;

/** Live or development: Meta has no plain field for it, but it can be told by what fails. */
export function appLive(facts: AccountFacts): Verdict {
  const inDevelopment = verdict(
    'act',
    'Застосунок у режимі розробки: Meta пропускає лише тестові номери. Увімкніть режим Live.',
    'The app is in development mode: Meta lets test numbers through and nobody else. Switch it to Live.',
    { action: step('live'), failure: 'app_in_development' },
  );
  const refused = facts.traffic.failures.find(({ code }) => code === RECIPIENT_NOT_LISTED);
  const isTestNumber = facts.number.kind === 'told' && facts.number.value.account_mode === 'SANDBOX';
  if (refused && !isTestNumber)
    return { ...inDevelopment, details: { code: RECIPIENT_NOT_LISTED, count: refused.count } };
  return judge(
    facts.number,
    ({ health_status: health }) => {
      const app = health?.entities?.find(({ entity_type: type }) => type === 'APP');
      if (!app) return notTold();
      const isAvailable = app.can_send_message === 'AVAILABLE' || app.can_send_message == null;
      return isAvailable
        ? fine('Застосунок працює для всіх.', 'The app works for everybody.')
        : inDevelopment;
    },
    () => notTold(),
  );
}

/** Without a page about privacy an app cannot go live. */
export function privacyPage(facts: AccountFacts): Verdict {
  return judgeApp(facts.app, facts.hasSecret, ({ id, privacy_policy_url: url }) => {
    if (id !== facts.account.appId) return notTold();
    return url
      ? fine('Сторінку про приватність вказано.', 'The privacy page is given.')
      : verdict(
          'act',
          'У застосунку не вказано сторінку про приватність: без неї Meta не вмикає режим Live.',
          'The app names no privacy page: without one Meta does not switch it to Live.',
          { action: basicPage(facts), failure: 'privacy_page_missing' },
        );
  });
}

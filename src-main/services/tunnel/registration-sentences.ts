import type { Sentence } from '#shared/contract/base.ts';
import type { RegistrationStep } from '#shared/contract/tunnel.ts';

const say = (uk: string, en: string): Sentence => ({ uk, en });

type Step = RegistrationStep['step'];

/** What a step says before anything is known of it. */
export const waitingSays: Record<Step, Sentence> = {
  address: say('Адреса цього комп’ютера в інтернеті', 'The address of this computer on the internet'),
  app_subscription: say('Адреса вебхука в застосунку Meta', 'The webhook’s address in the Meta app'),
  fields: say('Події, на які підписано застосунок', 'The events that the app is subscribed to'),
  waba_subscription: say('Доставка повідомлень цього акаунта', 'Delivery of this account’s messages'),
  handshake: say('Перевірний запит від Meta', 'Meta’s verifying question'),
  effective: say('Куди Meta надсилає насправді', 'Where Meta really sends'),
};

/** What the registration of a webhook says of its steps. */
export const registrationSays = {
  addressReady: say(
    'Цей комп’ютер доступний з інтернету.',
    'This computer can be reached from the internet.',
  ),
  addressLocal: say('Пісочниця на цьому ж комп’ютері.', 'The sandbox is on this computer.'),
  addressMissing: say(
    'Цей комп’ютер зараз недоступний з інтернету. Щойно доступ з’явиться, Розмова зареєструє вебхук сама.',
    'This computer cannot be reached from the internet now. As soon as it can, Rozmova registers the webhook by itself.',
  ),
  addressMovesTooOften: say(
    'Адреса щойно змінювалася. Щоб Meta не плутала дві адреси, нову буде передано за кілька хвилин.',
    'The address has changed a moment ago. Meta is told the new one in a few minutes, so that it never knows two.',
  ),
  secretsMissing: say(
    'Секрети цього акаунта недоступні. Введіть токен і app secret знову.',
    'The secrets of this account are not available. Enter the token and the app secret again.',
  ),
  sandboxOff: say('Пісочницю вимкнено.', 'The sandbox is off.'),
  foreign: (host: string) =>
    say(
      `Повідомлення цього номера зараз отримує інша програма: ${host}. Нічого не змінено.`,
      `The messages of this number go to another program now: ${host}. Nothing was changed.`,
    ),
  appAlready: say('Адреса вже стоїть у застосунку.', 'The address stands in the app already.'),
  appDone: say('Адресу записано в застосунку.', 'The address was written into the app.'),
  appLeft: say(
    'Адреса застосунку належить іншій програмі й лишається: цей акаунт отримає власну. Рішення щодо шаблонів надходитимуть туди.',
    'The app’s address belongs to another program and stays: this account gets one of its own. Decisions about templates go there.',
  ),
  fieldsAll: (count: number) =>
    say(
      `Підписано на всі потрібні події (${count}).`,
      `Subscribed to all events that are needed (${count}).`,
    ),
  fieldsRefused: (names: string) =>
    say(
      `Основні події підписано. Від цих Meta відмовилась: ${names}.`,
      `The main events are subscribed. Meta refused these: ${names}.`,
    ),
  fieldsLeft: say(
    'Події застосунку налаштовує інша програма.',
    'The events of the app are chosen by the other program.',
  ),
  wabaAlready: say('Застосунок уже чує цей акаунт.', 'The app hears this account already.'),
  wabaDone: say('Застосунок підписано на цей акаунт.', 'The app was subscribed to this account.'),
  wabaOverridden: say(
    'Застосунок підписано на цей акаунт, і повідомлення йдуть на власну адресу.',
    'The app was subscribed to this account, and its messages go to an address of their own.',
  ),
  handshakeSeen: say('Запит Meta дійшов сюди.', 'Meta’s question arrived here.'),
  handshakeWrong: say(
    'Запит Meta дійшов, але з іншим перевірним словом (verify token).',
    'Meta’s question arrived, but with another verify token.',
  ),
  handshakeMissing: say(
    'Meta прийняла адресу, але її запит сюди не дійшов: на цій адресі відповідає хтось інший.',
    'Meta accepted the address, but its question did not arrive here: somebody else answers at this address.',
  ),
  effectiveDone: say('Meta надсилає сюди.', 'Meta sends here.'),
  effectiveOther: (host: string) =>
    say(`Meta й далі надсилає в інше місце: ${host}.`, `Meta still sends to another place: ${host}.`),
  effectiveNone: say('Meta ще нікуди не надсилає.', 'Meta does not send anywhere yet.'),
  movedFrom: (host: string) =>
    say(
      `Адреса змінилася; Meta знає нову (${host}).`,
      `The address has changed; Meta knows the new one (${host}).`,
    ),
  moved: say(
    'Адреса цього комп’ютера змінилася, і Meta вже знає нову.',
    'The address of this computer has changed, and Meta knows the new one already.',
  ),
  registered: (host: string) => say(`Вебхук зареєстровано: ${host}.`, `The webhook was registered: ${host}.`),
  leftSubscription: say(
    'Підписку цього акаунта не вдалося зняти в Meta. Приберіть її у WhatsApp Manager або вимкніть застосунок.',
    'The subscription of this account could not be taken away at Meta. Remove it there, or switch the app off.',
  ),
  leftAddress: say(
    'Адресу вебхука не вдалося прибрати із застосунку. Зітріть її на сторінці Webhooks у Meta.',
    'The webhook’s address could not be taken out of the app. Clear it on Meta’s Webhooks page.',
  ),
  leftUnknown: say(
    'Meta не відповіла, тож вебхук міг там лишитися. Перевірте сторінку Webhooks у Meta.',
    'Meta did not answer, so the webhook may still stand there. Look at Meta’s Webhooks page.',
  ),
} as const;

/** The host of an address, for a sentence; the key in its path is nobody's business. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

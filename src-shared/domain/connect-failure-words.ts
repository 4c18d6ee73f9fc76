import type { ConnectFailure, FailureGroup } from './connect-failures.ts';
import type { Language } from './refusals.ts';

type Sentence = Record<Language, string>;
interface FailureWords {
  readonly title: Sentence;
  /** What the pretend Meta does while it is on. */
  readonly seen: Sentence;
}

const words = (title: readonly [string, string], seen: readonly [string, string]): FailureWords => ({
  title: { en: title[0], uk: title[1] },
  seen: { en: seen[0], uk: seen[1] },
});

/** What each way of failing to connect is called, and what is seen of it in the sandbox. */
export const failureWords: Readonly<Record<ConnectFailure, FailureWords>> = {
  temporary_token: words(
    ['A one-day token', 'Токен на одну добу'],
    [
      'Meta’s console gives the temporary token of API Setup: it works and stops after a day.',
      'Консоль Meta дає тимчасовий токен зі сторінки API Setup: він працює, але за добу перестане.',
    ],
  ),
  token_revoked: words(
    ['A token that was withdrawn', 'Відкликаний токен'],
    [
      'Meta accepts the token no longer: sending stops, what comes in still arrives.',
      'Meta більше не приймає токен: надсилання зупиняється, вхідні приходять далі.',
    ],
  ),
  token_sixty_days: words(
    ['A token for sixty days', 'Токен на шістдесят днів'],
    [
      'Everything works, but the token has an end, and somebody has to replace it in time.',
      'Усе працює, але токен має строк дії, і його треба вчасно замінити.',
    ],
  ),
  employee_system_user: words(
    ['A system user who is an employee', 'Системний користувач із роллю Employee'],
    [
      'The token is alive, yet Meta hides the WhatsApp account and the number from it (error 100).',
      'Токен дійсний, проте Meta ховає від нього акаунт WhatsApp і номер (помилка 100).',
    ],
  ),
  missing_scopes: words(
    ['A permission was not ticked', 'Не позначено дозвіл'],
    [
      'The token lacks whatsapp_business_messaging: all can be seen, nothing can be sent.',
      'Токенові бракує whatsapp_business_messaging: усе видно, але нічого не надіслати.',
    ],
  ),
  waba_not_assigned: words(
    ['The WhatsApp account is not assigned', 'Акаунт WhatsApp не призначено'],
    [
      'The token is right, but the WhatsApp account was not given to its system user.',
      'Токен правильний, але системному користувачу не дали акаунта WhatsApp.',
    ],
  ),
  token_of_other_app: words(
    ['A token of another app', 'Токен іншого застосунку'],
    [
      'The token was made in the app “Shop test”, the app ID is of another one.',
      'Токен створено в застосунку «Shop test», а App ID від іншого.',
    ],
  ),
  wrong_app_secret: words(
    ['A wrong app secret', 'Не той App secret'],
    [
      'Meta does not accept the secret, and signs events with another one.',
      'Meta не приймає секрету, а події підписує іншим.',
    ],
  ),
  wrong_id: words(
    ['An ID in the wrong field', 'Не той ідентифікатор'],
    [
      'The phone number stands where its ID belongs, and that ID where the account’s belongs.',
      'Замість ідентифікатора номера скопійовано сам номер, а замість акаунта ідентифікатор номера.',
    ],
  ),
  several_numbers: words(
    ['Several accounts and a test number', 'Кілька акаунтів і тестовий номер'],
    [
      'The token sees a second WhatsApp account, with Meta’s test number in it.',
      'Токен бачить ще один акаунт WhatsApp із тестовим номером від Meta.',
    ],
  ),
  forbidden_app_name: words(
    ['“WhatsApp” in the app’s name', '«WhatsApp» у назві застосунку'],
    [
      'The app is called “Voloshka WhatsApp”; Meta does not let such a name go live.',
      'Застосунок зветься «Voloshka WhatsApp»; з такою назвою Meta його не опублікує.',
    ],
  ),
  callback_unreachable: words(
    ['A login page at the address', 'За адресою сторінка входу'],
    [
      'Meta gets a login page from the address instead of the code, and does not accept the webhook.',
      'Замість коду Meta отримує за адресою сторінку входу й не приймає вебхука.',
    ],
  ),
  verify_token_differs: words(
    ['Another verify token', 'Інший Verify token'],
    [
      'Somebody typed another verify token in Meta’s console. The first try to set it up fails, the next one helps.',
      'У консолі Meta хтось увів інший Verify token. Перша спроба налаштувати не вдасться, друга допоможе.',
    ],
  ),
  callback_not_set: words(
    ['Another address at Meta', 'У Meta інша адреса'],
    [
      'The app sends events to an address that somebody typed in once; nothing comes here.',
      'Застосунок шле події на адресу, яку хтось колись увів; сюди не приходить нічого.',
    ],
  ),
  fields_missing: words(
    ['Events that nobody ticked', 'Не позначено події'],
    [
      'Three kinds of events about templates are not subscribed: their decisions never arrive.',
      'Немає підписки на три види подій про шаблони: рішення Meta не приходять.',
    ],
  ),
  waba_not_subscribed: words(
    ['The account does not tell the app', 'Акаунт не сповіщає застосунок'],
    [
      'The address is verified, and yet no message arrives: the app is not subscribed to the account.',
      'Адресу підтверджено, а повідомлень немає: застосунок не підписано на акаунт.',
    ],
  ),
  override_before_subscription: words(
    ['An own address too early', 'Власна адреса зарано'],
    [
      'Meta refuses an address for this account until the app is subscribed to it.',
      'Meta не приймає окремої адреси для акаунта, доки застосунок на нього не підписано.',
    ],
  ),
  webhook_taken: words(
    ['Another tool takes the messages', 'Повідомлення забирає інша програма'],
    [
      'The number sends its messages to chat.old-tool.example; nothing comes here until it is taken over.',
      'Номер шле повідомлення на chat.old-tool.example; сюди нічого не приходить, доки не перебрати його на себе.',
    ],
  ),
  nothing_arrives: words(
    ['All green, nothing arrives', 'Усе зелене, а нічого не приходить'],
    [
      'Everything is set up, but Meta gets HTTP 502 from the address. When it is over, all of it arrives.',
      'Усе налаштовано, але Meta отримує за адресою HTTP 502. Коли це мине, усе надійде.',
    ],
  ),
  app_in_development: words(
    ['The app is not live', 'Застосунок не опубліковано'],
    [
      'Only the first customer, who is a tester, can write and be written to; all others are refused (131030).',
      'Писати й отримувати може лише перший клієнт, бо він тестувальник; решті відмовлено (131030).',
    ],
  ),
  privacy_page_missing: words(
    ['No privacy page', 'Немає сторінки про приватність'],
    [
      'The app has no privacy policy, and Meta does not let it go live without one.',
      'У застосунку немає політики приватності, а без неї Meta його не опублікує.',
    ],
  ),
  number_not_verified: words(
    ['The number is not verified', 'Номер не підтверджено'],
    [
      'Meta wants a code by SMS or call before the number can be registered. The code is 246810.',
      'Перед реєстрацією номера Meta хоче коду з SMS чи дзвінка. Код: 246810.',
    ],
  ),
  number_not_registered: words(
    ['The number is not registered', 'Номер не зареєстровано'],
    [
      'The number is “pending”: it neither sends nor receives (133010) until it is registered with a PIN.',
      'Номер «очікує»: не надсилає й не отримує (133010), доки його не зареєструють із PIN.',
    ],
  ),
  wrong_pin: words(
    ['A forgotten PIN', 'Забутий PIN'],
    [
      'The number has a PIN already: another one is refused, the third wrong one locks it for hours.',
      'Номер уже має PIN: іншого не приймають, а третій хибний блокує номер на години.',
    ],
  ),
  number_on_phone_app: words(
    ['The number is in the phone app', 'Номер у застосунку на телефоні'],
    [
      'The number is used in WhatsApp on a phone, and Meta refuses to register it here.',
      'Номером користуються у WhatsApp на телефоні, і Meta не дає його зареєструвати.',
    ],
  ),
  display_name_declined: words(
    ['The display name was declined', 'Назву відхилено'],
    [
      'What comes in arrives, but Meta refuses to send under this name (131037).',
      'Вхідні приходять, але надсилати під цією назвою Meta не дає (131037).',
    ],
  ),
  payment_missing: words(
    ['No payment method', 'Немає способу оплати'],
    [
      'Answers go out, templates fail a moment later (131042).',
      'Відповіді надсилаються, шаблони за мить повертаються з помилкою (131042).',
    ],
  ),
  payment_not_accepted: words(
    ['A card that is not accepted', 'Картку не приймають'],
    [
      'A card is there, but the bank declines it: templates fail (131042).',
      'Картка є, але банк її відхиляє: шаблони повертаються з помилкою (131042).',
    ],
  ),
  business_not_verified: words(
    ['The business is not verified', 'Компанію не підтверджено'],
    [
      'Only 250 new people a day can be written to first.',
      'Першими можна написати лише 250 новим людям на добу.',
    ],
  ),
  account_restricted: words(
    ['The account is restricted', 'Акаунт обмежено'],
    [
      'Meta has blocked sending (131031); an appeal is possible.',
      'Meta заблокувала надсилання (131031); рішення можна оскаржити.',
    ],
  ),
  country_not_allowed: words(
    ['A country that is not allowed', 'Недозволена країна'],
    [
      'Messages to numbers outside Ukraine are refused (130497).',
      'Повідомлення на номери поза Україною відхилено (130497).',
    ],
  ),
  portfolio_limit_used: words(
    ['The day’s limit is used up', 'Денний ліміт вичерпано'],
    [
      'Other numbers of the company used the limit: who wrote today is answered, others are refused (131064).',
      'Ліміт витратили інші номери компанії: хто писав сьогодні, тому можна відповісти, решті відмовлено (131064).',
    ],
  ),
  public_address_changed: words(
    ['The public address has changed', 'Публічна адреса змінилася'],
    [
      'Meta still has the address of before: events wait until the new one is registered.',
      'У Meta лишилася попередня адреса: події чекають, доки не зареєструвати нову.',
    ],
  ),
  computer_was_away: words(
    ['The computer was off', 'Комп’ютер був вимкнений'],
    [
      'Meta holds everything back; switched off, it all arrives late and at once.',
      'Meta все притримує; коли вимкнути, воно приходить запізно й разом.',
    ],
  ),
  clock_or_network: words(
    ['A clock two hours off', 'Годинник відстає на дві години'],
    [
      'Meta’s clock is two hours ahead of this computer’s.',
      'Годинник Meta на дві години випереджає годинник цього комп’ютера.',
    ],
  ),
  graph_version_old: words(
    ['An old version of the interface', 'Стара версія інтерфейсу'],
    [
      'Meta answers with a newer version and warns that ours has ended.',
      'Meta відповідає новішою версією й попереджає, що наша застаріла.',
    ],
  ),
  duplicate_templates: words(
    ['Templates of the same name', 'Шаблони з однаковою назвою'],
    [
      'Another tool has made two templates anew: the same name, another ID and another text.',
      'Інша програма створила два шаблони заново: назва та сама, ідентифікатор і текст інші.',
    ],
  ),
};

export const failureGroupWords: Readonly<Record<FailureGroup, Sentence>> = {
  key: { en: 'Token and app', uk: 'Токен і застосунок' },
  number: { en: 'Number', uk: 'Номер' },
  webhook: { en: 'Webhook', uk: 'Вебхук' },
  sending: { en: 'Sending', uk: 'Надсилання' },
  computer: { en: 'This computer', uk: 'Цей комп’ютер' },
};

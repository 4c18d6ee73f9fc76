/** One sentence in both languages. */
export interface Sentence {
  uk: string;
  en: string;
}

const say = (en: string, uk: string): Sentence => ({ en, uk });

const day = (at: number, locale: 'uk-UA' | 'en-GB') =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(at)
    // An abbreviation at the end of a sentence would end it with two full stops.
    .replace(/ р\.$/, ' року');

/** What the connection test says; each outcome has its own words (Meta's rules: research/api.md 1.2 to 1.6). */
export const testSays = {
  skipped: say(
    'Not checked, because an earlier check failed.',
    'Не перевірено, бо попередня перевірка не пройшла.',
  ),
  unreachable: say(
    'Meta could not be reached. Check the internet connection of this computer, then test again.',
    'Не вдалося з’єднатися з Meta. Перевірте інтернет на цьому комп’ютері й повторіть перевірку.',
  ),
  notUnderstood: say(
    'Something answered that does not speak as Meta does. Is there a proxy or a sign-in page in between?',
    'Відповів хтось, хто говорить не так, як Meta. Чи немає між вами проксі або сторінки входу?',
  ),
  appOk: say(
    'The App ID and the app secret belong together.',
    'App ID і app secret підходять одне до одного.',
  ),
  appRefused: (detail: string) =>
    say(
      `Meta does not accept this App ID and app secret together. Copy both again from App settings > Basic. ${detail}`,
      `Meta не приймає ці App ID та app secret разом. Скопіюйте обидва ще раз з App settings > Basic. ${detail}`,
    ),
  appSecretMissing: say(
    'The app secret is not available. Enter it again: without it no incoming message can be trusted.',
    'App secret недоступний. Введіть його знову: без нього не можна довіряти жодному вхідному повідомленню.',
  ),
  tokenMissing: say(
    'The access token is not available. Enter it again.',
    'Токен доступу недоступний. Введіть його знову.',
  ),
  tokenOk: say('The token is valid and does not expire.', 'Токен дійсний і не має строку дії.'),
  tokenOkUntil: (at: number) =>
    say(`The token is valid until ${day(at, 'en-GB')}.`, `Токен дійсний до ${day(at, 'uk-UA')}.`),
  tokenTemporary: (at: number) =>
    say(
      `This is a temporary token; it runs out on ${day(at, 'en-GB')}. Make a permanent one for a system user.`,
      `Це тимчасовий токен, він діє до ${day(at, 'uk-UA')}. Створіть постійний для системного користувача.`,
    ),
  tokenOfOtherApp: (appId: string) =>
    say(
      `This token was made for another app (App ID ${appId}). Make one for the app that is entered here.`,
      `Цей токен створено для іншого застосунку (App ID ${appId}). Створіть токен для застосунку, вказаного тут.`,
    ),
  tokenCannotMessage: say(
    'The token lacks the permission “whatsapp_business_messaging”. Make a new one and tick it.',
    'Токен не має дозволу «whatsapp_business_messaging». Створіть новий і позначте цей дозвіл.',
  ),
  tokenCannotManage: say(
    'The token lacks the permission “whatsapp_business_management”: chats work, templates do not.',
    'Токен не має дозволу «whatsapp_business_management»: чати працюватимуть, шаблони ні.',
  ),
  tokenNotInspected: say(
    'The token works, but Meta does not tell how long without the app secret.',
    'Токен працює, але без app secret Meta не каже, доки саме.',
  ),
  phoneOk: (number: string, name: string) =>
    say(`This is ${number}${name && `, “${name}”`}.`, `Це ${number}${name && `, «${name}»`}.`),
  phoneNotConnected: (number: string, status: string) =>
    say(
      `This is ${number}, but Meta shows it as ${status}. Register it in WhatsApp Manager before it can send.`,
      `Це ${number}, але у Meta його стан: ${status}. Щоб надсилати, зареєструйте номер у WhatsApp Manager.`,
    ),
  phoneNotShown: say(
    'Meta does not show this id to your token. Check that it is the Phone number ID (15 to 16 digits, not the phone number), and that the WhatsApp account is assigned to the system user, or use an admin system user.',
    'Meta не показує цей ідентифікатор за вашим токеном. Перевірте, що це саме Phone number ID (15–16 цифр, не номер телефону) і що системному користувачу призначено акаунт WhatsApp, або візьміть адміністратора серед системних користувачів.',
  ),
  phoneIsOtherThing: say(
    'This id belongs to something else at Meta, not to a phone number. Copy the Phone number ID from API Setup.',
    'Цей ідентифікатор у Meta належить не номеру телефону. Скопіюйте Phone number ID зі сторінки API Setup.',
  ),
  wabaOk: (name: string) => say(`The business account is “${name}”.`, `Бізнес-акаунт називається «${name}».`),
  wabaNotShown: say(
    'Meta does not show this id to your token. Check that it is the WhatsApp Business Account ID, and that the account is assigned to the system user.',
    'Meta не показує цей ідентифікатор за вашим токеном. Перевірте, що це саме WhatsApp Business Account ID і що акаунт призначено системному користувачу.',
  ),
  wabaIsOtherThing: say(
    'This id belongs to something else at Meta, not to a WhatsApp Business Account. It stands on the API Setup page.',
    'Цей ідентифікатор у Meta належить не WhatsApp Business Account. Потрібний видно на сторінці API Setup.',
  ),
  numberInWaba: say('The number belongs to the business account.', 'Номер належить цьому бізнес-акаунту.'),
  numberNotInWaba: say(
    'The number does not belong to this business account. One of the two ids is of another one.',
    'Номер не належить цьому бізнес-акаунту. Один із двох ідентифікаторів від іншого.',
  ),
  templatesOk: say('Templates can be read.', 'Шаблони можна читати.'),
  templatesRefused: (detail: string) =>
    say(`Templates cannot be read. ${detail}`, `Шаблони не вдається прочитати. ${detail}`),
  subscribed: say(
    'The app is subscribed to this business account.',
    'Застосунок підписано на цей бізнес-акаунт.',
  ),
  notSubscribed: say(
    'The app is not subscribed to this business account yet: messages of customers will not arrive.',
    'Застосунок ще не підписано на цей бізнес-акаунт: повідомлення клієнтів не надходитимуть.',
  ),
  subscriptionUnknown: (detail: string) =>
    say(
      `Whether the app is subscribed could not be read. ${detail}`,
      `Не вдалося дізнатися, чи підписано застосунок. ${detail}`,
    ),
} as const;

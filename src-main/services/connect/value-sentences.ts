import type { Sentence } from '#shared/contract/base.ts';
import type { NeededScope } from '#shared/domain/connect-token.ts';
import { momentWords } from './moment-words.ts';

const say = (en: string, uk: string): Sentence => ({ en, uk });

/** What a scope is for, as Meta's list of ticks calls it. */
const scopeWords: Record<NeededScope, Sentence> = {
  whatsapp_business_messaging: say(
    'send messages (whatsapp_business_messaging)',
    'надсилати повідомлення (whatsapp_business_messaging)',
  ),
  whatsapp_business_management: say(
    'manage the account (whatsapp_business_management)',
    'керувати акаунтом (whatsapp_business_management)',
  ),
};
const list = (scopes: readonly NeededScope[], language: keyof Sentence) =>
  scopes.map((scope) => scopeWords[scope][language]).join(', ');

/** What is said about the app and its secret. */
export const appSays = {
  ok: (name: string) => say(`This is the app “${name}”.`, `Це застосунок «${name}».`),
  foundByToken: (name: string) =>
    say(`Found by the token: this is the app “${name}”.`, `Знайдено за токеном: це застосунок «${name}».`),
  notYet: say(
    'The shape is right. It is checked together with the other values.',
    'За виглядом усе гаразд. Перевіримо разом з іншими значеннями.',
  ),
  secretOk: say('The secret belongs to this app.', 'App secret належить цьому застосунку.'),
  wrongSecret: say(
    'This secret does not belong to the app. Open App settings > Basic, press Show beside App secret and copy it again.',
    'Цей app secret не від цього застосунку. Відкрийте App settings > Basic, натисніть Show біля App secret і скопіюйте його ще раз.',
  ),
  wrongId: say(
    'Meta knows no app with this id. Copy the App ID again: it stands at the top of the app’s dashboard.',
    'Meta не знає застосунку з таким ID. Скопіюйте App ID ще раз: він угорі на сторінці застосунку.',
  ),
  idOfOtherApp: (name: string, appId: string) =>
    say(
      `This id is not the one of your app: secret and token belong to “${name}”, App ID ${appId}. Use that one?`,
      `Це ID не вашого застосунку: secret і токен належать «${name}», App ID ${appId}. Взяти його?`,
    ),
  forbiddenName: (name: string, word: string) =>
    say(
      `This is the app “${name}”. Meta does not publish apps with “${word}” in their name: rename it under App settings > Basic before you switch it to Live.`,
      `Це застосунок «${name}». Meta не публікує застосунків зі словом «${word}» у назві: перейменуйте його в App settings > Basic, перш ніж вмикати Live.`,
    ),
} as const;

/** What is said about the token. */
export const tokenSays = {
  permanent: say('The token works and does not run out.', 'Токен працює й не має строку дії.'),
  aliveOnly: say(
    'The token works. How long it lives can be told once the App ID and the secret are right.',
    'Токен працює. Доки саме, стане відомо, коли App ID і app secret будуть правильні.',
  ),
  temporary: (at: number, now: number) =>
    say(
      `This is Meta’s one-day test token; it stops ${momentWords(at, now, 'en')}. Go on with it now and replace it at the step “Permanent token”; we will remind you.`,
      `Це тестовий токен Meta на добу, він діє до ${momentWords(at, now, 'uk')}. Продовжуйте з ним, а на кроці «Постійний токен» замініть; ми нагадаємо.`,
    ),
  sixtyDays: (at: number, now: number) =>
    say(
      `The token works until ${momentWords(at, now, 'en', 'until')}. We will remind you 14 days before. With the expiry “Never” this would not be needed.`,
      `Токен діє до ${momentWords(at, now, 'uk')}. Ми нагадаємо за 14 днів. Зі строком «Never» це було б не потрібно.`,
    ),
  expired: say(
    'This token has run out. Create a new one and paste it here.',
    'Строк дії цього токена закінчився. Створіть новий і вставте його сюди.',
  ),
  withdrawn: say(
    'Meta no longer accepts this token: it was withdrawn, or a password was changed. Create a new one and paste it here.',
    'Meta більше не приймає цього токена: його відкликали або змінили пароль. Створіть новий і вставте його сюди.',
  ),
  blocked: say(
    'Meta asks the owner of this token to confirm who they are. Sign in to facebook.com, follow the instructions, then create a new token.',
    'Meta просить власника токена підтвердити особу. Увійдіть на facebook.com, виконайте вказівки, а тоді створіть новий токен.',
  ),
  missing: say('Paste the new token.', 'Вставте новий токен.'),
  endsSoon: (at: Sentence) =>
    say(
      `The access token ends ${at.en}. Replace it before that, otherwise nothing can be sent.`,
      `Токен доступу діє до ${at.uk}. Замініть його раніше, інакше нічого не надсилатиметься.`,
    ),
  unknown: say(
    'Meta does not know this token. Was it copied whole? Create a new one and use the copy button.',
    'Meta не знає такого токена. Чи скопійовано його повністю? Створіть новий і скористайтеся кнопкою копіювання.',
  ),
  ofOtherApp: (other: string | null, ours: string) =>
    other === null
      ? say(
          `This token belongs to another app, not to “${ours}”. Create a token for “${ours}”.`,
          `Цей токен належить іншому застосунку, не «${ours}». Створіть токен для «${ours}».`,
        )
      : say(
          `This token belongs to the app “${other}”, not to “${ours}”. Create a token for “${ours}”, or use the App ID and secret of “${other}”.`,
          `Цей токен належить застосунку «${other}», а не «${ours}». Створіть токен для «${ours}» або візьміть App ID і secret застосунку «${other}».`,
        ),
  missingScopes: (scopes: readonly NeededScope[]) =>
    say(
      `The token lacks a permission: ${list(scopes, 'en')}. Create it again and tick both WhatsApp permissions.`,
      `Токену бракує дозволу: ${list(scopes, 'uk')}. Створіть його ще раз і позначте обидва дозволи WhatsApp.`,
    ),
  employee: say(
    'This token is of a system user with the role Employee, who cannot see the WhatsApp account. In Business settings > System users choose an Admin, or assign the app and the WhatsApp account to this one.',
    'Цей токен від системного користувача з роллю Employee, який не бачить акаунта WhatsApp. У Business settings > System users візьміть користувача з роллю Admin або призначте цьому застосунок і акаунт WhatsApp.',
  ),
  notAssigned: say(
    'The token works but sees no WhatsApp account. In Business settings > System users choose Add assets > WhatsApp accounts, assign yours, then check again.',
    'Токен працює, але не бачить жодного акаунта WhatsApp. У Business settings > System users виберіть Add assets > WhatsApp accounts, призначте свій і перевірте ще раз.',
  ),
  noNumber: say(
    'The token sees the WhatsApp account, but there is no phone number in it yet. Add one in WhatsApp Manager, then check again.',
    'Токен бачить акаунт WhatsApp, але номера в ньому ще немає. Додайте номер у WhatsApp Manager і перевірте ще раз.',
  ),
  clockOff: (minutes: number) =>
    say(
      `This computer’s clock is ${spanWords(minutes).en} off. Let it set its time by itself, otherwise the times of messages will be wrong.`,
      `Годинник цього комп’ютера відхиляється на ${spanWords(minutes).uk}. Увімкніть автоматичне встановлення часу, інакше час повідомлень буде хибним.`,
    ),
} as const;

/** `1 год 40 хв`, in units that need no plural. */
function spanWords(minutes: number): Sentence {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const both = (hour: string, minute: string) =>
    [hours > 0 ? `${hours} ${hour}` : '', rest > 0 || hours === 0 ? `${rest} ${minute}` : '']
      .filter(Boolean)
      .join(' ');
  return say(both('h', 'min'), both('год', 'хв'));
}

/** What is said about the two ids. */
export const idSays = {
  phoneNumber: (id: string) =>
    say(
      `This is the phone number itself. Its Phone number ID was found: ${id}. Use it?`,
      `Це сам номер телефону. Його Phone number ID знайдено: ${id}. Взяти його?`,
    ),
  number: (number: string, name: string) =>
    say(`This is ${number}${name && `, “${name}”`}.`, `Це ${number}${name && `, «${name}»`}.`),
  waba: (name: string) => say(`This is the account “${name}”.`, `Це акаунт «${name}».`),
  ofOtherKind: (isNow: Sentence, wanted: string) =>
    say(
      `This is the id of ${isNow.en}; here the ${wanted} belongs.`,
      `Це ID ${isNow.uk}; а тут має бути ${wanted}.`,
    ),
  notShown: (wanted: string) =>
    say(
      `Meta does not show this id to your token. Copy the ${wanted} again from API Setup, or choose your number from the list.`,
      `Meta не показує цього ID за вашим токеном. Скопіюйте ${wanted} ще раз зі сторінки API Setup або виберіть номер зі списку.`,
    ),
  notInWaba: say(
    'This number is in another WhatsApp account than the one entered here.',
    'Цей номер належить іншому акаунту WhatsApp, не тому, що вказано тут.',
  ),
  several: say(
    'Several numbers were found. Choose the one that customers write to.',
    'Знайдено кілька номерів. Виберіть той, на який пишуть клієнти.',
  ),
} as const;

/** Meta's names of node types, in words. */
export const nodeWords: Readonly<Record<string, Sentence>> = {
  WhatsAppBusinessPhoneNumber: say('a phone number', 'номера телефону'),
  WhatsAppBusinessAccount: say('a WhatsApp Business Account', 'акаунта WhatsApp'),
  Application: say('an app', 'застосунку'),
  Business: say('a business portfolio', 'бізнес-портфоліо'),
  User: say('a person', 'людини'),
  SystemUser: say('a system user', 'системного користувача'),
  Page: say('a page', 'сторінки'),
};
export const anotherThing = say('something else', 'чогось іншого');

/** What is said about the shape of a value. */
export const shapeSays = {
  cleaned: say(
    'Spaces, quotes or line breaks that came with the copy were removed.',
    'Зайві пробіли, лапки чи перенесення рядка, що потрапили з копіюванням, прибрано.',
  ),
  misplaced: (wanted: string) =>
    say(
      `This looks like the ${wanted}; it belongs in its own field.`,
      `Схоже, це ${wanted}; йому місце в іншому полі.`,
    ),
  skipped: say('Not checked yet: first the trouble above.', 'Ще не перевірено: спершу те, що вище.'),
} as const;

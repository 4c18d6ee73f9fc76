import type { Language } from '#shared/domain/refusals.ts';

type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>;

const onTheirWay: Record<Language, Forms> = {
  en: {
    zero: '{n} messages are on their way…',
    one: '{n} message is on its way…',
    two: '{n} messages are on their way…',
    few: '{n} messages are on their way…',
    many: '{n} messages are on their way…',
    other: '{n} messages are on their way…',
  },
  uk: {
    zero: 'Надсилається {n} повідомлень…',
    one: 'Надсилається {n} повідомлення…',
    two: 'Надсилається {n} повідомлення…',
    few: 'Надсилаються {n} повідомлення…',
    many: 'Надсилається {n} повідомлень…',
    other: 'Надсилається {n} повідомлення…',
  },
};

const unread: Record<Language, Forms> = {
  en: {
    zero: '{n} unread chats',
    one: '{n} unread chat',
    two: '{n} unread chats',
    few: '{n} unread chats',
    many: '{n} unread chats',
    other: '{n} unread chats',
  },
  uk: {
    zero: '{n} непрочитаних чатів',
    one: '{n} непрочитаний чат',
    two: '{n} непрочитані чати',
    few: '{n} непрочитані чати',
    many: '{n} непрочитаних чатів',
    other: '{n} непрочитаного чату',
  },
};

function say(forms: Record<Language, Forms>, count: number, language: Language): string {
  return forms[language][new Intl.PluralRules(language).select(count)].replace('{n}', String(count));
}

/** How many messages the program still waits for. */
export const messagesOnTheirWay = (count: number, language: Language): string =>
  say(onTheirWay, count, language);

/** How many conversations wait to be read. */
export const unreadChats = (count: number, language: Language): string => say(unread, count, language);

import { anonymousSuffix, knownContactName, type NamedContact } from '#shared/domain/contact-name.ts';
import type { MessageKind } from '#shared/domain/content.ts';
import type { Language } from '#shared/domain/refusals.ts';

type Words = Record<Language, string>;

/** What a message without words is called, as in the list of conversations; kinds that always have words are not here. */
const kindWords: Partial<Record<MessageKind | 'voice', Words>> = {
  image: { uk: 'Фото', en: 'Photo' },
  video: { uk: 'Відео', en: 'Video' },
  audio: { uk: 'Аудіо', en: 'Audio' },
  voice: { uk: 'Голосове повідомлення', en: 'Voice message' },
  call: { uk: 'Дзвінок', en: 'Call' },
  document: { uk: 'Документ', en: 'Document' },
  sticker: { uk: 'Стікер', en: 'Sticker' },
  location: { uk: 'Місце', en: 'Place' },
  contacts: { uk: 'Контакт', en: 'Contact' },
  order: { uk: 'Замовлення', en: 'Order' },
  flow_reply: { uk: 'Заповнена форма', en: 'Filled-in form' },
};

const newMessage: Words = { uk: 'Нове повідомлення', en: 'New message' };
const MAX_BODY_LENGTH = 240;

/** A person without any name, told apart by the end of the id. */
export function contactTitle(contact: NamedContact, language: Language): string {
  const anonymous = language === 'uk' ? 'Клієнт' : 'Customer';
  return knownContactName(contact) ?? `${anonymous} ${anonymousSuffix(contact)}`;
}

/** What a notification says: the words of the message, or its kind; nothing of it when the setting says so. */
export function notificationBody(
  preview: { kind: string; text: string } | null,
  options: { language: Language; showsText: boolean },
): string {
  if (!options.showsText || preview === null) return newMessage[options.language];
  // Kinds come from the database as text; one that is not listed falls through.
  const kind = kindWords[preview.kind as MessageKind | 'voice']?.[options.language];
  const text = [...preview.text.trim()].slice(0, MAX_BODY_LENGTH).join('');
  if (kind === undefined) return text || newMessage[options.language];
  return text === '' ? kind : `${kind}: ${text}`;
}

interface CallWordsOptions {
  language: Language;
  showsText: boolean;
  /** The name of who did it; null: the program. */
  by: string | null;
  /** The note that was written with it; may be empty. */
  text: string;
}

const calls: Record<'mentioned' | 'added' | 'handed_over' | 'assigned' | 'escalated', Words> = {
  mentioned: { uk: '{by}: згадка у нотатці', en: '{by} mentioned you in a note' },
  added: { uk: '{by}: запрошення до розмови', en: '{by} brought you into this conversation' },
  handed_over: { uk: '{by}: розмову передано вам', en: '{by} handed this conversation over to you' },
  assigned: { uk: '{by}: розмову призначено вам', en: '{by} assigned this conversation to you' },
  escalated: {
    uk: 'Клієнт надто довго чекає на відповідь',
    en: 'The customer has waited too long for an answer',
  },
};
const aColleague: Words = { uk: 'Колега', en: 'A colleague' };

/** Why a colleague, or the program, calls somebody to a conversation; their own words follow when they may be shown. */
export function callWords(
  kind: keyof typeof calls,
  { language, showsText, by, text }: CallWordsOptions,
): string {
  const why = calls[kind][language].replace('{by}', by ?? aColleague[language]);
  const words = [...text.trim()].slice(0, MAX_BODY_LENGTH).join('');
  return showsText && words !== '' ? `${why}\n${words}` : why;
}

const plural = {
  uk: {
    rules: new Intl.PluralRules('uk'),
    forms: {
      one: 'розмові',
      few: 'розмовах',
      many: 'розмовах',
      other: 'розмовах',
      two: 'розмовах',
      zero: 'розмовах',
    },
  },
  en: {
    rules: new Intl.PluralRules('en'),
    forms: {
      one: 'conversation',
      few: 'conversations',
      many: 'conversations',
      other: 'conversations',
      two: 'conversations',
      zero: 'conversations',
    },
  },
} as const;

/** For a burst: one notification instead of hundreds. */
export function burstTitle(conversations: number, language: Language): string {
  const { rules, forms } = plural[language];
  const word = forms[rules.select(conversations)];
  return language === 'uk'
    ? `Нові повідомлення у ${conversations} ${word}`
    : `New messages in ${conversations} ${word}`;
}

const lockedWords: Record<'title' | 'body', Words> = {
  title: newMessage,
  body: { uk: 'Розмову заблоковано. Увійдіть, щоб прочитати.', en: 'Rozmova is locked. Sign in to read it.' },
};

/** What a locked window says: that something came, and nothing of whom or what. */
export const lockedNotification = (language: Language): { title: string; body: string } => ({
  title: lockedWords.title[language],
  body: lockedWords.body[language],
});

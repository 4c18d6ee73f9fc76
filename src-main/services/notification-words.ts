import { anonymousSuffix, knownContactName, type NamedContact } from '#shared/domain/contact-name.ts';
import type { MessageKind } from '#shared/domain/content.ts';
import type { Language } from '#shared/domain/refusals.ts';

type Words = Record<Language, string>;

/** What a message without words is called; kinds that always have words are not here. */
const kindWords: Partial<Record<MessageKind | 'voice', Words>> = {
  image: { uk: 'Фото', en: 'Photo' },
  video: { uk: 'Відео', en: 'Video' },
  audio: { uk: 'Аудіоповідомлення', en: 'Audio message' },
  voice: { uk: 'Голосове повідомлення', en: 'Voice message' },
  call: { uk: 'Дзвінок', en: 'Call' },
  document: { uk: 'Документ', en: 'Document' },
  sticker: { uk: 'Стікер', en: 'Sticker' },
  location: { uk: 'Місце на карті', en: 'Location' },
  contacts: { uk: 'Контакт', en: 'Contact card' },
  order: { uk: 'Замовлення з каталогу', en: 'Order from the catalogue' },
  flow_reply: { uk: 'Заповнена форма', en: 'Completed form' },
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

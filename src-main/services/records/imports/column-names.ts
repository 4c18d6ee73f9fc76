import type { FieldKind, RecordField } from '#shared/contract/records.ts';
import { foldText } from '../../../db/search-text.ts';
import { isCurrency } from '../record-fields.ts';

interface Meaning {
  /** Fields of other kinds do not mean it, whatever they are called. */
  kinds: readonly FieldKind[];
  /** What people and other programs call it, in both languages. */
  words: readonly string[];
}

/** What a title says of the currency beside its name. */
const currencyWords: Readonly<Record<string, string>> = {
  грн: 'UAH',
  гривні: 'UAH',
  uah: 'UAH',
  usd: 'USD',
  eur: 'EUR',
  євро: 'EUR',
  pln: 'PLN',
  злотих: 'PLN',
  gbp: 'GBP',
};

/** What our own files add: the currency of a column in which all sums have one, or the zone of its times. */
const bracketCurrency = /\s*\(([A-Z]{3})\)\s*$/;
const bracketZone = /\s*\((UTC|[A-Z]\w+(\/[\w +-]+)+)\)\s*$/;

const wordsOf = (text: string): string[] => foldText(text).split(/[^\p{L}\p{N}№]+/u);

const words = (list: string): string[] => list.split(',').map((word) => plainName(word));

const meanings: readonly Meaning[] = [
  {
    kinds: ['phone'],
    words: words(
      'phone,телефон,номер телефону,контактний телефон,телефон клієнта,мобільний,моб,тел,phone number,mobile,mobile phone,customer phone,tel,whatsapp,ватсап',
    ),
  },
  {
    kinds: ['reference'],
    words: words(
      'customer,клієнт,покупець,замовник,контакт,телефон,телефон клієнта,номер телефону,мобільний,тел,phone,phone number,mobile,tel,whatsapp,client,contact,buyer,customer phone',
    ),
  },
  {
    kinds: ['text'],
    words: words(
      'name,піб,імя,імʼя,імя та прізвище,прізвище та імя,клієнт,контакт,назва,full name,customer name,customer,contact,client,display name',
    ),
  },
  {
    kinds: ['email', 'text'],
    words: words('email,електронна пошта,пошта,емейл,імейл,mail,email address,e-mail address'),
  },
  { kinds: ['text'], words: words('address,адреса,адреса доставки,delivery address') },
  {
    kinds: ['text', 'number'],
    words: words(
      'number,№,номер,номер замовлення,замовлення,номер рахунку,номер звернення,no,id,код,order number,order,invoice number,ticket number',
    ),
  },
  {
    kinds: ['money', 'number'],
    words: words('total,сума,разом,всього,до сплати,вартість,ціна,amount,price,sum,cost'),
  },
  { kinds: ['text'], words: words('status,статус,стан,state') },
  {
    kinds: ['date'],
    words: words('date,дата,день,дата замовлення,дата створення,створено,order date,created,created at,day'),
  },
  {
    kinds: ['link'],
    words: words('link,посилання,лінк,адреса сторінки,сайт,url,website,web,site'),
  },
];

/** The currency that a title names, or null. */
export function currencySaid(title: string): string | null {
  const [, code] = bracketCurrency.exec(title) ?? [];
  if (code !== undefined && isCurrency(code)) return code;
  return (
    wordsOf(title)
      .map((word) => currencyWords[word])
      .find((known) => known !== undefined) ?? null
  );
}

/** Without what people and our own files add: `Сума, грн` is `сума`, `Tracking link` is `trackinglink`. */
export function plainName(text: string): string {
  const isOfCurrency = isCurrency(bracketCurrency.exec(text)?.[1] ?? '');
  return wordsOf(text.replace(isOfCurrency ? bracketCurrency : bracketZone, ''))
    .filter((word) => currencyWords[word] === undefined)
    .join('');
}

const namesOf = ({ name, label }: RecordField): string[] => [name, label.uk, label.en].map(plainName);

const canMean = ({ kinds }: Meaning, { kind, referenceTo }: RecordField): boolean =>
  kinds.includes(kind) && (kind !== 'reference' || referenceTo === 'Contact');

/** A column under the field's own name, in either language. */
export const isSameName = (field: RecordField, title: string): boolean =>
  namesOf(field).includes(plainName(title));

/** A column under another word for the same thing: «Статус» for a field that is called «Стан». */
export const meansTheSame = (field: RecordField, title: string): boolean =>
  meanings.some(
    (meaning) =>
      canMean(meaning, field) &&
      meaning.words.includes(plainName(title)) &&
      namesOf(field).some((name) => meaning.words.includes(name)),
  );

/** Kinds that need no name: «Дата» is the date of a type that has one date. */
const telling: ReadonlySet<FieldKind> = new Set(['date', 'money', 'phone', 'email', 'link', 'reference']);

/** A column under a word for things of this kind, where the type has only one such field. */
export const isOnlyOne = (fields: readonly RecordField[], field: RecordField, title: string): boolean =>
  telling.has(field.kind) &&
  meanings.some((meaning) => canMean(meaning, field) && meaning.words.includes(plainName(title))) &&
  fields.filter((other) => other.kind === field.kind && other.referenceTo === field.referenceTo).length === 1;

import { z } from 'zod';
import type { FieldKind } from '#shared/contract/records.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { formatDecimal, formatMoney, formatPlainDay } from '../../i18n/format.ts';
import { type Language, locales } from '../../i18n/language.ts';

const moneySchema = z.object({ amount: z.number(), currency: z.string() });
export type Money = z.infer<typeof moneySchema>;

/** An amount with its currency, or null for whatever else stands in a field. */
export function readMoney(value: unknown): Money | null {
  const money = moneySchema.safeParse(value);
  return money.success ? money.data : null;
}

/** A stored value as it is read; '' where there is none. */
export function showRecordValue(kind: FieldKind, value: unknown, language: Language): string {
  if (value === undefined || value === null) return '';
  switch (kind) {
    case 'money': {
      const money = readMoney(value);
      return money ? formatMoney(money.amount, money.currency, language) : plain(value);
    }
    case 'number':
      return typeof value === 'number' ? formatDecimal(value, language) : plain(value);
    case 'date':
      return showDate(plain(value), language);
    case 'phone':
    case 'reference':
      return showPhone(plain(value));
    case 'text':
    case 'email':
    case 'link':
      return plain(value);
  }
}

/** A key as it is read: phones in their spaces, everything else as it is. */
export function showPhone(text: string): string {
  return /^\+\d{5,15}$/.test(text) ? formatPhone(text.slice(1)) : text;
}

function showDate(text: string, language: Language): string {
  if (!text.includes('T')) return formatPlainDay(text, language);
  const at = Date.parse(text);
  if (Number.isNaN(at)) return text;
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A stored value as it stands in its field while it is edited; money is edited in two fields of its own. */
export function editedValue(kind: FieldKind, value: unknown, language: Language): string {
  if (value === undefined || value === null) return '';
  const text = plain(value);
  return kind === 'number' && language === 'uk' ? text.replace('.', ',') : text;
}

// A program may have stored anything; what has no form of its own is shown as it is kept.
const plain = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : JSON.stringify(value);

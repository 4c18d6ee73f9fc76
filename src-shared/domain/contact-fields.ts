import { z } from 'zod';
import { contactLimits } from './contact-limits.ts';

export type ContactFieldKind = 'text' | 'number' | 'date' | 'email' | 'link';

/** The value in the form in which it is kept, or what is wrong with it in both languages. */
export type CheckedFieldValue = { value: string } | { en: string; uk: string };

const emailSchema = z.email();
const numberText = /^[+-]?\d{1,15}([.,]\d{1,6})?$/;
const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const localDate = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;

/** What was typed into a field of a contact, checked: dates become `2026-11-22`, numbers get a point. */
export function checkContactField(kind: ContactFieldKind, typed: string): CheckedFieldValue {
  const text = typed.trim();
  if (text.length > contactLimits.fieldValue) {
    return {
      en: `it is longer than ${contactLimits.fieldValue} characters`,
      uk: `довше за ${contactLimits.fieldValue} символів`,
    };
  }
  switch (kind) {
    case 'text':
      return { value: text };
    case 'number':
      return checkNumber(text);
    case 'date':
      return checkDate(text);
    case 'email':
      return emailSchema.safeParse(text).success
        ? { value: text }
        : { en: 'this is not an e-mail address', uk: 'це не адреса електронної пошти' };
    case 'link':
      return checkLink(text);
  }
}

function checkNumber(text: string): CheckedFieldValue {
  // Thousands are often set apart by spaces, also narrow and unbreakable ones.
  const compact = text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(\D|$))/g, '');
  return numberText.test(compact)
    ? { value: compact.replace(',', '.').replace(/^\+/, '') }
    : { en: 'this is not a number', uk: 'це не число' };
}

function checkDate(text: string): CheckedFieldValue {
  const iso = isoDate.exec(text);
  const local = iso ? null : localDate.exec(text);
  const [year, month, day] = (iso ? [iso[1], iso[2], iso[3]] : [local?.[3], local?.[2], local?.[1]]).map(
    Number,
  );
  const date = new Date(Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day));
  // `new Date` turns 30 February into 2 March.
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  return isReal
    ? { value: date.toISOString().slice(0, 10) }
    : {
        en: 'this is not a date such as 22.11.2026 or 2026-11-22',
        uk: 'це не дата на зразок 22.11.2026 або 2026-11-22',
      };
}

function checkLink(text: string): CheckedFieldValue {
  // People write addresses without the beginning; a name with a dot and no spaces is meant as one.
  const address =
    /^[a-z][a-z\d+.-]*:/i.test(text) || !/^[^\s/]+\.[^\s]+$/.test(text) ? text : `https://${text}`;
  const isLink = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isLink
    ? { value: address }
    : {
        en: 'this is not a link that begins with https:// or http://',
        uk: 'це не посилання, що починається з https:// або http://',
      };
}

import type { AccountField } from './account-form.ts';

/** What stands invisibly between characters when something is copied out of a page or a chat. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** Quotes of both languages, brackets and commas around a value. */
const wrapping = /^[\s"'`«»“”„‘’<>,;]+|[\s"'`«»“”„‘’<>,;]+$/g;
/** `Phone number ID: 1065…`, as it is copied together with its name. */
const labelled = /^\D*:\s*(\d{5,20})$/;

/** A value as it was meant: without quotes, spaces, line breaks and labels that a copy brought along. */
export function cleanValue(field: AccountField, raw: string): { value: string; wasCleaned: boolean } {
  const bare = raw.replace(invisible, '').replace(wrapping, '');
  const value = cleanByField(field, bare);
  return { value, wasCleaned: value !== raw };
}

function cleanByField(field: AccountField, bare: string): string {
  // Neither has a space in it, ever: one inside is a line that was broken.
  if (field === 'accessToken') return bare.replace(/^(bearer|oauth)\s+/i, '').replace(/\s+/g, '');
  const joined = bare.replace(/\s+/g, '');
  if (field === 'appSecret') return joined;
  const number = labelled.exec(bare)?.[1];
  if (number !== undefined) return number;
  // A phone number stays as it was written, so that it is recognised as one.
  return /^\d{14,20}$/.test(joined) ? joined : bare;
}

/** The field that a value obviously belongs to, when it was put into another one. */
export function rightPlace(field: AccountField, value: string): AccountField | null {
  if (field !== 'accessToken' && /^EA[A-Za-z0-9]{20,}$/.test(value)) return 'accessToken';
  const isSecret = /^[0-9a-f]{32}$/i.test(value) && /[a-f]/i.test(value);
  return field !== 'appSecret' && isSecret ? 'appSecret' : null;
}

/** Words of Meta's that the name of an app must not contain; Meta refuses to publish such an app. */
export function forbiddenWord(appName: string): string | null {
  return /whats\s?app|facebook|instagram|\bmeta\b|\bwa\b/i.exec(appName)?.[0] ?? null;
}

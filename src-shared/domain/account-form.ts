import type { RefusalCode, RefusalValues } from './refusals.ts';

/** The fields of an account that Meta gives out, by our name and by the name that Meta's own pages use. */
export const accountFieldNames = {
  phoneNumberId: 'Phone number ID',
  wabaId: 'WhatsApp Business Account ID',
  appId: 'App ID',
  appSecret: 'App secret',
  accessToken: 'Access token',
} as const;

export type AccountField = keyof typeof accountFieldNames;

export interface AccountFieldProblem {
  code: RefusalCode;
  values: RefusalValues;
}

const idPattern = /^[1-9]\d{4,19}$/;
const appSecretPattern = /^[0-9a-f]{32}$/i;
// A token is opaque (Meta, "Access tokens"), but it travels in a header: printable ASCII without spaces is all that fits.
const tokenPattern = /^[\x21-\x7e]+$/;

/** The order in which a form shows its fields, and in which the hub names the first mistake. */
export const accountFields = Object.keys(accountFieldNames) as AccountField[];

/**
 * Whether a person took the phone number for the id. Ids have 15 to 17 digits today, so bare digits are judged only
 * where telephone numbers live, 9 to 13; App IDs of 2010 are that short too and are judged by the writing alone.
 */
function looksLikePhoneNumber(field: AccountField, value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || !/^[+\d\s().\-\u2010-\u2015\u00a0]+$/.test(value))
    return false;
  if (/\D/.test(value) || value.startsWith('0')) return true;
  return field !== 'appId' && digits.length >= 9 && digits.length <= 13;
}

function problemCode(field: AccountField, value: string): RefusalCode | null {
  if (value === '') return 'FIELD_EMPTY';
  switch (field) {
    case 'appSecret':
      return appSecretPattern.test(value) ? null : 'APP_SECRET_MALFORMED';
    case 'accessToken':
      return tokenPattern.test(value) ? null : 'TOKEN_MALFORMED';
    default:
      if (looksLikePhoneNumber(field, value)) return 'LOOKS_LIKE_PHONE_NUMBER';
      return idPattern.test(value) ? null : 'NOT_AN_ID';
  }
}

/** What is wrong with one value as it was typed or pasted, or null; spaces around it do not count. */
export function checkAccountField(field: AccountField, value: string): AccountFieldProblem | null {
  const code = problemCode(field, value.trim());
  return code && { code, values: { field: accountFieldNames[field] } };
}

/** Every field that cannot be right by its shape alone, before anyone asks Meta; an empty object when all of them may be. */
export function checkAccountForm(
  form: Record<AccountField, string>,
): Partial<Record<AccountField, AccountFieldProblem>> {
  const problems: Partial<Record<AccountField, AccountFieldProblem>> = {};
  for (const field of accountFields) {
    const problem = checkAccountField(field, form[field]);
    if (problem) problems[field] = problem;
  }
  return problems;
}

import { z } from 'zod';
import { accountColorSchema } from '#shared/contract/accounts.ts';
import { type AccountField, accountFieldNames, checkAccountField } from '#shared/domain/account-form.ts';
import { isRefusalCode, type Language, refusalSentence } from '#shared/domain/refusals.ts';

/** A value from Meta, judged by the same function that the hub uses; the message of an issue is the refusal's code. */
const metaFieldSchema = (field: AccountField) =>
  z
    .string()
    .trim()
    .superRefine((value, context) => {
      const problem = checkAccountField(field, value);
      if (problem) context.addIssue({ code: 'custom', message: problem.code });
    });

export const nameSchema = z.string().trim().min(1, 'NAME_EMPTY').max(60, 'NAME_LONG');

/** The form of a new account; the messages of its issues are codes, since the language may change while it is open. */
export const newAccountSchema = z.object({
  name: nameSchema,
  color: accountColorSchema,
  phoneNumberId: metaFieldSchema('phoneNumberId'),
  wabaId: metaFieldSchema('wabaId'),
  appId: metaFieldSchema('appId'),
  appSecret: metaFieldSchema('appSecret'),
  accessToken: metaFieldSchema('accessToken'),
});

export type NewAccountInput = z.input<typeof newAccountSchema>;
export type NewAccount = z.output<typeof newAccountSchema>;

export const emptyAccount: NewAccountInput = {
  name: '',
  color: 'cornflower',
  phoneNumberId: '',
  wabaId: '',
  appId: '',
  appSecret: '',
  accessToken: '',
};

/** The sentence for an issue of a value from Meta; anything that is no code is a sentence of the hub already. */
export function metaFieldSentence(
  field: AccountField,
  message: string | undefined,
  language: Language,
): string | undefined {
  if (!isRefusalCode(message)) return message;
  return refusalSentence(message, { field: accountFieldNames[field] }, language);
}

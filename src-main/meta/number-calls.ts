import { type Answer, type Asker, ask, tell } from './ask.ts';
import { doneSchema, idPageSchema, type ProfileAnswer, profileSchema } from './connection-schemas.ts';

/** What is done with a number (`research/api.md` 1.6). None of these is repeated by itself: Meta counts them. */

const product = { messaging_product: 'whatsapp' } as const;

/** Meta sends the code that proves that the number is ours. */
export const requestCode = (
  asker: Asker,
  phoneNumberId: string,
  given: { method: 'SMS' | 'VOICE'; language: string },
): Promise<Answer<unknown>> =>
  tell(asker, doneSchema, {
    path: `${phoneNumberId}/request_code`,
    body: { code_method: given.method, language: given.language },
  });

export const verifyCode = (asker: Asker, phoneNumberId: string, code: string): Promise<Answer<unknown>> =>
  tell(asker, doneSchema, { path: `${phoneNumberId}/verify_code`, body: { code } });

/** Makes a number one of the Cloud API; its PIN becomes the one that is given, or must be the one that it has. */
export const registerNumber = (asker: Asker, phoneNumberId: string, pin: string): Promise<Answer<unknown>> =>
  tell(asker, doneSchema, { path: `${phoneNumberId}/register`, body: { ...product, pin } });

export const setPin = (asker: Asker, phoneNumberId: string, pin: string): Promise<Answer<unknown>> =>
  tell(asker, doneSchema, { path: phoneNumberId, body: { pin } });

const profileFields = 'about,address,description,email,profile_picture_url,websites,vertical';

/** The profile that customers see; a number that has none yet has an empty one. */
export async function askProfile(asker: Asker, phoneNumberId: string): Promise<Answer<ProfileAnswer>> {
  const path = `${phoneNumberId}/whatsapp_business_profile`;
  const answer = await ask(asker, idPageSchema(profileSchema), path, { fields: profileFields });
  if (answer.kind !== 'told') return answer;
  return { kind: 'told', value: answer.value.data[0] ?? profileSchema.parse({}) };
}

/** Changes the given fields of the profile; `profile_picture_handle` is what an upload in pieces gave. */
export const changeProfile = (
  asker: Asker,
  phoneNumberId: string,
  changes: Record<string, unknown>,
): Promise<Answer<unknown>> =>
  tell(asker, doneSchema, {
    path: `${phoneNumberId}/whatsapp_business_profile`,
    body: { ...product, ...changes },
  });

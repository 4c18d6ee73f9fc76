import { businessVerticals } from '#shared/contract/connect.ts';
import { missing } from '../messages/body-checks.ts';
import { asText } from '../values.ts';
import type { GraphCall } from './call.ts';
import { GraphFailure } from './errors.ts';
import { selectFields } from './fields.ts';

const lengths = { about: 139, address: 256, description: 512, email: 128 } as const;
const profileFields = [...Object.keys(lengths), 'websites', 'vertical', 'profile_picture_url'];

/** `GET /{phone}/whatsapp_business_profile`: what is empty is left out. */
export function getProfile({ world, query }: GraphCall): unknown {
  const all = Object.fromEntries(profileFields.map((field) => [field, world.state.profile[field]]));
  const { id: _, ...profile } = selectFields(all, 'WhatsAppBusinessProfile', profileFields, query.fields);
  return { data: [{ messaging_product: 'whatsapp', ...profile }] };
}

/** `POST /{phone}/whatsapp_business_profile`: what is given replaces what was there. */
export function updateProfile({ world, body }: GraphCall): { success: true } {
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  for (const [name, most] of Object.entries(lengths)) {
    if (asText(body[name]).length <= most) continue;
    throw new GraphFailure(100, { message: `(#100) Param ${name} must be at most ${most} characters long.` });
  }
  if (body.about === '') throw new GraphFailure(100, { message: '(#100) Param about must not be empty.' });
  if (body.vertical !== undefined && !(businessVerticals as readonly unknown[]).includes(body.vertical)) {
    throw new GraphFailure(100, {
      message: `(#100) Param vertical must be one of {${businessVerticals.join(', ')}}`,
    });
  }
  if (Array.isArray(body.websites) && body.websites.length > 2) {
    throw new GraphFailure(100, { message: '(#100) Param websites must have at most 2 elements.' });
  }
  for (const name of [...Object.keys(lengths), 'websites', 'vertical']) {
    if (body[name] !== undefined) world.state.profile[name] = body[name] === '' ? undefined : body[name];
  }
  const handle = body.profile_picture_handle;
  if (handle !== undefined) world.state.profile.profile_picture_url = pictureOf(asText(handle));
  world.changed();
  return { success: true };
}

/** The handle that a resumable upload ended with. */
function pictureOf(handle: string): string {
  const [, type = ''] = /^4::([A-Za-z0-9+/]+):/.exec(handle) ?? [];
  const mimeType = Buffer.from(type, 'base64').toString();
  if (!mimeType.startsWith('image/')) {
    throw new GraphFailure(100, {
      message: '(#100) Param profile_picture_handle is not a valid image handle.',
    });
  }
  return `https://pps.whatsapp.net/v/t61.24694-24/${handle.slice(-16)}.jpg`;
}

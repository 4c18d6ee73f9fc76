import { contactLimits } from './contact-limits.ts';

export interface NamedContact {
  /** The name that staff gave. */
  customName: string | null;
  /** The name in the person's WhatsApp profile. */
  profileName: string | null;
  /** Without the leading @. */
  username: string | null;
  /** Bare digits as in webhooks. */
  waId: string | null;
  /** Business-scoped user id. */
  bsuid: string | null;
}

/** How a contact is called when there is no name at all: the last six characters tell people apart (four collided). */
export const anonymousSuffix = (contact: NamedContact): string =>
  (contact.bsuid ?? contact.waId ?? '').slice(-6);

/** The best name known, or null when only an anonymous one can be built by the screen in its own language. */
export function knownContactName(contact: NamedContact): string | null {
  const name = [contact.customName, contact.profileName].find(
    (value) => value !== null && value.trim() !== '',
  );
  if (name) return name;
  if (contact.username) return `@${contact.username}`;
  return contact.waId ? `+${contact.waId}` : null;
}

/** Marks that turn the direction of writing beyond the name itself: what stands beside it would be read backwards. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;
const lineBreaksAndControls = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** No script puts more marks on one letter; a tower of hundreds covers the lines above. */
const towersOfMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * A stranger's name as it may stand in a list: one line, as long as a name that staff may give (WhatsApp
 * allows 25 characters); null when nothing is left of it.
 */
export function shownProfileName(name: string): string | null {
  const oneLine = name
    .slice(0, contactLimits.name * 16)
    .replace(directionMarks, '')
    .replace(lineBreaksAndControls, ' ')
    .replace(towersOfMarks, '$1')
    .trim();
  return [...oneLine].slice(0, contactLimits.name).join('').trimEnd() || null;
}

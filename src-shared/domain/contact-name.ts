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
export const anonymousSuffix = (contact: NamedContact): string => (contact.bsuid ?? contact.waId ?? '').slice(-6);

/** The best name known, or null when only an anonymous one can be built by the screen in its own language. */
export function knownContactName(contact: NamedContact): string | null {
  const name = [contact.customName, contact.profileName].find((value) => value !== null && value.trim() !== '');
  if (name) return name;
  if (contact.username) return `@${contact.username}`;
  return contact.waId ? `+${contact.waId}` : null;
}

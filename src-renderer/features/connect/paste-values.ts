export type PastedField = 'appId' | 'appSecret' | 'accessToken' | 'wabaId' | 'phoneNumberId';
export type PastedValues = Partial<Record<PastedField, string>>;

/** What stands before an id on Meta's pages, in English and in Ukrainian; the more exact one first. */
const idLabels: readonly (readonly [PastedField, RegExp])[] = [
  ['phoneNumberId', /phone\s*number\s*id|phone_number_id|ідентифікатор\s+номера/i],
  ['wabaId', /whatsapp\s+business\s+account\s+id|waba(_|\s)?id|account\s*id|ідентифікатор\s+акаунта/i],
  ['appId', /app(lication)?(_|\s)?id|ідентифікатор\s+(застосунку|додатка|програми)/i],
];
const idPattern = /(?<![\w+])[1-9]\d{11,19}(?!\w)/g;
// A token is opaque, but those of Meta's Graph begin so; anything else is left to the field it is pasted into.
const tokenPattern = /(?<!\w)EAA[A-Za-z0-9]{40,}(?!\w)/;
const secretPattern = /(?<![\w])[0-9a-f]{32}(?!\w)/i;

/**
 * Finds the values in a text that was copied as a whole: from a note, a chat, a page of Meta's. An id counts only with
 * its name before it, since nothing else tells one kind of id from another.
 */
export function valuesInText(text: string): PastedValues {
  const found: PastedValues = {};
  const token = tokenPattern.exec(text)?.[0];
  if (token) found.accessToken = token;
  const secret = secretPattern.exec(token ? text.replace(token, ' ') : text)?.[0];
  if (secret) found.appSecret = secret;
  let from = 0;
  for (const match of text.matchAll(idPattern)) {
    const before = text.slice(from, match.index);
    from = match.index + match[0].length;
    const field = nearestLabel(before);
    if (field && !found[field]) found[field] = match[0];
  }
  return found;
}

/** The label that stands last before a value; "Phone number ID" ends where "ID" of no other label begins. */
function nearestLabel(text: string): PastedField | null {
  let nearest: PastedField | null = null;
  let end = -1;
  for (const [field, pattern] of idLabels) {
    for (const match of text.matchAll(new RegExp(pattern.source, 'gi'))) {
      const matchEnd = match.index + match[0].length;
      // The first in the list wins where two labels end at the same letter.
      if (matchEnd > end) [nearest, end] = [field, matchEnd];
    }
  }
  return nearest;
}

/** Whether a text holds more than one value, so that it belongs to several fields. */
export function isBlock(values: PastedValues): boolean {
  return Object.keys(values).length > 1;
}

/** What a `rozmova://` link wants; a page on the web may have made it, so nothing is done before a person agrees. */
export type AppLink =
  | { kind: 'conversation'; id: number }
  | {
      kind: 'template';
      id: number /** Digits in international form; null: to be chosen. */;
      to: string | null;
    };

export const APP_LINK_SCHEME = 'rozmova';

const LONGEST_LINK = 200;

// Whole and strict: no user, port, fragment, escape, further parameter or second reading of the same text.
const conversationLink = /^rozmova:\/\/conversation\/([1-9]\d{0,14})\/?$/i;
const templateLink = /^rozmova:\/\/template\/([1-9]\d{0,14})\/?(?:\?to=(?:\+|%2B)?([1-9]\d{6,14}))?$/i;

/** Reads a link; null for everything that is not exactly one of ours. */
export function parseAppLink(text: string): AppLink | null {
  if (text.length > LONGEST_LINK) return null;
  const conversation = conversationLink.exec(text);
  if (conversation) return { kind: 'conversation', id: Number(conversation[1]) };
  const template = templateLink.exec(text);
  return template && { kind: 'template', id: Number(template[1]), to: template[2] ?? null };
}

/** The link among the arguments of a start, whether it can be read or not; null when there is none. */
export function appLinkAmong(args: readonly string[]): string | null {
  const found = args.find((argument) => argument.toLowerCase().startsWith(`${APP_LINK_SCHEME}:`));
  // Cut, since what stands behind is not one of ours in any case.
  return found?.slice(0, LONGEST_LINK + 1) ?? null;
}

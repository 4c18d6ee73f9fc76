/** Why a link is shown to a person before it is opened: what it says is not where it leads, or nothing guards the way. */
export type LinkCaution = 'userinfo' | 'lookalike' | 'insecure';

export type TextLink =
  /** `host` is where it really leads. */
  | { kind: 'web'; text: string; href: string; host: string; caution: LinkCaution | null }
  | { kind: 'email'; text: string; address: string }
  /** `phone` in international form, `+380671234567`. */
  | { kind: 'phone'; text: string; phone: string };

export interface FoundLink {
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly link: TextLink;
}

// Marks that turn the direction of writing, or are not seen, end an address: with them it would read as another one.
const address = String.raw`(?<!\w)(?:https?://|www\.)[^\s<>"'\x60\u200b-\u200f\u202a-\u202e\u2066-\u2069]+`;
// Every quantifier has a bound or a fixed beginning: a text of 65,536 letters is read in one go.
const email = String.raw`(?<![\w.+-])[\w+-][\w.+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\w-])`;
// Only endings that are hardly ever a word or a file name: "див.мене" and "звіт.pdf" stay what they are.
const bareDomain = String.raw`(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|info|ua|eu|shop|store)(?![\w-]|\.[a-z0-9])(?:/[^\s<>"'\x60\u200b-\u200f\u202a-\u202e\u2066-\u2069]*)?`;
const international = String.raw`(?<![\w+])\+\d(?:[ ().-]{0,2}\d){7,14}(?!\w)`;
const ukrainian = String.raw`(?<![\w+.-])\(?0\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?![\w-])`;
const any = new RegExp(
  `(?<web>${address})|(?<email>${email})|(?<bare>${bareDomain})|(?<phone>${international}|${ukrainian})`,
  'giu',
);
const trailing = /[.,:;!?…»”’)\]}*_~]+$/u;

/** The addresses in a text, in their order: web, e-mail, phone numbers. Only http and https become web links. */
export function findLinks(text: string): readonly FoundLink[] {
  const found: FoundLink[] = [];
  for (const match of text.matchAll(any)) {
    const link = toLink(match);
    if (link) found.push({ start: match.index, end: match.index + link.text.length, link });
  }
  return found;
}

/** The web link that a text is as a whole; null for anything else. */
export function asWebLink(text: string): Extract<TextLink, { kind: 'web' }> | null {
  const [first] = findLinks(text);
  return first?.link.kind === 'web' && first.start === 0 ? first.link : null;
}

/** The address that is opened after a person has agreed: encrypted, and without a name before the host. */
export function guardedAddress(href: string): string {
  const url = new URL(href);
  url.protocol = 'https:';
  url.username = '';
  url.password = '';
  return url.href;
}

function toLink(match: RegExpExecArray): TextLink | null {
  const { web, email: mail, bare, phone } = match.groups ?? {};
  if (web !== undefined) return toWebLink(trimEnd(web));
  if (bare !== undefined) return toWebLink(trimEnd(bare));
  if (mail !== undefined) return { kind: 'email', text: mail, address: mail };
  if (phone === undefined) return null;
  const digits = phone.replace(/\D/g, '');
  return { kind: 'phone', text: phone, phone: phone.startsWith('+') ? `+${digits}` : `+38${digits}` };
}

/** A full stop or a bracket after an address belongs to the sentence, unless the bracket was opened inside the address. */
function trimEnd(written: string): string {
  const trimmed = written.replace(trailing, '');
  const isOpen = (trimmed.match(/\(/g)?.length ?? 0) > (trimmed.match(/\)/g)?.length ?? 0);
  return isOpen && written[trimmed.length] === ')' ? `${trimmed})` : trimmed;
}

function toWebLink(text: string): TextLink | null {
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!url.hostname.includes('.')) return null;
  return { kind: 'web', text, href: url.href, host: url.host, caution: cautionOf(full, url) };
}

function cautionOf(written: string, url: URL): LinkCaution | null {
  if (url.username !== '' || url.password !== '') return 'userinfo';
  const saysItsHost = written
    .replace(/^https?:\/\//i, '')
    .toLowerCase()
    .startsWith(url.hostname);
  if (!saysItsHost || /(^|\.)xn--/.test(url.hostname)) return 'lookalike';
  return url.protocol === 'http:' ? 'insecure' : null;
}

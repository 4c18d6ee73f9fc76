export type TextPart =
  | { kind: 'text'; text: string }
  /** `isPlain`: the words begin with the host they lead to, so it need not be said beside them. */
  | { kind: 'link'; text: string; href: string; host: string; isPlain: boolean };

// Only what is written as an address with its scheme, or begins with www.: a dot between two words is no link.
const addresses = /\b(?:https?:\/\/|www\.)[^\s<>"'`]+/giu;
const trailing = /[.,:;!?…»”’)\]}]+$/u;

/** Splits the words of a message into text and links. Only http and https become links; `host` is where one really leads. */
export function splitText(body: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of body.matchAll(addresses)) {
    const written = trimEnd(match[0]);
    const link = toLink(written);
    if (!link) continue;
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index) });
    parts.push(link);
    end = match.index + written.length;
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end) });
  return parts;
}

/** A full stop or a bracket after an address belongs to the sentence, unless the bracket was opened inside the address. */
function trimEnd(address: string): string {
  const trimmed = address.replace(trailing, '');
  const isOpen = (trimmed.match(/\(/g)?.length ?? 0) > (trimmed.match(/\)/g)?.length ?? 0);
  return isOpen && address[trimmed.length] === ')' ? `${trimmed})` : trimmed;
}

function toLink(text: string): TextPart | null {
  const address = /^www\./i.test(text) ? `https://${text}` : text;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!url.hostname.includes('.') && url.hostname !== 'localhost') return null;
  const isPlain = address
    .replace(/^https?:\/\//i, '')
    .toLowerCase()
    .startsWith(url.host);
  return { kind: 'link', text, href: url.href, host: url.host, isPlain };
}

/** Whether a message is nothing but one to three emoji, which are shown large. */
export function isEmojiOnly(body: string): boolean {
  const text = body.trim();
  if (text === '' || text.length > 40) return false;
  const pictures = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
    (part) => part.segment,
  );
  return (
    pictures.length <= 3 &&
    pictures.every((picture) => /^(\p{Extended_Pictographic}|\p{Regional_Indicator}{2})/u.test(picture))
  );
}

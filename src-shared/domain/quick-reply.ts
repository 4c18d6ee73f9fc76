/** What a place in a quick reply can be filled with; null or blank when it is not known. */
export interface QuickReplyValues {
  /** The customer's whole name. */
  name: string | null;
  firstName: string | null;
  /** The name of the operator who writes. */
  operator: string | null;
  /** The name of the account, as customers know the department. */
  account: string | null;
  phone: string | null;
  /** Written as the operator's language writes it. */
  date: string | null;
  time: string | null;
}

export interface QuickReplyVariable {
  value: keyof QuickReplyValues;
  /** How the manager writes the place in each language; both are understood in both. */
  place: { en: string; uk: string };
}

/** Every place that is understood, in the order in which the manager shows them. */
export const quickReplyVariables: readonly QuickReplyVariable[] = [
  { value: 'firstName', place: { en: '{{first_name}}', uk: '{{ім’я}}' } },
  { value: 'name', place: { en: '{{name}}', uk: '{{повне_ім’я}}' } },
  { value: 'operator', place: { en: '{{operator}}', uk: '{{оператор}}' } },
  { value: 'account', place: { en: '{{account}}', uk: '{{акаунт}}' } },
  { value: 'phone', place: { en: '{{phone}}', uk: '{{телефон}}' } },
  { value: 'date', place: { en: '{{date}}', uk: '{{дата}}' } },
  { value: 'time', place: { en: '{{time}}', uk: '{{час}}' } },
];

/** Two braces, one line, no braces within. */
const PLACE = /\{\{([^{}\n]*)\}\}/g;
const APOSTROPHES = /['’‘ʼ`´′]/g;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(APOSTROPHES, '').trim();

/** Names of places are compared without apostrophes, which every keyboard writes in its own way, and without spaces. */
const placeKey = (inner: string): string => fold(inner).replace(/[\s_-]+/g, '_');

const valueOfPlace: ReadonlyMap<string, keyof QuickReplyValues> = new Map(
  quickReplyVariables.flatMap(({ value, place }) =>
    [place.en, place.uk].map((written) => [placeKey(written.slice(2, -2)), value] as const),
  ),
);

export interface FilledQuickReply {
  /** With every place filled that can be; the others stay as they are written, so that a person sees them. */
  text: string;
  /** Places nobody knows, as they are written: a misspelt name. */
  unknown: string[];
  /** Places whose value is not known here, as they are written: a customer without a name. */
  empty: string[];
}

/** Fills the places of a quick reply. What is named in `unknown` or `empty` must not be sent as it stands. */
export function fillQuickReply(body: string, values: QuickReplyValues): FilledQuickReply {
  const unknown = new Set<string>();
  const empty = new Set<string>();
  const text = body.replace(PLACE, (written: string, inner: string) => {
    const name = valueOfPlace.get(placeKey(inner));
    const value = name === undefined ? null : (values[name]?.trim() ?? '');
    if (value) return value;
    (name === undefined ? unknown : empty).add(written);
    return written;
  });
  return { text, unknown: [...unknown], empty: [...empty] };
}

/** Places in a text that were not filled: a text with these must not be sent as it stands. */
export const unfilledPlaces = (text: string): string[] => [...new Set(text.match(PLACE) ?? [])];

/** One word: letters of any script with their marks, digits, hyphens and underscores. */
export const isQuickReplyShortcut = (shortcut: string): boolean => /^[\p{L}\p{M}\p{N}_-]+$/u.test(shortcut);

interface SearchableReply {
  shortcut: string;
  body: string;
  isShared: boolean;
}

/**
 * The replies that fit what was typed after the slash, the best first: the shortcut itself, its beginning, a part of it,
 * the beginning of a word in the text, any part of the text. Of equals one's own come first, then by shortcut.
 */
export function searchQuickReplies<Reply extends SearchableReply>(
  replies: readonly Reply[],
  typed: string,
): Reply[] {
  const needle = fold(typed);
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply, needle) }))
    .filter(({ rank }) => rank < NO_FIT)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.reply.isShared) - Number(b.reply.isShared) ||
        a.reply.shortcut.localeCompare(b.reply.shortcut, 'uk'),
    )
    .map(({ reply }) => reply);
}

const NO_FIT = 5;

function rankOf(reply: SearchableReply, needle: string): number {
  const shortcut = fold(reply.shortcut);
  if (shortcut === needle) return 0;
  if (shortcut.startsWith(needle)) return 1;
  if (shortcut.includes(needle)) return 2;
  const body = fold(reply.body);
  const at = body.indexOf(needle);
  if (at < 0) return NO_FIT;
  return startsWord(body, needle) ? 3 : 4;
}

const startsWord = (text: string, needle: string): boolean =>
  text.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => word.startsWith(needle)) || text.startsWith(needle);

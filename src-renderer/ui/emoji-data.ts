import type { EmojiData, SkinTone } from 'frimousse';

/** The part of emojibase's records that is used; `group` is missing for building blocks such as single letters of flags. */
interface EmojiRecord {
  readonly emoji: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone?: number | readonly number[] }[];
}

/** By the code points of the emoji; one shortcode or several. */
type ShortcodeFile = Readonly<Record<string, string | readonly string[]>>;

interface EmojiWords {
  readonly groups: readonly { readonly key: string; readonly message: string; readonly order: number }[];
  readonly skinTones: readonly { readonly key: string; readonly message: string }[];
}

interface EmojiFile {
  readonly records: readonly EmojiRecord[];
  readonly words: EmojiWords;
}

type Tone = Exclude<SkinTone, 'none'>;
const tones: readonly Tone[] = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'];

/** Newer pictures are empty boxes on the phones and computers of many. */
const NEWEST_VERSION = 15;

// From our own build, never from a CDN; the JSON is what emojibase documents, its types want a package that is not here.
const files = {
  uk: async (): Promise<EmojiFile> => ({
    records: (await import('emojibase-data/uk/data.json')).default as unknown as readonly EmojiRecord[],
    words: (await import('emojibase-data/uk/messages.json')).default as unknown as EmojiWords,
  }),
  en: async (): Promise<EmojiFile> => ({
    records: (await import('emojibase-data/en/data.json')).default as unknown as readonly EmojiRecord[],
    words: (await import('emojibase-data/en/messages.json')).default as unknown as EmojiWords,
  }),
};

// What people know from GitHub and Slack: `:tada:`, `:+1:`.
const loadShortcodes = async () =>
  (await import('emojibase-data/en/shortcodes/github.json')).default as unknown as ShortcodeFile;

/** All emoji with names in one language, found by the words of both and by their shortcodes. */
export async function loadEmojiData(locale: string): Promise<EmojiData> {
  const shortcodes = await loadShortcodes();
  const own = await files[locale === 'uk' ? 'uk' : 'en']();
  const other = await files[locale === 'uk' ? 'en' : 'uk']();
  const otherWords = new Map(
    other.records.map(({ emoji, label, tags = [] }) => [emoji, [label, ...tags]] as const),
  );
  return {
    locale,
    categories: own.words.groups
      .filter(({ key }) => key !== 'component')
      .map(({ order, message }) => ({ index: order, label: capitalized(message) })),
    emojis: own.records.flatMap((record) => {
      if (record.group === undefined || record.version > NEWEST_VERSION) return [];
      const skins = skinsOf(record);
      return [
        {
          emoji: record.emoji,
          label: capitalized(record.label),
          category: record.group,
          version: record.version,
          tags: [
            ...(record.tags ?? []),
            ...(otherWords.get(record.emoji) ?? []),
            ...[shortcodes[record.hexcode] ?? []].flat().map((code) => `:${code}:`),
          ],
          ...(skins ? { skins } : {}),
        },
      ];
    }),
    skinTones: toneWords(own.words),
  };
}

function skinsOf({ skins }: EmojiRecord): Record<Tone, string> | null {
  const byTone = new Map(skins?.map(({ tone, emoji }) => [tone, emoji]));
  const found = tones.map((_, index) => byTone.get(index + 1));
  const [light, mediumLight, medium, mediumDark, dark] = found;
  if (!light || !mediumLight || !medium || !mediumDark || !dark) return null;
  return { light, 'medium-light': mediumLight, medium, 'medium-dark': mediumDark, dark };
}

function toneWords(words: EmojiWords): Record<Tone, string> {
  const word = (tone: Tone) => words.skinTones.find(({ key }) => key === tone)?.message ?? tone;
  return {
    light: word('light'),
    'medium-light': word('medium-light'),
    medium: word('medium'),
    'medium-dark': word('medium-dark'),
    dark: word('dark'),
  };
}

const capitalized = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

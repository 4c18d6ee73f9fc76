/** One command's keys; `Mod` is Ctrl, on a Mac the Command key. The first combination is the one that is shown. */
interface ShortcutEntry {
  readonly keys: readonly string[];
  /** On a Mac, where its own keys are taken by the system or mean something else. */
  readonly macKeys?: readonly string[];
  /** Formatting: only while a text of several lines is being written, and there before everything else. */
  readonly isForText?: true;
  /** The browser and the menu of the window do this themselves; it is here to be shown. */
  readonly isNative?: true;
  /** Goes on while the key is held down. */
  readonly repeats?: true;
}

/** Every key of the console. Keys without Mod, Ctrl or Alt do nothing while one types, except F1 and its like. */
export const shortcuts = {
  'go.palette': { keys: ['Mod+K'] },
  'go.search': { keys: ['Mod+Shift+F'] },
  'go.cheatSheet': { keys: ['Mod+/', '?'] },
  'go.next': { keys: ['Alt+ArrowDown', 'Ctrl+PageDown', 'Ctrl+Tab'], repeats: true },
  'go.previous': { keys: ['Alt+ArrowUp', 'Ctrl+PageUp', 'Ctrl+Shift+Tab'], repeats: true },
  'go.nextUnread': { keys: ['Alt+Shift+ArrowDown'] },
  'go.newChat': { keys: ['Mod+N', 'N'] },
  'go.contacts': { keys: ['Mod+Shift+K'] },
  'go.records': { keys: ['Mod+Shift+B'] },
  'go.templates': { keys: ['Mod+Shift+P'] },
  'go.settings': { keys: ['Mod+,'] },
  'go.help': { keys: ['F1'] },
  'go.lock': { keys: ['Mod+Shift+L'] },
  'go.pinned.1': { keys: ['Mod+1'] },
  'go.pinned.2': { keys: ['Mod+2'] },
  'go.pinned.3': { keys: ['Mod+3'] },
  'go.pinned.4': { keys: ['Mod+4'] },
  'go.pinned.5': { keys: ['Mod+5'] },
  'go.pinned.6': { keys: ['Mod+6'] },
  'go.pinned.7': { keys: ['Mod+7'] },
  'go.pinned.8': { keys: ['Mod+8'] },
  'conversation.find': { keys: ['Mod+F'] },
  'conversation.done': { keys: ['E', 'Mod+Shift+E'] },
  'conversation.snooze': { keys: ['H', 'Mod+Shift+H'], macKeys: ['H'] },
  'conversation.assign': { keys: ['A'] },
  'conversation.assignToMe': { keys: ['Shift+A'] },
  'conversation.takeOver': { keys: ['Shift+T'] },
  'conversation.handOver': { keys: ['T'] },
  'conversation.label': { keys: ['L', 'Mod+Shift+O'] },
  'conversation.pin': { keys: ['P'] },
  'conversation.unread': { keys: ['U'] },
  'conversation.contact': { keys: ['Mod+I'] },
  'conversation.gallery': { keys: ['Mod+Shift+G'] },
  'write.focus': { keys: ['Mod+M'], macKeys: ['Mod+J'] },
  'write.note': { keys: ['Alt+N', 'Mod+Shift+N'], macKeys: ['Mod+Shift+N'] },
  'write.bold': { keys: ['Mod+B'], isForText: true },
  'write.italic': { keys: ['Mod+I'], isForText: true },
  'write.strike': { keys: ['Mod+Shift+X'], isForText: true },
  'write.code': { keys: ['Mod+Shift+M'], isForText: true },
  'write.emoji': { keys: ['Mod+E'] },
  'write.attach': { keys: ['Mod+O'] },
  'write.voice': { keys: ['Mod+Shift+S'] },
  'view.theme': { keys: ['Mod+Shift+D'] },
  'view.density': { keys: ['Mod+Shift+Y'] },
  'view.language': { keys: [] },
  'view.zoomIn': { keys: ['Mod++'], isNative: true },
  'view.zoomOut': { keys: ['Mod+-'], isNative: true },
  'view.zoomReset': { keys: ['Mod+0'], isNative: true },
} as const satisfies Record<string, ShortcutEntry>;

export type ShortcutId = keyof typeof shortcuts;

/** The table in its order, for whoever goes through it. */
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[]; // the keys of a const object are its type

/** What decides of a keyboard event. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
  getModifierState(modifier: 'AltGraph'): boolean;
}

export interface KeySituation {
  /** `text` has several lines and can be formatted, `empty` is such a one before its first letter, `field` has one line. */
  readonly typing: 'none' | 'field' | 'empty' | 'text';
  readonly isMac: boolean;
}

interface Combination {
  readonly control: boolean;
  readonly command: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** Whether this computer is a Mac. */
export function isMacSystem(): boolean {
  return /mac/i.test(navigator.platform);
}

/** Which shortcut a key is; by its letter first, by its place on the keyboard where the layout has no Latin letters. */
export function shortcutOf(event: PressedKey, situation: KeySituation): ShortcutId | null {
  if (event.isComposing || event.key === 'Dead' || event.key === 'Process') return null;
  // AltGr writes a character, and Windows reports it as Ctrl+Alt.
  if (event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey)) return null;
  return matching(event, situation, isSameKey) ?? matching(event, situation, isSamePlace);
}

/** Where somebody types, by what has the focus. */
export function typingIn(target: EventTarget | null): KeySituation['typing'] {
  if (!(target instanceof HTMLElement)) return 'none';
  if (target instanceof HTMLTextAreaElement) return target.value === '' ? 'empty' : 'text';
  if (target.isContentEditable) return 'text';
  if (target instanceof HTMLSelectElement) return 'field';
  const isTyped = target instanceof HTMLInputElement && !/^(button|checkbox|radio|range)$/.test(target.type);
  return isTyped ? 'field' : 'none';
}

const shownKeys: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  '-': '−',
};
const macModifiers: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** Every way to press a shortcut as it is printed on the keys, one string per key: `[['Ctrl', '/'], ['?']]`. */
export function allKeysOf(id: ShortcutId, isMac = isMacSystem()): readonly (readonly string[])[] {
  return combinationsOf(id, isMac).map((combination) =>
    partsOf(combination).map((part) => {
      if (isMac) return macModifiers[part] ?? shownKeys[part] ?? part;
      return part === 'Mod' ? 'Ctrl' : (shownKeys[part] ?? part);
    }),
  );
}

/** The keys of a shortcut as a menu, a tooltip or the palette shows them; empty when it has none. */
export function keysOf(id: ShortcutId, isMac = isMacSystem()): readonly string[] {
  return allKeysOf(id, isMac)[0] ?? [];
}

/** Whether a command has a row in the table. */
export function isShortcutId(id: string): id is ShortcutId {
  return Object.hasOwn(shortcuts, id);
}

function entryOf(id: ShortcutId): ShortcutEntry {
  return shortcuts[id];
}

function combinationsOf(id: ShortcutId, isMac: boolean): readonly string[] {
  const { keys, macKeys } = entryOf(id);
  return (isMac && macKeys) || keys;
}

function partsOf(combination: string): readonly string[] {
  // The plus is a key as well: "Mod++".
  return combination.endsWith('++') ? [combination.slice(0, -2), '+'] : combination.split('+');
}

function parse(combination: string, isMac: boolean): Combination {
  const parts = partsOf(combination);
  return {
    control: parts.includes('Ctrl') || (!isMac && parts.includes('Mod')),
    command: isMac && parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: parts.at(-1) ?? '',
  };
}

type Sameness = (event: PressedKey, combination: Combination) => boolean;

function matching(event: PressedKey, { typing, isMac }: KeySituation, isSame: Sameness): ShortcutId | null {
  const found = shortcutIds.filter((id) => {
    const entry = entryOf(id);
    if (entry.isNative || (event.repeat && !entry.repeats)) return false;
    if (entry.isForText && typing !== 'text' && typing !== 'empty') return false;
    return combinationsOf(id, isMac)
      .map((combination) => parse(combination, isMac))
      .some((combination) => {
        const isWritten = !isFunctionKey(combination.key);
        const isPlain = isWritten && !combination.control && !combination.command && !combination.alt;
        return (
          !(isPlain && typing !== 'none') && hasModifiers(event, combination) && isSame(event, combination)
        );
      });
  });
  // Nothing can be formatted yet: a key with another meaning has that one.
  const isTextFirst = typing !== 'empty';
  return found.find((id) => (entryOf(id).isForText ?? false) === isTextFirst) ?? found[0] ?? null;
}

const isLetter = (key: string) => /^[A-Z]$/.test(key);
const isFunctionKey = (key: string) => /^F\d+$/.test(key);
const isDigit = (key: string) => /^\d$/.test(key);
const isSign = (key: string) => key.length === 1 && !isLetter(key) && !isDigit(key);

function hasModifiers(event: PressedKey, combination: Combination): boolean {
  return (
    event.ctrlKey === combination.control &&
    event.metaKey === combination.command &&
    event.altKey === combination.alt &&
    // On many layouts a sign needs Shift, on others the same sign does not.
    (event.shiftKey === combination.shift || isSign(combination.key))
  );
}

function isSameKey(event: PressedKey, { key }: Combination): boolean {
  return event.key.toUpperCase() === key.toUpperCase();
}

const signCodes: Readonly<Record<string, string>> = { '/': 'Slash', ',': 'Comma' };

function isSamePlace(event: PressedKey, combination: Combination): boolean {
  const { key } = combination;
  if (isLetter(key)) return event.code === `Key${key}` && isNonLatinLetter(event.key);
  // A layout may write another sign or letter at this place; where it writes a Latin letter, that letter is meant.
  if (/^[a-z]$/i.test(event.key)) return false;
  if (isDigit(key)) return event.code === `Digit${key}`;
  return !event.shiftKey && event.code === signCodes[key];
}

function isNonLatinLetter(key: string): boolean {
  return /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key);
}

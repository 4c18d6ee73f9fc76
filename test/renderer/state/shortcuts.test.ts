import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allKeysOf,
  type KeySituation,
  keysOf,
  type PressedKey,
  type ShortcutId,
  shortcutIds,
  shortcutOf,
  typingIn,
} from '../../../src-renderer/state/shortcuts.ts';

type Layout = Readonly<Record<string, string>>;

const codes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `Key${letter}`);
const layoutOf = (letters: string, signs: Layout): Layout => ({
  ...Object.fromEntries(codes.map((code, place) => [code, letters[place] ?? ''])),
  ...signs,
});
const latin = layoutOf('abcdefghijklmnopqrstuvwxyz', { Slash: '/', Comma: ',' });
const nonLatin: readonly (readonly [string, Layout])[] = [
  ['Ukrainian', layoutOf('фисвуапршолдьтщзйкіегмцчня', { Slash: '.', Comma: 'б' })],
  ['Greek', layoutOf('αβψδεφγηιξκλμνοπ;ρστθωςχυζ', { Slash: '/', Comma: ',' })],
  ['Arabic', layoutOf('شلاؤيثبلاهتنمةىخحضقسفعرصءغئ', { Slash: 'ظ', Comma: 'و' })],
];

const press = (key: string, code: string, held = '', event: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code,
  ctrlKey: held.includes('Ctrl'),
  metaKey: held.includes('Meta'),
  altKey: /\bAlt\b/.test(held),
  shiftKey: held.includes('Shift'),
  isComposing: false,
  repeat: false,
  getModifierState: () => held.includes('AltGraph'),
  ...event,
});
const idle: KeySituation = { typing: 'none', isMac: false };
const mac: KeySituation = { typing: 'none', isMac: true };
const found = (key: string, code: string, held = '', situation = idle) =>
  shortcutOf(press(key, code, held), situation);

describe('which shortcut a key is', () => {
  it('follows the letter, with and without the keys that are held', () => {
    expect([
      found('k', 'KeyK', 'Ctrl'),
      found('e', 'KeyE'),
      found('E', 'KeyE'),
      found('A', 'KeyA', 'Shift'),
      found('F', 'KeyF', 'Ctrl+Shift'),
      found('ArrowDown', 'ArrowDown', 'Alt'),
      found('ArrowDown', 'ArrowDown', 'Alt+Shift'),
      found('3', 'Digit3', 'Ctrl'),
      found('?', 'Slash', 'Shift'),
      found('k', 'KeyK', 'Meta'),
      found('x', 'KeyX'),
    ]).toEqual([
      'go.palette',
      'conversation.done',
      'conversation.done',
      'conversation.assignToMe',
      'go.search',
      'go.next',
      'go.nextUnread',
      'go.pinned.3',
      'go.cheatSheet',
      null,
      null,
    ]);
  });

  it('takes the Command key on a Mac, and leaves Cmd+M to the system there', () => {
    expect([
      found('k', 'KeyK', 'Meta', mac),
      found('k', 'KeyK', 'Ctrl', mac),
      found('m', 'KeyM', 'Meta', mac),
      found('j', 'KeyJ', 'Meta', mac),
      found('m', 'KeyM', 'Ctrl', idle),
    ]).toEqual(['go.palette', null, null, 'write.focus', 'write.focus']);
  });

  it.each(nonLatin)('is the same key on a %s keyboard as on a Latin one', (_name, layout) => {
    const keyCodes = [...codes.filter((code) => /\p{L}/u.test(layout[code] ?? '')), 'Slash', 'Comma'];
    fc.assert(
      fc.property(
        fc.constantFrom(...keyCodes),
        fc.constantFrom('', 'Shift', 'Ctrl', 'Ctrl+Shift'),
        (code, held) => {
          // With Shift a sign becomes another sign, which is its own key on every layout.
          if (held.includes('Shift') && !code.startsWith('Key')) return;
          expect(found(layout[code] ?? '', code, held)).toBe(found(latin[code] ?? '', code, held));
        },
      ),
    );
  });

  it('is the letter that a Latin layout writes, wherever that key lies', () => {
    // Dvorak writes "." where others have E and "e" where others have D; AZERTY writes "q" for A.
    expect([found('.', 'KeyE'), found('e', 'KeyD'), found('q', 'KeyA'), found('a', 'KeyQ')]).toEqual([
      null,
      'conversation.done',
      null,
      'conversation.assign',
    ]);
    expect(found('&', 'Digit1', 'Ctrl')).toBe('go.pinned.1');
  });

  it('is never one when AltGr or an input method writes a character', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.string({ minLength: 1, maxLength: 1 }), (code, key) => {
        expect(found(key, code, 'AltGraph')).toBeNull();
        expect(found(key, code, 'Ctrl+Alt')).toBeNull();
        expect(shortcutOf(press(key, code, 'Ctrl', { isComposing: true }), idle)).toBeNull();
      }),
    );
  });

  it('is never one while a plain letter is being typed', () => {
    const letters = nonLatin.flatMap(([, layout]) =>
      codes.map((code) => [layout[code] ?? '', code] as const),
    );
    for (const typing of ['field', 'empty', 'text'] as const) {
      for (const [key, code] of [...letters, ...codes.map((code) => [latin[code] ?? '', code] as const)]) {
        for (const held of ['', 'Shift']) expect(found(key, code, held, { ...idle, typing })).toBeNull();
      }
    }
  });

  it('is F1 while something is typed as well: it writes nothing', () => {
    for (const typing of ['none', 'field', 'empty', 'text'] as const) {
      expect(shortcutOf(press('F1', 'F1'), { typing, isMac: false })).toBe('go.help');
    }
  });

  it('means formatting while an answer is written, and the contact elsewhere', () => {
    expect([
      found('i', 'KeyI', 'Ctrl', { ...idle, typing: 'text' }),
      found('i', 'KeyI', 'Ctrl', { ...idle, typing: 'field' }),
      found('i', 'KeyI', 'Ctrl'),
      found('ш', 'KeyI', 'Ctrl', { ...idle, typing: 'text' }),
    ]).toEqual(['write.italic', 'conversation.contact', 'conversation.contact', 'write.italic']);
  });

  it('means the contact in an answer that is not begun, where bold stays bold', () => {
    expect([
      found('i', 'KeyI', 'Ctrl', { ...idle, typing: 'empty' }),
      found('b', 'KeyB', 'Ctrl', { ...idle, typing: 'empty' }),
    ]).toEqual(['conversation.contact', 'write.bold']);
  });

  it('goes on while a key is held only where that helps', () => {
    const held = { repeat: true };
    expect([
      shortcutOf(press('ArrowDown', 'ArrowDown', 'Alt', held), idle),
      shortcutOf(press('e', 'KeyE', '', held), idle),
    ]).toEqual(['go.next', null]);
  });

  it('leaves zoom to the browser and the window', () => {
    expect([
      found('+', 'Equal', 'Ctrl+Shift'),
      found('-', 'Minus', 'Ctrl'),
      found('0', 'Digit0', 'Ctrl'),
    ]).toEqual([null, null, null]);
  });
});

describe('the table', () => {
  it('gives no combination to two commands, except formatting while text is written', () => {
    for (const isMac of [false, true]) {
      const owners = new Map<string, ShortcutId[]>();
      for (const id of shortcutIds) {
        for (const keys of allKeysOf(id, isMac)) {
          owners.set(keys.join(' '), [...(owners.get(keys.join(' ')) ?? []), id]);
        }
      }
      const shared = [...owners.values()].filter((ids) => ids.length > 1);
      expect(shared).toEqual([['conversation.contact', 'write.italic']]);
    }
  });

  it('takes nothing that belongs to the system or to editing text', () => {
    const taken = 'A C V X Z Y S P R W Q T H'.split(' ').map((letter) => `Ctrl ${letter}`);
    const printed = shortcutIds.flatMap((id) => allKeysOf(id, false).map((keys) => keys.join(' ')));
    expect(printed.filter((keys) => taken.includes(keys))).toEqual([]);
    expect(shortcutIds.flatMap((id) => allKeysOf(id, true).map((keys) => keys.join(' ')))).not.toContain(
      '⌘ M',
    );
  });

  it('prints keys as the system writes them', () => {
    expect([
      keysOf('go.search', false),
      keysOf('go.search', true),
      keysOf('go.next', false),
      keysOf('view.zoomIn', false),
      keysOf('view.language', false),
    ]).toEqual([['Ctrl', 'Shift', 'F'], ['⌘', '⇧', 'F'], ['Alt', '↓'], ['Ctrl', '+'], []]);
  });
});

describe('where somebody types', () => {
  it('tells a text, a field and everything else apart', () => {
    document.body.innerHTML =
      '<textarea>Hi</textarea><textarea></textarea><input><input type="checkbox"><button></button>';
    expect([...document.body.children].map(typingIn)).toEqual(['text', 'empty', 'field', 'none', 'none']);
  });
});

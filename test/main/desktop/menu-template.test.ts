import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createWords, labelsIn } from '../../../src-main/desktop/labels.ts';
import { type MenuCommand, menuTemplate } from '../../../src-main/desktop/menu-template.ts';
import {
  isShortcutId,
  type ShortcutId,
  shortcutIds,
  shortcuts,
} from '../../../src-renderer/state/shortcuts.ts';

type Item = MenuItemConstructorOptions;

const platforms = ['linux', 'win32', 'darwin'] as const;
const chosen: MenuCommand[] = [];
const menuOf = (platform: NodeJS.Platform, language: 'uk' | 'en' = 'en', isPackaged = true) =>
  menuTemplate({
    labels: labelsIn(language),
    platform,
    isPackaged,
    onCommand: (command) => chosen.push(command),
  });
const itemsOf = (menu: readonly Item[]): Item[] =>
  menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
/** `CommandOrControl+Shift+F` as the page writes it. */
const asPageKey = (accelerator: string) => accelerator.replace('CommandOrControl', 'Mod');

describe.each(platforms)('the menu on %s', (platform) => {
  it.each(['uk', 'en'] as const)('says everything in words (%s)', (language) => {
    const menu = menuOf(platform, language);
    const seen = [...menu, ...itemsOf(menu)].filter(
      ({ type, visible }) => type !== 'separator' && visible !== false,
    );
    expect(seen.filter(({ label }) => !label)).toEqual([]);
    const words = seen.map(({ label }) => label).join(' ');
    expect(/[а-яіїєґ]/i.test(words)).toBe(language === 'uk');
  });

  it('shows for our own screens the keys that the page hears, and leaves them to the page', () => {
    const own = itemsOf(menuOf(platform)).filter(({ id }) => id !== undefined);
    expect(own).toHaveLength(7);
    for (const { id = '', accelerator, registerAccelerator } of own) {
      expect(isShortcutId(id) && shortcuts[id].keys[0]).toBe(asPageKey(String(accelerator)));
      expect(registerAccelerator).toBe(false);
    }
  });

  it('takes no key from the page with any other entry', () => {
    const pageKeys = new Set(
      shortcutIds
        .filter((id: ShortcutId) => !('isNative' in shortcuts[id]))
        .flatMap((id) => [...shortcuts[id].keys] as string[]),
    );
    const taken = itemsOf(menuOf(platform, 'en', false)).filter(
      ({ id, accelerator }) => id === undefined && accelerator !== undefined,
    );
    expect(taken.filter(({ accelerator }) => pageKeys.has(asPageKey(String(accelerator))))).toEqual([]);
  });

  it('has one way out, and it ends the program', () => {
    expect(itemsOf(menuOf(platform)).filter(({ role }) => role === 'quit')).toHaveLength(1);
  });

  it('keeps the tools of a checkout out of a release', () => {
    const roles = (isPackaged: boolean) =>
      itemsOf(menuOf(platform, 'en', isPackaged)).map(({ role }) => role);
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    expect(roles(true)).not.toEqual(expect.arrayContaining(['reload']));
    expect(roles(true)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
  });
});

it('an entry of the menu has the page do it', () => {
  const settings = itemsOf(menuOf('linux')).find(({ id }) => id === 'go.settings');
  settings?.click?.({} as never, undefined, {});
  expect(chosen).toEqual(['go.settings']);
});

it('the words follow the person, and tell whether anything is to be written anew', () => {
  const words = createWords('en');
  expect([words.speak('en'), words.labels().quit]).toEqual([false, 'Quit Rozmova']);
  expect([words.speak('uk'), words.labels().quit, words.language()]).toEqual([true, 'Вийти з Розмови', 'uk']);
});

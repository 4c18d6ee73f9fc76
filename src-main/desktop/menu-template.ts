import type { MenuItemConstructorOptions } from 'electron';
import type { Labels } from './labels.ts';

/** What the menu has the page do; the page's table of keys knows these names. */
export type MenuCommand =
  | 'go.newChat'
  | 'go.search'
  | 'go.palette'
  | 'go.settings'
  | 'go.lock'
  | 'go.help'
  | 'go.cheatSheet';

export interface MenuOptions {
  labels: Labels;
  platform: NodeJS.Platform;
  /** Reload and the developer tools are for a checkout, not for a shop. */
  isPackaged: boolean;
  onCommand(command: MenuCommand): void;
}

/** The same keys as the page's own: it hears them first, the menu only shows them. */
const accelerators: Record<MenuCommand, string> = {
  'go.newChat': 'CommandOrControl+N',
  'go.search': 'CommandOrControl+Shift+F',
  'go.palette': 'CommandOrControl+K',
  'go.settings': 'CommandOrControl+,',
  'go.lock': 'CommandOrControl+Shift+L',
  'go.help': 'F1',
  'go.cheatSheet': 'CommandOrControl+/',
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The menu of the application: what every desktop program has, and the ways to our own screens. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { labels, platform } = options;
  const command = commandItem(options);
  const help: MenuItemConstructorOptions = {
    label: labels.help,
    submenu: [command('go.help', labels.helpArticles), command('go.cheatSheet', labels.shortcuts)],
  };
  const chats = [
    command('go.newChat', labels.newChat),
    command('go.search', labels.search),
    command('go.palette', labels.palette),
  ];
  const own = [command('go.settings', labels.settings), command('go.lock', labels.lock)];
  const first: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? [
          { label: labels.application, submenu: macApplicationItems(labels, own) },
          { label: labels.chats, submenu: chats },
        ]
      : [
          {
            label: labels.application,
            submenu: [...chats, separator, ...own, separator, { role: 'quit', label: labels.quit }],
          },
        ];
  return [
    ...first,
    { label: labels.edit, submenu: editItems(labels) },
    { label: labels.view, submenu: viewItems(options) },
    { label: labels.window, submenu: windowItems(options) },
    help,
  ];
}

/** What a text field offers. */
export function editItems(labels: Labels): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: labels.undo },
    { role: 'redo', label: labels.redo },
    separator,
    { role: 'cut', label: labels.cut },
    { role: 'copy', label: labels.copy },
    { role: 'paste', label: labels.paste },
    { role: 'pasteAndMatchStyle', label: labels.pastePlain },
    { role: 'selectAll', label: labels.selectAll },
  ];
}

function commandItem({ onCommand }: MenuOptions) {
  return (command: MenuCommand, label: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    accelerator: accelerators[command],
    registerAccelerator: false,
    click: () => onCommand(command),
  });
}

function macApplicationItems(
  labels: Labels,
  own: readonly MenuItemConstructorOptions[],
): MenuItemConstructorOptions[] {
  return [
    { role: 'about', label: labels.about },
    separator,
    ...own,
    separator,
    { role: 'services', label: labels.services },
    separator,
    { role: 'hide', label: labels.hide },
    { role: 'hideOthers', label: labels.hideOthers },
    { role: 'unhide', label: labels.showAll },
    separator,
    { role: 'quit', label: labels.quit },
  ];
}

function viewItems({ labels, isPackaged }: MenuOptions): MenuItemConstructorOptions[] {
  const developerItems: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload', label: labels.reload },
    { role: 'toggleDevTools', label: labels.developerTools },
  ];
  return [
    { role: 'zoomIn', label: labels.zoomIn },
    // The plus needs Shift on many keyboards; people press the key without it.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut', label: labels.zoomOut },
    { role: 'resetZoom', label: labels.actualSize },
    separator,
    { role: 'togglefullscreen', label: labels.fullScreen },
    ...(isPackaged ? [] : developerItems),
  ];
}

function windowItems({ labels, platform }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  return [
    // Ctrl+M comes to the composer, as in other chat programs; on a Mac Cmd+M belongs to the system.
    isMac
      ? { role: 'minimize', label: labels.minimize }
      : { label: labels.minimize, click: (_item, window) => window?.minimize() },
    { role: 'zoom', label: labels.maximize },
    ...(isMac ? [separator, { role: 'front', label: labels.bringToFront } as const] : []),
    { role: 'close', label: labels.close },
  ];
}

import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { Labels } from './labels.ts';

export interface MenuOptions {
  labels: Labels;
  platform: NodeJS.Platform;
  /** Reload and the developer tools are for a checkout, not for a shop. */
  isPackaged: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The menu of the application: what every desktop program has, in the person's language. */
function menuTemplate({ labels, platform, isPackaged }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const applicationMenu: MenuItemConstructorOptions = {
    label: labels.application,
    submenu: [
      { role: 'about', label: labels.about },
      separator,
      { role: 'services', label: labels.services },
      separator,
      { role: 'hide', label: labels.hide },
      { role: 'hideOthers', label: labels.hideOthers },
      { role: 'unhide', label: labels.showAll },
      separator,
      { role: 'quit', label: labels.quit },
    ],
  };
  const developerItems: MenuItemConstructorOptions[] = [
    separator,
    { role: 'reload', label: labels.reload },
    { role: 'toggleDevTools', label: labels.developerTools },
  ];
  const view: MenuItemConstructorOptions = {
    label: labels.view,
    submenu: [
      { role: 'zoomIn', label: labels.zoomIn },
      // The plus needs Shift on many keyboards; people press the key without it.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut', label: labels.zoomOut },
      { role: 'resetZoom', label: labels.actualSize },
      separator,
      { role: 'togglefullscreen', label: labels.fullScreen },
      ...(isPackaged ? [] : developerItems),
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: labels.window,
    submenu: [
      // Ctrl+M comes to the composer, as in other chat programs; on a Mac Cmd+M belongs to the system.
      isMac
        ? { role: 'minimize', label: labels.minimize }
        : { label: labels.minimize, click: (_item, window) => window?.minimize() },
      { role: 'zoom', label: labels.maximize },
      ...(isMac ? [separator, { role: 'front', label: labels.bringToFront } as const] : []),
      { role: 'close', label: labels.close },
      ...(isMac ? [] : [separator, { role: 'quit', label: labels.quit } as const]),
    ],
  };
  return [
    ...(isMac ? [applicationMenu] : []),
    { label: labels.edit, submenu: editItems(labels) },
    view,
    window,
  ];
}

function editItems(labels: Labels): MenuItemConstructorOptions[] {
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

/** Puts the menu of the application in place. */
export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** Electron gives text fields no context menu of their own; the page's own menus come first and prevent this one. */
export function installTextMenu(contents: WebContents, labels: Labels): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (isEditable) {
      const items = editItems(labels).filter((item) => item.role !== 'undo' && item.role !== 'redo');
      Menu.buildFromTemplate(items.slice(1)).popup();
    } else if (selectionText.trim() !== '' && editFlags.canCopy) {
      Menu.buildFromTemplate([{ role: 'copy', label: labels.copy }]).popup();
    }
  });
}

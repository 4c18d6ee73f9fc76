import { Menu, type WebContents } from 'electron';
import type { Words } from './labels.ts';
import { editItems, type MenuOptions, menuTemplate } from './menu-template.ts';

/** Puts the menu of the application in place, in the place of an older one. */
export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** Electron gives text fields no context menu of their own; the page's own menus come first and prevent this one. */
export function installTextMenu(contents: WebContents, words: Words): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const labels = words.labels();
    if (isEditable) {
      const items = editItems(labels).filter((item) => item.role !== 'undo' && item.role !== 'redo');
      Menu.buildFromTemplate(items.slice(1)).popup();
    } else if (selectionText.trim() !== '' && editFlags.canCopy) {
      Menu.buildFromTemplate([{ role: 'copy', label: labels.copy }]).popup();
    }
  });
}

import { join } from 'node:path';
import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
import type { Labels } from './labels.ts';
import { type TraySummary, trayPicture, trayState } from './tray-words.ts';

export interface DesktopTray {
  show(summary: TraySummary): void;
  destroy(): void;
}

/** The picture beside the clock: how the connections stand, the window, and the way out. */
export function createDesktopTray(options: {
  folder: string;
  labels: Labels;
  onOpen(): void;
  onQuit(): void;
}): DesktopTray {
  const { folder, labels, onOpen, onQuit } = options;
  const picture = () => {
    const file = trayPicture(process.platform, nativeTheme.shouldUseDarkColors);
    const image = nativeImage.createFromPath(join(folder, file));
    if (process.platform === 'darwin') image.setTemplateImage(true);
    return image;
  };
  const tray = new Tray(picture());
  const follow = () => tray.setImage(picture());
  nativeTheme.on('updated', follow);
  // macOS and some Linux panels open the menu at a click themselves.
  tray.on('click', onOpen);

  function show(summary: TraySummary): void {
    const state = trayState(summary, labels);
    tray.setToolTip(`${labels.application}: ${state}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: state, enabled: false },
        { type: 'separator' },
        { label: labels.trayOpen, click: onOpen },
        { label: labels.quit, click: onQuit },
      ]),
    );
  }

  show(null);
  return {
    show,
    destroy() {
      nativeTheme.off('updated', follow);
      tray.destroy();
    },
  };
}

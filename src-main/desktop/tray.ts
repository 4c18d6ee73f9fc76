import { join } from 'node:path';
import { Menu, type NativeImage, nativeImage, nativeTheme, Tray } from 'electron';
import type { Words } from './labels.ts';
import { withDot } from './pictures.ts';
import { unreadChats } from './plural-words.ts';
import { type TraySummary, trayPicture, trayState } from './tray-words.ts';

export interface DesktopTray {
  show(summary: TraySummary): void;
  /** How many conversations wait to be read. */
  showUnread(unread: number): void;
  /** The same things again, in the language of now. */
  retell(): void;
  destroy(): void;
}

/** The picture beside the clock: what waits to be read, how the connections stand, the window, and the way out. */
export function createDesktopTray(options: {
  folder: string;
  words: Words;
  onOpen(): void;
  onQuit(): void;
}): DesktopTray {
  const { folder, words, onOpen, onQuit } = options;
  let summary: TraySummary = null;
  let unread = 0;
  const tray = new Tray(picture(folder, false));
  const follow = () => tray.setImage(picture(folder, unread > 0));
  nativeTheme.on('updated', follow);
  // macOS and some Linux panels open the menu at a click themselves.
  tray.on('click', onOpen);

  function tell(): void {
    const labels = words.labels();
    const state = trayState(summary, labels);
    const lines = unread > 0 ? [unreadChats(unread, words.language()), state] : [state];
    tray.setToolTip(`${labels.application}: ${lines.join(' · ')}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        ...lines.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: labels.trayOpen, click: onOpen },
        { label: labels.quit, click: onQuit },
      ]),
    );
  }

  tell();
  return {
    show(told) {
      summary = told;
      tell();
    },
    showUnread(count) {
      unread = count;
      follow();
      tell();
    },
    retell: tell,
    destroy() {
      nativeTheme.off('updated', follow);
      tray.destroy();
    },
  };
}

/** In both of its sizes, with the dot of something unread. */
function picture(folder: string, hasDot: boolean): NativeImage {
  const name = trayPicture(process.platform, nativeTheme.shouldUseDarkColors);
  // Electron reads the picture for fine screens, `@2x`, with it.
  const plain = nativeImage.createFromPath(join(folder, `${name}.png`));
  const image = hasDot ? dotted(plain) : plain;
  if (process.platform === 'darwin') image.setTemplateImage(true);
  return image;
}

function dotted(plain: NativeImage): NativeImage {
  const image = nativeImage.createEmpty();
  const size = plain.getSize();
  for (const scaleFactor of plain.getScaleFactors()) {
    const [width, height] = [size.width * scaleFactor, size.height * scaleFactor];
    const { pixels } = withDot({ pixels: plain.toBitmap({ scaleFactor }), width, height });
    image.addRepresentation({ scaleFactor, width, height, buffer: pixels });
  }
  return image;
}

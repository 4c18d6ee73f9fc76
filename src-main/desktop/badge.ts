import { app, type BrowserWindow, nativeImage } from 'electron';
import { numberBadge } from './pictures.ts';

/** Puts the number of unread conversations on the program's icon, in the way each system has for it. */
export function showBadge(window: BrowserWindow | undefined, unread: number, words: string): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(unread);
    return;
  }
  if (window === undefined) return;
  if (unread === 0) {
    window.setOverlayIcon(null, '');
    return;
  }
  const { pixels, width, height } = numberBadge(unread);
  window.setOverlayIcon(nativeImage.createFromBitmap(pixels, { width, height }), words);
}

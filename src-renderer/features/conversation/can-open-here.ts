import { isInlineSafe, isSafeToOpen, plainMimeType } from '#shared/domain/media-rules.ts';

/**
 * Whether "Open" leads to the file: in the program's window the computer's own programs show it, in a browser the browser
 * does, which does not play all that WhatsApp takes.
 */
export function canOpenHere(mimeType: string): boolean {
  if (location.protocol === 'app:') return isSafeToOpen(mimeType);
  if (!isInlineSafe(mimeType)) return false;
  const type = plainMimeType(mimeType);
  return type.startsWith('image/') || document.createElement('video').canPlayType(type) !== '';
}

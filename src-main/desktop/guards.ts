import { type Session, shell, type WebContents } from 'electron';
import { CONSOLE_ORIGIN } from './console-protocol.ts';
import { isExternalLink } from './external-link.ts';
import { mediaIdOf } from './media-link.ts';

/** What our own page may ask the system for. `media` is allowed for the microphone of a voice note only. */
const allowedPermissions = new Set(['notifications', 'clipboard-sanitized-write', 'fullscreen', 'media']);

/** Refuses every permission but the few that our own page needs. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const isCamera = 'mediaTypes' in details && details.mediaTypes?.includes('video') === true;
    decide(allowedPermissions.has(permission) && isOwnPage(details.requestingUrl) && !isCamera);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    return allowedPermissions.has(permission) && isOwnPage(requestingOrigin) && details.mediaType !== 'video';
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event, item) => {
    const source = item.getURL().replace(/^blob:/, '');
    if (!isOwnPage(source)) return event.preventDefault();
    // Some desktops would show the address of the page's memory above the dialog.
    item.setSaveDialogOptions({ title: item.getFilename() });
  });
}

/** What becomes of the two kinds of links that lead out of a page; neither may reject. */
export interface WaysOut {
  openLink(address: string): Promise<void>;
  openMedia(id: string): Promise<void>;
}

/** Keeps a page where it is: no navigation, no new window, no embedded view; links and files leave through the system. */
export function guardContents(contents: WebContents, ways: WaysOut): void {
  contents.setWindowOpenHandler(({ url }) => {
    const mediaId = mediaIdOf(url);
    if (mediaId !== null) void ways.openMedia(mediaId);
    else if (isExternalLink(url)) void ways.openLink(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Hands an allowed address to the system; a system without a program for it is no reason to fail. */
export async function openInSystem(address: string): Promise<void> {
  try {
    await shell.openExternal(address);
  } catch (error) {
    process.stderr.write(
      `Rozmova: the system could not open a link (${error instanceof Error ? error.name : 'error'})\n`,
    );
  }
}

function isOwnPage(address: string): boolean {
  return address === CONSOLE_ORIGIN || address.startsWith(`${CONSOLE_ORIGIN}/`);
}

import type { DesktopNotification } from '../hub.ts';

const BODY_LENGTH = 300;

/** How a system takes it: macOS has a line for the account, and Linux reads the body as markup. */
export function toOptions(
  { title, body, accountName }: DesktopNotification,
  platform: NodeJS.Platform,
): { title: string; body: string; subtitle?: string } {
  const text = shorten(body);
  if (platform === 'darwin') return { title, subtitle: accountName, body: text };
  return { title: `${title} · ${accountName}`, body: platform === 'linux' ? escapeMarkup(text) : text };
}

/** Cuts between characters: half an emoji is no text, and a notification daemon may refuse it. */
function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > BODY_LENGTH ? `${characters.slice(0, BODY_LENGTH).join('')}…` : text;
}

/** A stranger's text must not become bold, a link or a picture in the notification daemon. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import type { App } from 'electron';
import { APP_LINK_SCHEME, appLinkAmong } from '#shared/domain/app-link.ts';

/** Hears of `rozmova://` links: of the first start, of a second one, and of the system on a Mac. None is read here. */
export function watchLinks(app: App, onLink: (link: string) => void): void {
  // A checkout would register a bare Electron; an installed program on Linux is registered by its package.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(APP_LINK_SCHEME);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const link = appLinkAmong([url]);
    if (link !== null) onLink(link);
  });
  app.on('second-instance', (_event, args) => {
    const link = appLinkAmong(args.slice(1));
    if (link !== null) onLink(link);
  });
  const first = appLinkAmong(process.argv.slice(1));
  if (first !== null) onLink(first);
}

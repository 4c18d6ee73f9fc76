import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor, session } from 'electron';
import { registerConsoleScheme, serveConsole } from './desktop/console-protocol.ts';
import { endWithFailure } from './desktop/failure.ts';
import { guardSession } from './desktop/guards.ts';
import { type HubHost, startHubHost } from './desktop/hub-host.ts';
import { type Labels, labelsIn, languageOf } from './desktop/labels.ts';
import { installMenu } from './desktop/menu.ts';
import { createDesktopNotifications, type DesktopNotifications } from './desktop/notifications.ts';
import { chooseFolders, type Folders } from './desktop/profile.ts';
import { createDesktopSeat, type DesktopSeat } from './desktop/seat.ts';
import { createDesktopTray, type DesktopTray } from './desktop/tray.ts';
import { openWindow, showWindow } from './desktop/window.ts';
import type { FromHub } from './hub-messages.ts';
import { outliveReaders } from './standard-streams.ts';

const HUB_CLOSE_LIMIT_MS = 8_000;

// The Electron host: windows on this thread, the hub on another. Built files lie in out/main, out/preload, out/renderer.
// As root (a container, a test machine) Chromium cannot build its sandbox and is told so by this switch, which
// enableSandbox would take back. The renderer stays without Node all the same (window.ts).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerConsoleScheme();
outliveReaders();
if (process.platform === 'win32') app.setAppUserModelId('example.rozmova.console');

const folders = chooseFolders(app, process.env);
const defaultLanguage = languageOf(app.getPreferredSystemLanguages());
const labels = labelsIn(defaultLanguage);

if (app.requestSingleInstanceLock()) {
  start(folders, labels);
} else {
  process.stderr.write(`Rozmova: ${labels.alreadyOpen}\n`);
  app.exit(0);
}

function start({ dataDir, profileDir }: Folders, words: Labels): void {
  const rendererDir = join(import.meta.dirname, '../renderer');
  const iconFile = join(app.getAppPath(), 'resources/icons/128x128.png');
  let open: { window: BrowserWindow; seat: DesktopSeat } | undefined;
  let tray: DesktopTray | undefined;
  let isReady = false;
  let isClosed = false;

  const hub: HubHost = startHubHost({
    workerFile: new URL('./hub-worker.js', import.meta.url),
    data: { dataDir, rendererDir, defaultLanguage },
    env: hubEnvironment(),
    stoppedSentence: words.hubStopped,
    onMessage: (message) => void hear(message),
    onFailure: (failure) => {
      isClosed = true;
      open?.window.destroy();
      void endWithFailure(failure, isReady, words);
    },
  });
  const notifications: DesktopNotifications = createDesktopNotifications(iconFile, (conversationId) => {
    // The page turns to the conversation first, so that no other one is seen for a moment.
    const { window, seat } = ensureWindow();
    seat.open(conversationId);
    showWindow(window);
  });

  async function hear(message: FromHub): Promise<void> {
    await app.whenReady();
    if (message.kind === 'ready') isReady = true;
    if (message.kind === 'notify') notifications.show(message.notification);
    if (message.kind === 'notifications-cleared') notifications.clear(message.conversationId);
    if (message.kind === 'doctor') tray?.show(message.summary);
    if (message.kind === 'badge') app.setBadgeCount(message.unread);
    if (message.kind === 'restart') {
      app.relaunch();
      app.quit();
    }
  }

  function ensureWindow(): { window: BrowserWindow; seat: DesktopSeat } {
    if (open !== undefined) return open;
    const preloadFile = join(import.meta.dirname, '../preload/preload.cjs');
    const window = openWindow({
      preloadFile,
      profileDir,
      iconFile,
      labels: words,
      isPackaged: app.isPackaged,
    });
    open = { window, seat: createDesktopSeat(window.webContents, hub) };
    window.on('closed', () => {
      open = undefined;
    });
    return open;
  }

  // A program that is ending, or has not begun to show anything, has no window to bring to the front.
  const comeToFront = () => {
    if (app.isReady() && !isClosed) showWindow(ensureWindow().window);
  };
  app.on('second-instance', comeToFront);
  app.on('activate', comeToFront);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !isClosed) app.quit();
  });
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    open?.window.hide();
    // What the page keeps for this screen (drafts, sizes, the theme) is otherwise written some seconds later.
    session.defaultSession.flushStorageData();
    notifications.clearAll();
    tray?.destroy();
    tray = undefined;
    void hub.close(HUB_CLOSE_LIMIT_MS).finally(() => app.quit());
  });

  // Without these the process would be gone before the hub has finished what it does.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  // Not awaited at the top level: an ES module that waits for `ready` there is waited for by Electron, and nothing starts.
  void app.whenReady().then(() => {
    guardSession(session.defaultSession);
    const devServerUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
    serveConsole(session.defaultSession.protocol, { rendererDir, devServerUrl, hubAddress: hub.address });
    installMenu({ labels: words, platform: process.platform, isPackaged: app.isPackaged });
    powerMonitor.on('resume', () => hub.woke());
    powerMonitor.on('unlock-screen', () => hub.woke());
    if (isClosed) return;
    tray = createDesktopTray({
      folder: join(app.getAppPath(), 'resources/tray'),
      labels: words,
      onOpen: comeToFront,
      onQuit: () => app.quit(),
    });
    ensureWindow();
  });
}

/** The environment of the hub; a native file named in it is for tests on an older runtime, never for a release. */
function hubEnvironment(): NodeJS.ProcessEnv {
  if (!app.isPackaged) return process.env;
  const { DESKTOP_SQLITE_BINDING: _ignored, ...environment } = process.env;
  return environment;
}

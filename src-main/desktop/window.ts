import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { CONSOLE_ORIGIN } from './console-protocol.ts';
import { guardContents, openInSystem } from './guards.ts';
import type { Words } from './labels.ts';
import { installTextMenu } from './menu.ts';
import { openMediaFile } from './opened-files.ts';
import { isReachable, readWindowState, type WindowState, writeWindowState } from './window-state.ts';

export interface WindowOptions {
  preloadFile: string;
  iconFile: string;
  /** Folder for what belongs to this screen only, such as where the window stood. */
  profileDir: string;
  words: Words;
  isPackaged: boolean;
  /** Started with the system: the window waits out of sight until somebody wants it. */
  isHidden: boolean;
}

/** The page's background (tokens.css) before it has told its own; see `background` in WindowState. */
const firstBackground = { light: '#f2efea', dark: '#1b1a17' };
const SAVE_DELAY_MS = 400;

/** Opens the console's window where it was left. It shows when its first picture is ready, whether the hub is or not. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const file = join(options.profileDir, 'window.json');
  const state = readWindowState(file);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const bounds = state.bounds !== null && isReachable(state.bounds, areas) ? state.bounds : null;
  const window = new BrowserWindow({
    title: 'Rozmova',
    icon: options.iconFile,
    width: 1280,
    height: 820,
    ...bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: state.background ?? firstBackground[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: !options.isPackaged,
      // A message rings also when nobody has touched the page since the start.
      autoplayPolicy: 'no-user-gesture-required',
      // Elsewhere Chromium would fetch its dictionaries from a server of Google's; macOS has its own.
      spellcheck: process.platform === 'darwin',
    },
  });
  window.once('ready-to-show', () => {
    if (options.isHidden) return;
    if (state.isMaximized) window.maximize();
    if (state.isFullScreen) window.setFullScreen(true);
    window.show();
  });
  rememberState(window, file, state);
  guardContents(window.webContents, {
    openLink: openInSystem,
    openMedia: (id) => openMediaFile(window.webContents, id, options.profileDir),
  });
  installTextMenu(window.webContents, options.words);
  reloadAfterCrash(window);
  void window.loadURL(`${CONSOLE_ORIGIN}/index.html`);
  return window;
}

/** Brings a window to the person, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function rememberState(window: BrowserWindow, file: string, initial: WindowState): void {
  let background = initial.background;
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    writeWindowState(file, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
      background,
    });
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
  // The page keeps <meta name="theme-color"> equal to its background.
  window.webContents.on('did-change-theme-color', (_event, color) => {
    if (color === null) return;
    background = color.slice(0, 7).toLowerCase();
    window.setBackgroundColor(background);
    saveSoon();
  });
}

/** A page that crashed comes back by itself; one that keeps crashing stays down instead of burning the processor. */
function reloadAfterCrash(window: BrowserWindow): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    crashes.push(now);
    process.stderr.write(`Rozmova: the page ended (${reason})\n`);
    if (crashes.filter((at) => now - at < 60_000).length <= 3) window.webContents.reload();
  });
}

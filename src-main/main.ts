import { join } from 'node:path';
import { app, powerMonitor, session } from 'electron';
import { HIDDEN_SWITCH } from './desktop/autostart.ts';
import { registerConsoleScheme, serveConsole } from './desktop/console-protocol.ts';
import { createConsoleWindow } from './desktop/console-window.ts';
import { createProgramState } from './desktop/desktop-facts.ts';
import { endWithFailure } from './desktop/failure.ts';
import { guardSession } from './desktop/guards.ts';
import { type HubHost, startHubHost } from './desktop/hub-host.ts';
import { labelsIn, languageOf } from './desktop/labels.ts';
import { watchLinks } from './desktop/links.ts';
import { installMenu } from './desktop/menu.ts';
import { createOutside } from './desktop/outside.ts';
import { chooseFolders, type Folders } from './desktop/profile.ts';
import { createEnding } from './desktop/quitting.ts';
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
const language = languageOf(app.getPreferredSystemLanguages());
const labels = labelsIn(language);

if (app.requestSingleInstanceLock()) {
  start(folders);
} else {
  process.stderr.write(`Rozmova: ${labels.alreadyOpen}\n`);
  app.exit(0);
}

function start({ dataDir, profileDir }: Folders): void {
  const rendererDir = join(import.meta.dirname, '../renderer');
  let isReady = false;

  const hub: HubHost = startHubHost({
    workerFile: new URL('./hub-worker.js', import.meta.url),
    data: {
      dataDir,
      rendererDir,
      defaultLanguage: language,
      forgetsPins: process.argv.includes('--forget-pins'),
    },
    env: hubEnvironment(),
    stoppedSentence: labels.hubStopped,
    onMessage: (message) => void hear(message),
    onFailure: (failure) => {
      ending.giveUp();
      screen.destroy();
      void endWithFailure(failure, isReady, labels);
    },
  });
  const ending = createEnding({
    labels,
    language,
    countPending: () => hub.countPending(),
    end() {
      screen.hide();
      // What the page keeps for this screen (drafts, sizes, the theme) is otherwise written some seconds later.
      session.defaultSession.flushStorageData();
      outside.destroy();
      return hub.close(HUB_CLOSE_LIMIT_MS);
    },
  });
  const state = createProgramState(app, profileDir, (facts) => hub.tellDesktop(facts));
  const screen = createConsoleWindow({
    profileDir,
    labels,
    hub,
    state,
    isEnding: ending.hasBegun,
    say: (words) => outside.say(words),
  });
  const outside = createOutside({ labels, language, hub, state, screen });

  async function hear(message: FromHub): Promise<void> {
    await app.whenReady();
    if (message.kind === 'ready') isReady = true;
    if (message.kind === 'desktop-update') state.update(message.changes);
    if (message.kind === 'restart') {
      app.relaunch();
      app.quit();
    }
    outside.hear(message);
  }

  // A program that is ending, or has not begun to show anything, has no window to bring to the front.
  const comeToFront = () => {
    if (app.isReady() && !ending.hasBegun()) screen.show();
  };
  app.on('second-instance', comeToFront);
  app.on('activate', comeToFront);
  watchLinks(app, (link) => void app.whenReady().then(() => screen.follow(link)));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !ending.hasBegun()) app.quit();
  });

  // Not awaited at the top level: an ES module that waits for `ready` there is waited for by Electron, and nothing starts.
  void app.whenReady().then(() => {
    guardSession(session.defaultSession);
    const devServerUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
    serveConsole(session.defaultSession.protocol, { rendererDir, devServerUrl, hubAddress: hub.address });
    installMenu({ labels, platform: process.platform, isPackaged: app.isPackaged });
    watchPower(hub, ending.hurry);
    if (ending.hasBegun()) return;
    outside.openTray(comeToFront);
    // A second start, a click on a notification or on the picture beside the clock brings a hidden one to the front.
    screen.ensure(app.commandLine.hasSwitch(HIDDEN_SWITCH) ? 'hidden' : 'shown');
    void state.look();
  });
}

function watchPower(hub: HubHost, hurry: () => void): void {
  // The battery may be empty before the computer wakes.
  powerMonitor.on('suspend', () => session.defaultSession.flushStorageData());
  powerMonitor.on('resume', () => hub.woke());
  powerMonitor.on('unlock-screen', () => hub.woke());
  powerMonitor.on('shutdown', () => {
    hurry();
    app.quit();
  });
}

/** The environment of the hub; a native file named in it is for tests on an older runtime, never for a release. */
function hubEnvironment(): NodeJS.ProcessEnv {
  if (!app.isPackaged) return process.env;
  const { DESKTOP_SQLITE_BINDING: _ignored, ...environment } = process.env;
  return environment;
}

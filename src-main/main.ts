import { join } from 'node:path';
import { app, powerMonitor, session } from 'electron';
import type { Language } from '#shared/domain/refusals.ts';
import { HIDDEN_SWITCH } from './desktop/autostart.ts';
import { registerConsoleScheme, serveConsole } from './desktop/console-protocol.ts';
import { createConsoleWindow } from './desktop/console-window.ts';
import { createProgramState, settingsFileIn } from './desktop/desktop-facts.ts';
import { endWithFailure } from './desktop/failure.ts';
import { guardSession } from './desktop/guards.ts';
import { type HubHost, startHubHost } from './desktop/hub-host.ts';
import { readKeptSettings } from './desktop/kept-settings.ts';
import { createWords, languageOf } from './desktop/labels.ts';
import { watchLinks } from './desktop/links.ts';
import { installMenu } from './desktop/menu.ts';
import { clearOpenedFiles } from './desktop/opened-files.ts';
import { createOutside } from './desktop/outside.ts';
import { chooseFolders, type Folders } from './desktop/profile.ts';
import { createEnding } from './desktop/quitting.ts';
import type { FromHub } from './hub-messages.ts';
import { outliveReaders } from './standard-streams.ts';

const HUB_CLOSE_LIMIT_MS = 8_000;
/** Windows gives a program that is logged off five seconds. */
const SESSION_END_LIMIT_MS = 4_000;

// The Electron host: windows on this thread, the hub on another. Built files lie in out/main, out/preload, out/renderer.
// As root (a container, a test machine) Chromium cannot build its sandbox and is told so by this switch, which
// enableSandbox would take back. The renderer stays without Node all the same (window.ts).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerConsoleScheme();
outliveReaders();
loadFetchTypes();
if (process.platform === 'win32') app.setAppUserModelId('example.rozmova.console');

const folders = chooseFolders(app, process.env);
const language = languageOf(app.getPreferredSystemLanguages());
const kept = readKeptSettings(settingsFileIn(folders.profileDir), process.platform);
const words = createWords(kept.language ?? language);

if (app.requestSingleInstanceLock()) {
  start(folders);
} else {
  process.stderr.write(`Rozmova: ${words.labels().alreadyOpen}\n`);
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
    stoppedSentence: () => words.labels().hubStopped,
    onMessage: (message) => void hear(message),
    onFailure: (failure) => {
      ending.giveUp();
      screen.destroy();
      void endWithFailure(failure, isReady, words.labels());
    },
  });
  const ending = createEnding({
    words,
    countPending: () => hub.countPending(),
    end() {
      screen.hide();
      // What the page keeps for this screen (drafts, sizes, the theme) is otherwise written some seconds later.
      session.defaultSession.flushStorageData();
      outside.destroy();
      state.end();
      return hub.close(HUB_CLOSE_LIMIT_MS);
    },
  });
  const state = createProgramState(app, profileDir, (facts) => hub.tellDesktop(facts));
  const screen = createConsoleWindow({
    profileDir,
    words,
    hub,
    state,
    isEnding: ending.hasBegun,
    onSessionEnd: endWithSession,
    say: (words) => outside.say(words),
  });
  const outside = createOutside({ words, hub, state, screen });

  async function hear(message: FromHub): Promise<void> {
    await app.whenReady();
    if (message.kind === 'ready') isReady = true;
    if (message.kind === 'desktop-update') state.update(message.changes);
    if (message.kind === 'language') speak(message.language);
    if (message.kind === 'restart') {
      app.relaunch();
      app.quit();
    }
    outside.hear(message);
  }

  const putMenu = () =>
    installMenu({
      labels: words.labels(),
      platform: process.platform,
      isPackaged: app.isPackaged,
      onCommand: (command) => screen.run(command),
    });
  function speak(spoken: Language): void {
    state.speaks(spoken);
    if (!words.speak(spoken)) return;
    putMenu();
    outside.retell();
  }

  /** Nothing can be asked any more, and the system ends the program when this returns: what was written goes out first. */
  function endWithSession(): void {
    session.defaultSession.flushStorageData();
    ending.giveUp();
    hub.closeNow(SESSION_END_LIMIT_MS);
    app.exit(0);
  }

  // A program that is ending, or has not begun to show anything, has no window to bring to the front.
  const comeToFront = () => {
    if (app.isReady() && !ending.hasBegun()) screen.show();
  };
  app.on('second-instance', comeToFront);
  app.on('activate', comeToFront);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !ending.hasBegun()) app.quit();
  });

  // Not awaited at the top level: an ES module that waits for `ready` there is waited for by Electron, and nothing starts.
  const opened = app.whenReady().then(() => {
    guardSession(session.defaultSession);
    void clearOpenedFiles(profileDir);
    const devServerUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
    serveConsole(session.defaultSession.protocol, { rendererDir, devServerUrl, hubAddress: hub.address });
    putMenu();
    watchPower(hub, ending.hurry);
    if (ending.hasBegun()) return;
    outside.openTray(comeToFront);
    // A second start, a click on a notification or on the picture beside the clock brings a hidden one to the front.
    screen.ensure(app.commandLine.hasSwitch(HIDDEN_SWITCH) ? 'hidden' : 'shown');
    void state.look();
  });
  // On a Mac a link may come before `ready`; its window needs what is put in place above.
  watchLinks(app, (link) => void opened.then(() => screen.follow(link)));
}

/**
 * What `protocol.handle` is made of: Node loads it when it is first named, a tenth of a second for which the first page would
 * wait. Until Electron is ready there is nothing else to do.
 */
function loadFetchTypes(): void {
  void new Response(null);
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

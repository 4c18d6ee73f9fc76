import { app, type BrowserWindow, dialog } from 'electron';
import type { ProgramState } from './desktop-facts.ts';
import type { Words } from './labels.ts';

export interface CloseWindowOptions {
  words: Words;
  state: ProgramState;
  /** The program is ending: windows simply go. */
  isEnding(): boolean;
  say(words: { title: string; body: string }): void;
}

/** Lets the window's cross do what the person chose, and says once what that is. */
export function watchClosing(window: BrowserWindow, options: CloseWindowOptions): void {
  const { words, state } = options;
  let isAsking = false;
  window.on('close', (event) => {
    if (options.isEnding()) return;
    event.preventDefault();
    const closing = state.closing();
    if (closing === 'quit') return app.quit();
    if (closing === 'ask') {
      if (!isAsking) void ask();
      return;
    }
    window.hide();
    if (closing !== 'hide-and-tell') return;
    state.toldOfClosing();
    const labels = words.labels();
    options.say({ title: labels.stillRunning, body: labels.stillRunningDetail });
  });

  async function ask(): Promise<void> {
    isAsking = true;
    const labels = words.labels();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: labels.application,
      message: labels.closeEnds,
      detail: state.hasTray() ? `${labels.closeEndsDetail}\n${labels.closeEndsTray}` : labels.closeEndsDetail,
      buttons: [labels.quit, labels.cancel],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    isAsking = false;
    if (response !== 0) return;
    state.toldOfClosing();
    app.quit();
  }
}

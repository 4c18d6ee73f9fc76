import { app, dialog } from 'electron';
import type { Words } from './labels.ts';
import { messagesOnTheirWay } from './plural-words.ts';

/** The way out of the program. */
export interface Ending {
  /** Nothing is opened or kept open any more. */
  hasBegun(): boolean;
  /** The computer goes down: nothing is waited for that can be sent at the next start. */
  hurry(): void;
  /** The hub is gone: there is nothing to wait for, and whoever tells of it ends the program. */
  giveUp(): void;
}

export interface EndingOptions {
  words: Words;
  /** How many messages are still to go out. */
  countPending(): Promise<number>;
  /** Closes everything; may take some seconds. */
  end(): Promise<void>;
}

/** Most messages are gone within this; nobody has to read a notice for them. */
const QUIET_WAIT_MS = 900;
const LOOK_MS = 150;

/** Lets the program end only when what was written has gone out and the hub is closed; signals are in a hurry. */
export function createEnding(options: EndingOptions): Ending {
  let stage: 'running' | 'asking' | 'ending' | 'over' = 'running';
  let isHurried = false;
  const hurry = () => {
    isHurried = true;
  };
  const mayGo = async () => isHurried || (await options.countPending()) === 0;

  async function endWhenSent(): Promise<void> {
    stage = 'asking';
    if (!(await waitForMessages(options, mayGo))) {
      stage = 'running';
      return;
    }
    stage = 'ending';
    await options.end().finally(() => {
      stage = 'over';
      app.quit();
    });
  }

  app.on('before-quit', (event) => {
    if (stage === 'over') return;
    event.preventDefault();
    if (stage === 'running') void endWhenSent();
  });
  // Without these the process would be gone before the hub has finished what it does.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      hurry();
      app.quit();
    });
  }
  return {
    hasBegun: () => stage === 'ending' || stage === 'over',
    hurry,
    giveUp: () => {
      stage = 'over';
    },
  };
}

/**
 * Waits until everything that was written has gone out, and says so when it takes a while. False: the person wants to go
 * on working. What does not go out now is sent at the next start.
 */
async function waitForMessages(options: EndingOptions, mayGo: () => Promise<boolean>): Promise<boolean> {
  const until = performance.now() + QUIET_WAIT_MS;
  while (!(await mayGo())) {
    if (performance.now() > until) return waitWithNotice(options, mayGo);
    await pause();
  }
  return true;
}

async function waitWithNotice(options: EndingOptions, mayGo: () => Promise<boolean>): Promise<boolean> {
  const { words, countPending } = options;
  const labels = words.labels();
  const sent = new AbortController();
  let isAnswered = false;
  const answer = dialog.showMessageBox({
    type: 'info',
    title: labels.application,
    message: messagesOnTheirWay(await countPending(), words.language()),
    detail: labels.quitWaits,
    buttons: [labels.quitAnyway, labels.goOnWorking],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    signal: sent.signal,
  });
  void answer.then(() => {
    isAnswered = true;
  });
  // It also wakes this thread, which on Linux otherwise does not hear the answer of a dialog without a window.
  while (!isAnswered) {
    await pause();
    if (!(await mayGo())) continue;
    sent.abort();
    return true;
  }
  return (await answer).response === 0;
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, LOOK_MS));

import { app, dialog } from 'electron';
import type { HubFailure } from './hub-host.ts';
import type { Labels } from './labels.ts';

/** Tells why there is no hub, on the screen and on stderr, and ends the program with 1, or starts it again on request. */
export async function endWithFailure(
  failure: HubFailure,
  hasBeenReady: boolean,
  labels: Labels,
): Promise<void> {
  process.stderr.write(`Rozmova: ${failure.message}\n`);
  // A signal while the dialog is open ends it too, and still as a failure.
  app.on('before-quit', () => app.exit(1));
  await app.whenReady();
  // On Linux the answer of a dialog is heard only when something else wakes this thread, and without a window nothing does.
  const wake = setInterval(() => undefined, 100);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: labels.application,
    message: hasBeenReady ? labels.hasStopped : labels.cannotStart,
    detail: failure.message,
    buttons: [labels.quit, labels.startAgain],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  clearInterval(wake);
  if (response === 1) app.relaunch();
  app.exit(1);
}

import { ipcRenderer } from 'electron';

/**
 * The bridge: it hands the page a message port to the hub and exposes nothing.
 *
 * 1. The page listens on `window` and posts `{ kind: 'rozmova:want-port' }` to itself, whenever it is ready for one.
 * 2. Main answers through here with `{ kind: 'rozmova:port' }` and one transferred port; an older one is closed.
 * 3. A click on a notification arrives as `{ kind: 'rozmova:open', conversationId }`.
 *
 * The page must check `event.source === window` and `event.origin === location.origin`.
 */
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const isWish =
    typeof event.data === 'object' && event.data !== null && 'kind' in event.data
      ? event.data.kind === 'rozmova:want-port'
      : false;
  if (event.source === window && isWish) ipcRenderer.send('rozmova:want-port');
});

ipcRenderer.on('rozmova:port', (event) => {
  window.postMessage({ kind: 'rozmova:port' }, location.origin, event.ports);
});

ipcRenderer.on('rozmova:open', (_event, conversationId: number) => {
  window.postMessage({ kind: 'rozmova:open', conversationId }, location.origin);
});

import { ipcRenderer } from 'electron';

/**
 * The bridge: it hands the page a message port to the hub and exposes nothing.
 *
 * 1. The page listens on `window` and posts `{ kind: 'rozmova:want-port' }` to itself, whenever it is ready for one.
 * 2. Main answers through here with `{ kind: 'rozmova:port' }` and one transferred port; an older one is closed.
 * 3. The page posts `{ kind: 'rozmova:listening', listens }` when somebody works at it, and takes it back when not.
 * 4. A click on a notification arrives as `{ kind: 'rozmova:open', conversationId }`; when the page has turned to it, it
 *    posts `{ kind: 'rozmova:turned' }`, and the window comes to the front.
 * 5. A `rozmova://` link from outside arrives as `{ kind: 'rozmova:link', link }`, unread.
 * 6. What was chosen in the menu of the program arrives as `{ kind: 'rozmova:command', command }`.
 *
 * The page must check `event.source === window` and `event.origin === location.origin`.
 */
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const { data } = event;
  if (event.source !== window || typeof data !== 'object' || data === null || !('kind' in data)) return;
  if (data.kind === 'rozmova:want-port') ipcRenderer.send('rozmova:want-port');
  if (data.kind === 'rozmova:turned') ipcRenderer.send('rozmova:turned');
  if (data.kind === 'rozmova:listening')
    ipcRenderer.send('rozmova:listening', 'listens' in data && data.listens === true);
});

ipcRenderer.on('rozmova:port', (event) => {
  window.postMessage({ kind: 'rozmova:port' }, location.origin, event.ports);
});

ipcRenderer.on('rozmova:open', (_event, conversationId: number) => {
  window.postMessage({ kind: 'rozmova:open', conversationId }, location.origin);
});

ipcRenderer.on('rozmova:link', (_event, link: string) => {
  window.postMessage({ kind: 'rozmova:link', link }, location.origin);
});

ipcRenderer.on('rozmova:command', (_event, command: string) => {
  window.postMessage({ kind: 'rozmova:command', command }, location.origin);
});

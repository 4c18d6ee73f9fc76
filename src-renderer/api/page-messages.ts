/** The kind of a message that this page, or the preload script through it, posted; null for anybody else's. */
export function pageMessageKind(event: MessageEvent<unknown>): string | null {
  if (event.source !== window || event.origin !== location.origin) return null;
  const data = event.data;
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  return typeof data.kind === 'string' ? data.kind : null;
}

export interface HostWishes {
  /** A notification was clicked. */
  readonly open: (conversationId: number) => void;
  /** A `rozmova://` link came from outside, unread. */
  readonly follow: (link: string) => void;
  /** A command was chosen in the menu of the program. */
  readonly run: (command: string) => void;
}

/** Listens to what the window's program wishes while somebody works here; returns the function that stops it. */
export function onHostWishes({ open, follow, run }: HostWishes): () => void {
  const listen = (event: MessageEvent<unknown>) => {
    const kind = pageMessageKind(event);
    if (kind !== 'rozmova:open' && kind !== 'rozmova:link' && kind !== 'rozmova:command') return;
    const data = event.data as { conversationId?: unknown; link?: unknown; command?: unknown };
    if (typeof data.command === 'string') run(data.command);
    if (typeof data.link === 'string') follow(data.link);
    if (typeof data.conversationId !== 'number') return;
    open(data.conversationId);
    tellWhenDrawn();
  };
  window.addEventListener('message', listen);
  tellHost({ kind: 'rozmova:listening', listens: true });
  return () => {
    window.removeEventListener('message', listen);
    tellHost({ kind: 'rozmova:listening', listens: false });
  };
}

/** The window comes to the front when the page has turned; a hidden page has no frames to wait for, but it has turns. */
function tellWhenDrawn(): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    tellHost({ kind: 'rozmova:turned' });
  });
  port1.start();
  port2.postMessage(null);
}

/** The preload script hands it on; in a browser nobody hears it. */
function tellHost(message: { kind: string; listens?: boolean }): void {
  window.postMessage(message, location.origin);
}

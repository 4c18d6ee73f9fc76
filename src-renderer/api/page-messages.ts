/** The kind of a message that this page, or the preload script through it, posted; null for anybody else's. */
export function pageMessageKind(event: MessageEvent<unknown>): string | null {
  if (event.source !== window || event.origin !== location.origin) return null;
  const data = event.data;
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  return typeof data.kind === 'string' ? data.kind : null;
}

/** Calls `open` when a notification was clicked; returns the function that stops listening. */
export function onOpenConversation(open: (conversationId: number) => void): () => void {
  const listen = (event: MessageEvent<unknown>) => {
    if (pageMessageKind(event) !== 'rozmova:open') return;
    const data = event.data as { conversationId?: unknown };
    if (typeof data.conversationId === 'number') open(data.conversationId);
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}

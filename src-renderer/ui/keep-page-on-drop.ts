/**
 * A browser opens a file or a link that is dropped beside the places for it, and the console with everything begun in it is
 * gone. What such a place has taken is left alone, and so is a link over a field, which takes its words; returns how to stop.
 */
export function keepPageOnDrop(page: Window): () => void {
  const refuse = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (event.defaultPrevented || !dataTransfer || !wouldOpen(dataTransfer.types, event.target)) return;
    event.preventDefault();
    // The pointer tells it before the hand lets go.
    dataTransfer.dropEffect = 'none';
  };
  page.addEventListener('dragover', refuse);
  page.addEventListener('drop', refuse);
  return () => {
    page.removeEventListener('dragover', refuse);
    page.removeEventListener('drop', refuse);
  };
}

function wouldOpen(types: readonly string[], target: EventTarget | null): boolean {
  if (types.includes('Files')) return true;
  const isOverField = target instanceof Element && target.closest('input, textarea') !== null;
  return types.includes('text/uri-list') && !isOverField;
}

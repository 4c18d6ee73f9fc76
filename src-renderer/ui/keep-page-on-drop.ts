/**
 * A browser opens a file that is dropped beside the places for it, and the console with everything begun in it is gone. What
 * such a place has taken is left alone; returns how to stop.
 */
export function keepPageOnDrop(page: Window): () => void {
  const refuse = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
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

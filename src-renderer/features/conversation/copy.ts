import { notify } from '../../ui/notify.ts';

const SHORT_MS = 2000;

/** Puts words on the clipboard and says that it was done, or that the system did not let it. */
export function copyText(text: string, done: string, failed: string): void {
  announce(navigator.clipboard.writeText(text), done, failed);
}

/** Puts a picture on the clipboard; systems take PNG only. */
export function copyPicture(address: string, done: string, failed: string): void {
  const item = new ClipboardItem({ 'image/png': pngOf(address) });
  announce(navigator.clipboard.write([item]), done, failed);
}

async function pngOf(address: string): Promise<Blob> {
  const picture = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

function announce(work: Promise<void>, done: string, failed: string): void {
  work.then(
    () => notify({ title: done, tone: 'success', timeoutMs: SHORT_MS }),
    () => notify({ title: failed, tone: 'danger', timeoutMs: 5000 }),
  );
}

const SIDE = 256;

/** The middle of a picture as a small square, as a file to be handed to the hub; null for what cannot be shown here. */
export async function squarePicture(file: File): Promise<File | null> {
  const bitmap = await decode(file);
  if (bitmap === null) return null;
  try {
    const canvas = new OffscreenCanvas(SIDE, SIDE);
    const drawing = canvas.getContext('2d');
    const side = Math.min(bitmap.width, bitmap.height);
    // A picture with transparent parts gets a white ground: JPEG has none, and would make it black.
    if (drawing) {
      drawing.fillStyle = 'white';
      drawing.fillRect(0, 0, SIDE, SIDE);
    }
    const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
    drawing?.drawImage(bitmap, left, top, side, side, 0, 0, SIDE, SIDE);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
    return new File([blob], 'picture.jpg', { type: 'image/jpeg' });
  } finally {
    bitmap.close();
  }
}

async function decode(file: File): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // The one way to learn whether a picture can be read is to read it.
    return null;
  }
}

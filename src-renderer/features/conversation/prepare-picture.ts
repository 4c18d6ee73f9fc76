/** WhatsApp takes pictures of at most 5 MB (`domain/media-rules.ts`); a little less leaves room for what Meta adds. */
const MOST_BYTES = 5 * 1024 * 1024 - 16 * 1024;
/** Longer sides are made smaller by WhatsApp itself. */
const LONGEST_SIDE = 4096;
/** A sticker is exactly this wide and high; any other WebP is a picture. */
const STICKER_SIDE = 512;

interface Attempt {
  readonly scale: number;
  readonly quality: number;
}

/** What is tried in order until a picture is small enough: first less detail, then fewer pixels. */
export function shrinkAttempts(width: number, height: number): readonly Attempt[] {
  const first = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return [1, 0.75, 0.5, 0.35, 0.2].flatMap((share) =>
    [0.92, 0.85, 0.75].map((quality) => ({ scale: first * share, quality })),
  );
}

export type PictureResult =
  | { readonly kind: 'as-is' }
  | { readonly kind: 'redrawn'; readonly file: File }
  | { readonly kind: 'unreadable' };

/** Makes a picture into one that WhatsApp takes: JPEG, or PNG where parts of it are transparent. */
export async function preparePicture(file: File): Promise<PictureResult> {
  const isTaken = file.type === 'image/jpeg' || file.type === 'image/png';
  if (isTaken && file.size <= MOST_BYTES) return { kind: 'as-is' };
  const bitmap = await decode(file);
  if (bitmap === null) return isTaken ? { kind: 'as-is' } : { kind: 'unreadable' };
  try {
    if (isSticker(file, bitmap)) return { kind: 'as-is' };
    return { kind: 'redrawn', file: await redraw(bitmap, file.name) };
  } finally {
    bitmap.close();
  }
}

/** Null for what this browser cannot show (HEIC, a damaged file, no picture at all). */
async function decode(file: File): Promise<ImageBitmap | null> {
  try {
    // `from-image`: a photo taken upright on its side is turned by its EXIF mark, which the new file no longer has.
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // The one way to learn whether a picture can be read is to read it.
    return null;
  }
}

const isSticker = (file: File, { width, height }: ImageBitmap) =>
  file.type === 'image/webp' && width === STICKER_SIDE && height === STICKER_SIDE && file.size <= 500 * 1024;

async function redraw(bitmap: ImageBitmap, name: string): Promise<File> {
  const type = hasTransparency(bitmap) ? 'image/png' : 'image/jpeg';
  let smallest: Blob | null = null;
  for (const { scale, quality } of shrinkAttempts(bitmap.width, bitmap.height)) {
    smallest = await encode(bitmap, scale, { type, quality });
    if (smallest.size <= MOST_BYTES) break;
  }
  const plain = name.replace(/\.[^.]*$/, '') || 'picture';
  return new File(smallest ? [smallest] : [], `${plain}.${type === 'image/png' ? 'png' : 'jpg'}`, { type });
}

function encode(bitmap: ImageBitmap, scale: number, options: ImageEncodeOptions): Promise<Blob> {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = drawing(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob(options);
}

/** Looks at a small copy: a shop's logo on nothing must not get a black ground. */
function hasTransparency(bitmap: ImageBitmap): boolean {
  const canvas = new OffscreenCanvas(64, 64);
  const context = drawing(canvas);
  context.drawImage(bitmap, 0, 0, 64, 64);
  const { data } = context.getImageData(0, 0, 64, 64);
  return data.some((value, index) => index % 4 === 3 && value < 250);
}

function drawing(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no canvas to draw on');
  return context;
}

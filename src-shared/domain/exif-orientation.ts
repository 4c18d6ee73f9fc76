const ORIENTATION = 0x0112;
const UPRIGHT = 1;

/** Which side of a picture is up, 1 to 8 as EXIF counts it, from the TIFF block of its EXIF data; 1 where it does not say. */
export function exifOrientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return UPRIGHT;
  const isLittle = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, isLittle);
  if (first + 2 > tiff.length) return UPRIGHT;
  const entries = view.getUint16(first, isLittle);
  for (let entry = first + 2; entry < first + 2 + entries * 12 && entry + 12 <= tiff.length; entry += 12) {
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : UPRIGHT;
  }
  return UPRIGHT;
}

/** A TIFF block that says which side is up and nothing else. */
export function orientationAlone(orientation: number): Uint8Array {
  // "MM", 42, where the list begins; one entry: the tag, a short, one of them, the value; no further list.
  const head = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...head, ...entry, 0, 0, 0, 0]);
}

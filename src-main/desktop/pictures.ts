/** Pixels as Electron takes them: four bytes each, blue, green, red, alpha, premultiplied. */
export interface Bitmap {
  pixels: Buffer;
  width: number;
  height: number;
}

interface Colour {
  red: number;
  green: number;
  blue: number;
}

/** The terracotta of what wants to be seen. */
const DOT: Colour = { red: 0xd9, green: 0x5f, blue: 0x3b };
const WHITE: Colour = { red: 0xff, green: 0xff, blue: 0xff };

/** The same picture with a dot in its upper corner and a gap around it, so that it is seen by shape as well. */
export function withDot({ pixels, width, height }: Bitmap, colour: Colour = DOT): Bitmap {
  const painted = Buffer.from(pixels);
  const radius = width * 0.24;
  const [x, y] = [width - radius - 0.5, radius + 0.5];
  paintDisc({ pixels: painted, width, height }, { x, y, radius: radius + width * 0.09 }, null);
  paintDisc({ pixels: painted, width, height }, { x, y, radius }, colour);
  return { pixels: painted, width, height };
}

/** A number in a disc, for the corner of the picture in the task bar; more than 99 is a dot. */
export function numberBadge(count: number, size = 32): Bitmap {
  const badge: Bitmap = { pixels: Buffer.alloc(size * size * 4), width: size, height: size };
  paintDisc(badge, { x: size / 2, y: size / 2, radius: size / 2 - 0.5 }, DOT);
  if (count > 99) {
    paintDisc(badge, { x: size / 2, y: size / 2, radius: size / 8 }, WHITE);
    return badge;
  }
  const digits = [...String(count)].map((digit) => DIGITS[Number(digit)] ?? []);
  const step = Math.floor(size / (digits.length > 1 ? 10 : 8));
  const left = Math.floor((size - (digits.length * 4 - 1) * step) / 2);
  const top = Math.floor((size - 5 * step) / 2);
  digits.forEach((rows, index) => {
    rows.forEach((row, line) => {
      for (const column of [0, 1, 2]) {
        if ((row & (4 >> column)) === 0) continue;
        paintSquare(badge, { x: left + (index * 4 + column) * step, y: top + line * step, side: step });
      }
    });
  });
  return badge;
}

/** Five rows of three points, the leftmost is 4. */
const DIGITS: readonly (readonly number[])[] = [
  [7, 5, 5, 5, 7],
  [2, 6, 2, 2, 7],
  [7, 1, 7, 4, 7],
  [7, 1, 7, 1, 7],
  [5, 5, 7, 1, 1],
  [7, 4, 7, 1, 7],
  [7, 4, 7, 5, 7],
  [7, 1, 1, 2, 2],
  [7, 5, 7, 5, 7],
  [7, 5, 7, 1, 7],
];

function paintSquare(bitmap: Bitmap, { x, y, side }: { x: number; y: number; side: number }): void {
  for (let row = y; row < y + side; row += 1) {
    for (let column = x; column < x + side; column += 1) blend(bitmap, { column, row }, WHITE, 1);
  }
}

/** Null takes away what is there. */
function paintDisc(
  bitmap: Bitmap,
  { x, y, radius }: { x: number; y: number; radius: number },
  colour: Colour | null,
): void {
  for (let row = 0; row < bitmap.height; row += 1) {
    for (let column = 0; column < bitmap.width; column += 1) {
      const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
      const cover = Math.min(1, Math.max(0, radius - distance + 0.5));
      if (cover > 0) blend(bitmap, { column, row }, colour, cover);
    }
  }
}

function blend(
  { pixels, width }: Bitmap,
  { column, row }: { column: number; row: number },
  colour: Colour | null,
  cover: number,
): void {
  const at = (row * width + column) * 4;
  const over = colour === null ? [0, 0, 0, 0] : [colour.blue, colour.green, colour.red, 255];
  over.forEach((value, channel) => {
    pixels[at + channel] = Math.round(value * cover + (pixels[at + channel] ?? 0) * (1 - cover));
  });
}

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const number = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
/** What map programs write into their links; the place that was chosen goes before the middle of the picture. */
const inLinks = [
  new RegExp(`!3d${number}!4d${number}`),
  new RegExp(
    `[?&](?:q|query|ll|destination|daddr|center)=(?:loc:)?${number}(?:,|%2C|%20|\\+)+${number}`,
    'i',
  ),
  new RegExp(`[?&]mlat=${number}&mlon=${number}`),
  new RegExp(`#map=[\\d.]+/${number}/${number}`),
  new RegExp(`@${number},${number}`),
  new RegExp(`^geo:${number},${number}`, 'i'),
];
const plain = new RegExp(`^\\s*${number}\\s*°?\\s*[,;\\s]\\s*${number}\\s*°?\\s*$`);
const decimalCommas = /^\s*(-?\d{1,3},\d+)\s*[;\s]\s*(-?\d{1,3},\d+)\s*$/;

/** Reads "50.45, 30.52" or a link of a map, without asking anybody; null when no coordinates are in it. */
export function parseLocation(text: string): Coordinates | null {
  const trimmed = text.trim();
  for (const pattern of [plain, ...inLinks]) {
    const found = pattern.exec(trimmed);
    if (found) return within(Number(found[1]), Number(found[2]));
  }
  const commas = decimalCommas.exec(trimmed);
  if (!commas) return null;
  return within(Number(commas[1]?.replace(',', '.')), Number(commas[2]?.replace(',', '.')));
}

function within(latitude: number, longitude: number): Coordinates | null {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

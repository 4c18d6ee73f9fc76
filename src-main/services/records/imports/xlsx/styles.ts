import { parseXml } from './xml.ts';

/** Number formats that show a day or a time, by Excel's own numbers (ECMA-376, 18.8.30, with those of East Asia). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format of somebody's own, such as `dd.mm.yyyy;@`, shows a day or a time. */
export function isDateFormat(code: string): boolean {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  // [h] counts hours; colours and locales in brackets say nothing.
  return /[ymdhs]/i.test(positive.replace(/\[(?![hms]+\])[^\]]*\]/gi, '')) && !/general/i.test(positive);
}

/** Which styles of cells show a number as a date: the place in the list is the number that a cell names. */
export async function readDateStyles(stream: AsyncIterable<Buffer>): Promise<boolean[]> {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCells = false;
  const handlers = {
    onOpen(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'numFmt')
        formats.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(formats.get(id) ?? isBuiltInDate(id));
      }
    },
    onClose(name: string) {
      if (name === 'cellXfs') isInCells = false;
    },
  };
  for await (const _bytes of parseXml(stream, handlers));
  return styles;
}

const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar, which takes 1900 for a leap year; days before March 1900 do not matter here. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A number of a date cell as `2026-11-22`, with a time `2026-11-22 14:30:00`, or only the time. */
export function excelDate(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null;
  // To the second: a time of day is a fraction that is never quite exact.
  const at = Math.round(((is1904 ? EPOCH_1904 : EPOCH_1900) + serial * DAY_MS) / 1000) * 1000;
  const [day = '', time = ''] = new Date(at).toISOString().slice(0, 19).split('T');
  if (serial < 1) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

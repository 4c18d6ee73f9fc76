import { contentText } from '#shared/domain/content.ts';
import type { MessageRow } from './message-rows.ts';

const LINE_PX = 21;
const CHARACTERS_PER_LINE = 58;

const mediaHeights: Partial<Record<string, number>> = {
  image: 220,
  video: 200,
  sticker: 148,
  audio: 56,
  document: 58,
  location: 96,
  contacts: 80,
  order: 140,
  unsupported: 76,
};

/** About how high a row will be, in px: the closer, the less the scroll bar moves before rows are measured. */
export function estimateRow(row: MessageRow | undefined): number {
  if (row?.kind !== 'bubble') return 40;
  const { message } = row;
  const text = contentText(message.content);
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_PER_LINE)), 0);
  const words = text === '' ? 0 : lines * LINE_PX;
  const quote = message.quoted ? 48 : 0;
  return (mediaHeights[message.kind] ?? 0) + words + quote + 24 + (row.startsGroup ? 8 : 2);
}

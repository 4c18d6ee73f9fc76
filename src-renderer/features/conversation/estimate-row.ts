import { contentText } from '#shared/domain/content.ts';
import type { MessageRow } from './message-rows.ts';
import { pictureBox } from './picture-box.ts';

const LINE_PX = 21;
const CHARACTERS_PER_LINE = 58;
const MOST_CHARACTERS = 1100;
const MOST_LINES = 20;

const mediaHeights: Partial<Record<string, number>> = {
  sticker: 148,
  audio: 56,
  document: 58,
  location: 96,
  contacts: 80,
  order: 140,
  unsupported: 76,
};

const LINE_ROW_PX = 40;
const estimates = new WeakMap<MessageRow, number>();

/**
 * About how high a row will be, in px: the closer, the less the scroll bar moves before rows are measured. Each row is asked
 * for again whenever one before it was measured.
 */
export function estimateRow(row: MessageRow | undefined): number {
  if (row?.kind !== 'bubble') return LINE_ROW_PX;
  const known = estimates.get(row);
  if (known !== undefined) return known;
  const height = estimateBubble(row);
  estimates.set(row, height);
  return height;
}

/**
 * The estimates of one list: each row keeps the first one until it is measured. When the shape of a picture becomes known
 * above what is drawn, another estimate would push away what one reads.
 */
export function createSteadyEstimates(): (row: MessageRow | undefined) => number {
  const given = new Map<string, number>();
  return (row) => {
    const known = row && given.get(row.key);
    if (known !== undefined) return known;
    const estimate = estimateRow(row);
    if (row) given.set(row.key, estimate);
    return estimate;
  };
}

function estimateBubble(row: MessageRow & { kind: 'bubble' }): number {
  const { message } = row;
  // What is folded away takes no room.
  const text = contentText(message.content).slice(0, MOST_CHARACTERS);
  const lines = text
    .split('\n', MOST_LINES)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_PER_LINE)), 0);
  const words = text === '' ? 0 : lines * LINE_PX;
  const quote = message.quoted ? 48 : 0;
  const isPicture = message.kind === 'image' || message.kind === 'video';
  const media = isPicture ? pictureBox(message.media).height : (mediaHeights[message.kind] ?? 0);
  return media + words + quote + 24 + (row.startsGroup ? 8 : 2);
}

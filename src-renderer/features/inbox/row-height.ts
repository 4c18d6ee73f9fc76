import type { Settings } from '#shared/contract/app.ts';

/** The height of every row of the list, in px; fixed, so that nothing jumps and nothing has to be measured. */
export const rowHeights: Record<Settings['density'], number> = { comfortable: 64, compact: 48 };

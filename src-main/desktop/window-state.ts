import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Rectangle } from 'electron';

/** How the window was left. */
export interface WindowState {
  bounds: Rectangle | null;
  isMaximized: boolean;
  isFullScreen: boolean;
  /** The page's background as `#rrggbb`, so that the next start does not flash in another colour. */
  background: string | null;
}

const nothingKnown: WindowState = { bounds: null, isMaximized: false, isFullScreen: false, background: null };

/** Reads the state; a missing or damaged file means that nothing is known, as on the first start. */
export function readWindowState(file: string): WindowState {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return nothingKnown;
  }
  if (!isObject(found)) return nothingKnown;
  return {
    bounds: toBounds(found.bounds),
    isMaximized: found.isMaximized === true,
    isFullScreen: found.isFullScreen === true,
    background:
      typeof found.background === 'string' && /^#[0-9a-f]{6}$/i.test(found.background)
        ? found.background
        : null,
  };
}

/** Writes the state beside the old one and swaps, so that a power cut leaves one of the two. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

/** Whether enough of a window lies on one of the screens to be seen and dragged; a screen may have been unplugged. */
export function isReachable(bounds: Rectangle, workAreas: readonly Rectangle[]): boolean {
  return workAreas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const isTitleBarInside = bounds.y >= area.y - 8 && bounds.y < area.y + area.height - 40;
    return width >= 120 && isTitleBarInside;
  });
}

function toBounds(value: unknown): Rectangle | null {
  if (!isObject(value)) return null;
  const { x, y, width, height } = value;
  if (![x, y, width, height].every((side) => typeof side === 'number' && Number.isFinite(side))) return null;
  const bounds = { x, y, width, height } as Rectangle; // each side was checked to be a number above
  return bounds.width >= 200 && bounds.height >= 200 ? bounds : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

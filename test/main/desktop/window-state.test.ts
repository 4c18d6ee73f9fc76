import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReachable, readWindowState, writeWindowState } from '../../../src-main/desktop/window-state.ts';

const nothingKnown = { bounds: null, isMaximized: false, isFullScreen: false, background: null };
const screens = [
  { x: 0, y: 25, width: 1440, height: 875 },
  { x: 1440, y: 0, width: 1920, height: 1080 },
];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rozmova-window-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the state of the window', () => {
  it('is read as it was written, and leaves one file', () => {
    const file = join(folder, 'profile', 'window.json');
    const state = {
      bounds: { x: -5, y: 30, width: 900, height: 700 },
      isMaximized: true,
      isFullScreen: false,
      background: '#1b1a18',
    };
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(readdirSync(join(folder, 'profile'))).toEqual(['window.json']);
  });

  it.each([
    ['is missing', null],
    ['is empty', ''],
    ['is no JSON', '{'],
    ['is another thing', '[1]'],
    ['holds nonsense', '{"bounds":{"x":"1","y":null},"isMaximized":"yes","background":"url(x)"}'],
    ['holds a window nobody could use', '{"bounds":{"x":0,"y":0,"width":1,"height":1}}'],
  ])('is unknown when the file %s', (_case, content) => {
    const file = join(folder, 'window.json');
    if (content !== null) writeFileSync(file, content);
    expect(readWindowState(file)).toEqual(nothingKnown);
  });
});

describe('a window is reachable', () => {
  it.each([
    [{ x: 100, y: 100, width: 900, height: 640 }, true],
    [{ x: 1400, y: 100, width: 900, height: 640 }, true],
    [{ x: -800, y: 100, width: 900, height: 640 }, false],
    [{ x: 100, y: -300, width: 900, height: 640 }, false],
    [{ x: 100, y: 880, width: 900, height: 640 }, false],
    [{ x: 9000, y: 9000, width: 900, height: 640 }, false],
  ])('at %o: %s', (bounds, expected) => expect(isReachable(bounds, screens)).toBe(expected));

  it('not at all without a screen', () => {
    expect(isReachable({ x: 0, y: 0, width: 900, height: 640 }, [])).toBe(false);
  });
});

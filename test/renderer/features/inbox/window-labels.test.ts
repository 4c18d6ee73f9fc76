import { describe, expect, it } from 'vitest';
import { createWindowLabels } from '../../../../src-renderer/features/inbox/window-labels.ts';
import { createI18n } from '../../../../src-renderer/i18n/index.ts';
import * as uk from '../../../../src-renderer/i18n/uk/index.ts';
import type { WindowState } from '../../../../src-renderer/state/window-state.ts';

const worded: WindowState[] = [];
const labels = createWindowLabels(createI18n('uk', uk).getFixedT('uk', 'inbox'), (state) => {
  worded.push(state);
  return `sentence ${worded.length}`;
});

describe('the words for a window in a row', () => {
  it('gives the time left as short as there is room, and none when it is over', () => {
    const open: WindowState = { kind: 'open', hours: 20, minutes: 3 };
    expect(labels(open, false)).toEqual({ label: 'sentence 1', timeLeft: '20 год' });
    expect(labels(open, true).timeLeft).toBeNull();
    expect(labels({ kind: 'soon', hours: 0, minutes: 9 }, true).timeLeft).toBe('9 хв');
    expect(labels({ kind: 'closed', closedAt: 1 }, false).timeLeft).toBeNull();
  });

  it('words the same state once', () => {
    const before = worded.length;
    const state: WindowState = { kind: 'soon', hours: 2, minutes: 30 };
    expect(labels({ ...state }, false)).toBe(labels(state, false));
    expect(worded).toHaveLength(before + 1);
    expect(labels({ ...state, minutes: 31 }, false)).not.toBe(labels(state, false));
  });
});

import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePaused } from '../../../src-renderer/state/use-paused.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });

function type() {
  const { result, rerender } = renderHook(usePaused, { initialProps: '' });
  pass(1000);
  return { result, rerender };
}

it('takes the letter that comes after a pause at once', () => {
  const { result, rerender } = type();
  rerender('к');
  pass(1);
  expect(result.current).toBe('к');
  pass(150);
  rerender('ка');
  pass(1);
  expect(result.current).toBe('ка');
});

it('takes only the last of the letters that follow each other closely', () => {
  const { result, rerender } = type();
  rerender('к');
  pass(1);
  for (const typed of ['ка', 'кав', 'кава']) {
    rerender(typed);
    pass(50);
    expect(result.current).toBe('к');
  }
  pass(50);
  expect(result.current).toBe('кава');
});

it('takes an emptied field at once', () => {
  const { result, rerender } = type();
  rerender('к');
  pass(10);
  rerender('');
  pass(1);
  expect(result.current).toBe('');
});

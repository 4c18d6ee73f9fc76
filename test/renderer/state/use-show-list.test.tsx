import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeSearch, useSearchStore } from '../../../src-renderer/state/search-store.ts';
import { useShowSearch } from '../../../src-renderer/state/use-show-list.ts';

const widthIs = (width: number) =>
  vi.stubGlobal('matchMedia', (media: string) => {
    const [, side, px] = /(min|max)-width: (\d+)px/.exec(media) ?? [];
    const matches = side === 'max' ? width <= Number(px) : width >= Number(px);
    return { matches, addEventListener: () => undefined, removeEventListener: () => undefined };
  });
const searchFrom = (place: string) => {
  history.replaceState(null, '', place);
  const { result } = renderHook(useShowSearch);
  act(() => result.current());
  return { place: location.pathname, isOpen: useSearchStore.getState().isOpen };
};

describe('the search', () => {
  beforeEach(closeSearch);
  afterEach(() => {
    // Before its window is taken away.
    cleanup();
    vi.unstubAllGlobals();
    history.replaceState(null, '', '/');
  });

  it('opens beside the conversation that is read', () => {
    widthIs(1440);
    expect(searchFrom('/c/7')).toEqual({ place: '/c/7', isOpen: true });
  });

  it('takes the place of the conversation where there is room for one of them', () => {
    widthIs(480);
    expect(searchFrom('/c/7')).toEqual({ place: '/', isOpen: true });
  });

  it('leads back from another screen', () => {
    widthIs(1440);
    expect(searchFrom('/settings')).toEqual({ place: '/', isOpen: true });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { createListWindow, putInOrder, seated } from '../../../../src-renderer/features/inbox/list-window.ts';

describe('the elements of the list', () => {
  it('are given to what comes in once what they showed is out of sight', () => {
    expect(seated([1, 2, 3, 4], [3, 4, 5, 6])).toEqual([5, 6, 3, 4]);
  });

  it('become more only when none is free, and never fewer', () => {
    expect(seated([1, 2], [2, 3, 4])).toEqual([3, 2, 4]);
    expect(seated([1, 2, 3], [2])).toEqual([1, 2, 3]);
  });

  it('show a conversation once, though it is in sight and has the focus as well', () => {
    expect(seated([], [1, 2, 1])).toEqual([1, 2]);
  });

  it('stay with a conversation whose place has changed', () => {
    expect(seated([1, 2, 3], [3, 1, 2])).toEqual([1, 2, 3]);
  });
});

describe('who listens to the elements', () => {
  it('is told when one of them shows something else, and of nothing else', () => {
    const list = createListWindow();
    let told = 0;
    const leave = list.subscribe(() => {
      told += 1;
    });
    list.show([1, 2]);
    list.show([2, 1]);
    expect(told).toBe(1);
    const slots = list.slots();
    list.show([2, 3]);
    expect([told, list.idIn(0), list.idIn(1), list.idIn(2)]).toEqual([2, 3, 2, null]);
    expect(list.slots()).toBe(slots);
    leave();
    list.show([4, 5]);
    expect(told).toBe(2);
  });
});

describe('the order in which rows are read', () => {
  afterEach(() => document.body.replaceChildren());

  function boxOf(places: readonly number[]): HTMLElement {
    const box = document.createElement('div');
    for (const place of places) {
      const row = document.createElement('div');
      row.tabIndex = -1;
      row.setAttribute('aria-posinset', String(place));
      box.append(row);
    }
    document.body.append(box);
    return box;
  }
  const placesIn = (box: HTMLElement) =>
    [...box.children].map((row) => Number(row.getAttribute('aria-posinset')));

  it('is that of their places', () => {
    const box = boxOf([5, 6, 2, 3, 4]);
    putInOrder(box);
    expect(placesIn(box)).toEqual([2, 3, 4, 5, 6]);
  });

  it('is made around the row with the focus, which hears nothing of it', () => {
    const box = boxOf([12, 11, 10, 4, 5]);
    const focused = box.children[1] as HTMLElement;
    focused.focus();
    let blurs = 0;
    focused.addEventListener('blur', () => {
      blurs += 1;
    });
    putInOrder(box);
    expect(placesIn(box)).toEqual([4, 5, 10, 11, 12]);
    expect(document.activeElement).toBe(focused);
    expect(blurs).toBe(0);
  });
});

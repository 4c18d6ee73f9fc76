import { createEvent, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DropZone } from '../../../src-renderer/features/conversation/components/DropZone.tsx';
import { keepPageOnDrop } from '../../../src-renderer/ui/keep-page-on-drop.ts';
import { renderUi } from '../../helpers/render-ui.tsx';

let stop: () => void;
beforeEach(() => {
  stop = keepPageOnDrop(window);
});
afterEach(() => stop());

const bill = new File(['bill'], 'bill.pdf');
const taken = vi.fn<(files: readonly File[]) => void>();

/** What the browser is told about something dragged over an element, or dropped on it. */
function drag(kind: 'dragOver' | 'drop', words: string, types: readonly string[] = ['Files']) {
  const dataTransfer = { types, files: types.includes('Files') ? [bill] : [], dropEffect: 'copy' };
  const target = screen.getByText(words);
  const event = createEvent[kind](target, { dataTransfer });
  fireEvent(target, event);
  return { isOpenedByBrowser: !event.defaultPrevented, effect: dataTransfer.dropEffect };
}

describe('a file dropped on the console', () => {
  beforeEach(() => {
    taken.mockReset();
    renderUi(
      <>
        <p>list</p>
        <textarea defaultValue="what is written" />
        <DropZone isEnabled onFiles={taken}>
          <p>chat</p>
        </DropZone>
      </>,
    );
  });

  it.each(['dragOver', 'drop'] as const)('is not opened in its place (%s)', (kind) => {
    expect(drag(kind, 'list')).toEqual({ isOpenedByBrowser: false, effect: 'none' });
    expect(taken).not.toHaveBeenCalled();
  });

  it('is taken where there is a place for it', () => {
    expect(drag('dragOver', 'chat')).toEqual({ isOpenedByBrowser: false, effect: 'copy' });
    expect(drag('drop', 'chat')).toEqual({ isOpenedByBrowser: false, effect: 'copy' });
    expect(taken).toHaveBeenCalledExactlyOnceWith([bill]);
  });

  it('is another thing than words, which the browser takes to where they are dropped', () => {
    expect(drag('drop', 'list', ['text/plain'])).toEqual({ isOpenedByBrowser: true, effect: 'copy' });
  });

  it.each(['dragOver', 'drop'] as const)('may be a link, which is not followed either (%s)', (kind) => {
    const link = ['text/uri-list', 'text/plain'];
    expect(drag(kind, 'list', link)).toEqual({ isOpenedByBrowser: false, effect: 'none' });
    expect(drag(kind, 'what is written', link)).toEqual({ isOpenedByBrowser: true, effect: 'copy' });
  });

  it('is no longer watched once it was stopped', () => {
    stop();
    expect(drag('drop', 'list')).toMatchObject({ isOpenedByBrowser: true });
  });
});

import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ResizablePanels } from '../../../src-renderer/ui/ResizablePanels.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

function Panes({
  onStart,
  onEnd,
}: {
  readonly onStart: (width: number) => void;
  readonly onEnd: (width: number) => void;
}) {
  const [start, setStart] = useState(300);
  const [end, setEnd] = useState(260);
  const sides = { minWidth: 240, maxWidth: 420 };
  return (
    <ResizablePanels
      start={{
        ...sides,
        content: 'list',
        width: start,
        defaultWidth: 312,
        separatorLabel: 'Width of the list',
        onWidthChange: (width) => {
          setStart(width);
          onStart(width);
        },
      }}
      end={{
        ...sides,
        content: 'details',
        width: end,
        defaultWidth: 280,
        separatorLabel: 'Width of the details',
        onWidthChange: (width) => {
          setEnd(width);
          onEnd(width);
        },
      }}
    >
      conversation
    </ResizablePanels>
  );
}

function renderPanes() {
  const onStart = vi.fn<(width: number) => void>();
  const onEnd = vi.fn<(width: number) => void>();
  const view = renderUi(<Panes onStart={onStart} onEnd={onEnd} />);
  const list = screen.getByRole('separator', { name: 'Width of the list' });
  const details = screen.getByRole('separator', { name: 'Width of the details' });
  return { ...view, onStart, onEnd, list, details };
}

describe('the separators between panes', () => {
  it('tell their value and bounds', () => {
    const { list } = renderPanes();
    const values = ['aria-valuenow', 'aria-valuemin', 'aria-valuemax'].map((name) => list.getAttribute(name));
    expect(values).toEqual(['300', '240', '420']);
  });

  it('move with the arrows, faster with Shift, and stop at their bounds', async () => {
    const { user, list, onStart } = renderPanes();
    list.focus();
    await user.keyboard(
      '{ArrowRight}{Shift>}{ArrowRight}{/Shift}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}',
    );
    expect(onStart.mock.calls.map(([width]) => width)).toEqual([316, 380, 396, 412, 420, 420]);
    await user.keyboard('{Home}{End}');
    expect(onStart.mock.calls.slice(-2)).toEqual([[240], [420]]);
  });

  it('work the other way round at the far side', async () => {
    const { user, details, onEnd } = renderPanes();
    details.focus();
    await user.keyboard('{ArrowLeft}');
    expect(onEnd).toHaveBeenCalledWith(276);
  });

  it('return to the default width on a double click', async () => {
    const { user, list, onStart } = renderPanes();
    await user.dblClick(list);
    expect(onStart).toHaveBeenLastCalledWith(312);
  });

  it('follow the pointer while dragged and report once, at the end', () => {
    const { list, onStart } = renderPanes();
    // jsdom measures every element as 0 px wide, so the drag starts from there.
    fireEvent.pointerDown(list, { button: 0, clientX: 300, pointerId: 1 });
    fireEvent.pointerMove(list, { clientX: 600, pointerId: 1 });
    expect((list.previousElementSibling as HTMLElement).style.flexBasis).toBe('300px');
    expect(onStart).not.toHaveBeenCalled();
    fireEvent.pointerUp(list, { clientX: 600, pointerId: 1 });
    expect(onStart.mock.calls).toEqual([[300]]);
  });
});

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { SidePanel } from './ResizablePanels.tsx';

export interface PanelSeparatorProps {
  readonly panel: SidePanel;
  /** The width on the screen now, which a narrow window may have taken from. */
  readonly measure: () => number;
  /** Shows a width while the drag goes on, without a render: long lists in the panes would make it stutter. */
  readonly preview: (width: number) => void;
  /** The side to which a drag makes the pane wider. */
  readonly growsTowards: 'start' | 'end';
}

const stepPx = 16;
const bigStepPx = 64;

/** The movable hairline between two panes of ResizablePanels. */
export function PanelSeparator({ panel, measure, preview, growsTowards }: PanelSeparatorProps) {
  const drag = useRef<{ readonly fromX: number; readonly fromWidth: number; width: number } | null>(null);
  const clamp = (width: number) => Math.round(Math.min(panel.maxWidth, Math.max(panel.minWidth, width)));

  /** +1 where moving to the right makes the pane wider; turned round in right-to-left scripts. */
  const direction = (element: HTMLElement) =>
    (growsTowards === 'end' ? 1 : -1) * (getComputedStyle(element).direction === 'rtl' ? -1 : 1);

  const beginDrag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const fromWidth = measure();
    drag.current = { fromX: event.clientX, fromWidth, width: fromWidth };
  };
  const moveDrag = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    const distance = (event.clientX - drag.current.fromX) * direction(event.currentTarget);
    drag.current.width = clamp(drag.current.fromWidth + distance);
    preview(drag.current.width);
  };
  const endDrag = () => {
    const ended = drag.current;
    drag.current = null;
    if (ended && ended.width !== ended.fromWidth) panel.onWidthChange(clamp(ended.width));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = (event.shiftKey ? bigStepPx : stepPx) * direction(event.currentTarget);
    const next: Record<string, number> = {
      ArrowRight: panel.width + step,
      ArrowLeft: panel.width - step,
      Home: panel.minWidth,
      End: panel.maxWidth,
    };
    const width = next[event.key];
    if (width === undefined) return;
    event.preventDefault();
    panel.onWidthChange(clamp(width));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a movable, focusable separator
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={panel.separatorLabel}
      aria-valuenow={panel.width}
      aria-valuemin={panel.minWidth}
      aria-valuemax={panel.maxWidth}
      tabIndex={0}
      onPointerDown={beginDrag}
      onPointerMove={moveDrag}
      onPointerUp={endDrag}
      onPointerCancel={endDrag}
      onDoubleClick={() => panel.onWidthChange(clamp(panel.defaultWidth))}
      onKeyDown={onKeyDown}
      className="group relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line outline-none before:absolute before:inset-y-0 before:-inset-x-1 after:absolute after:inset-y-0 after:-inset-x-px after:bg-transparent after:transition-colors hover:after:bg-accent focus-visible:after:bg-focus active:after:bg-accent"
    />
  );
}

import { type ReactNode, useRef } from 'react';
import { PanelSeparator } from './PanelSeparator.tsx';

export interface SidePanel {
  readonly content: ReactNode;
  /** All widths in px. */
  readonly width: number;
  readonly minWidth: number;
  readonly maxWidth: number;
  /** What a double click on the separator returns to. */
  readonly defaultWidth: number;
  /** The separator's accessible name: "Width of the conversation list". */
  readonly separatorLabel: string;
  /** Called once per drag, when it ends, and for each key stroke on the separator. */
  readonly onWidthChange: (width: number) => void;
}

export interface ResizablePanelsProps {
  readonly start?: SidePanel | undefined;
  readonly children: ReactNode;
  readonly end?: SidePanel | undefined;
  /** The middle never gets narrower than this; the sides give way first. */
  readonly mainMinWidth?: number;
}

/** Up to three panes side by side; their separators follow the pointer, the arrow keys, Home and End. */
export function ResizablePanels({ start, children, end, mainMinWidth = 360 }: ResizablePanelsProps) {
  const startPane = useRef<HTMLDivElement>(null);
  const endPane = useRef<HTMLDivElement>(null);
  const measureStart = () => startPane.current?.getBoundingClientRect().width ?? 0;
  const measureEnd = () => endPane.current?.getBoundingClientRect().width ?? 0;
  const previewStart = (width: number) => startPane.current?.style.setProperty('flex-basis', `${width}px`);
  const previewEnd = (width: number) => endPane.current?.style.setProperty('flex-basis', `${width}px`);
  return (
    <div className="flex h-full min-h-0 w-full min-w-0">
      {start ? (
        <>
          <div ref={startPane} className="h-full overflow-hidden" style={paneStyle(start)}>
            {start.content}
          </div>
          <PanelSeparator panel={start} measure={measureStart} preview={previewStart} growsTowards="end" />
        </>
      ) : null}
      <div className="h-full flex-1 overflow-hidden" style={{ minWidth: mainMinWidth }}>
        {children}
      </div>
      {end ? (
        <>
          <PanelSeparator panel={end} measure={measureEnd} preview={previewEnd} growsTowards="start" />
          <div ref={endPane} className="h-full overflow-hidden" style={paneStyle(end)}>
            {end.content}
          </div>
        </>
      ) : null}
    </div>
  );
}

// The basis is what the person chose; in a narrow window flex takes from it down to the minimum and gives it back later.
function paneStyle(panel: SidePanel) {
  return { flex: `0 1 ${panel.width}px`, minWidth: panel.minWidth };
}

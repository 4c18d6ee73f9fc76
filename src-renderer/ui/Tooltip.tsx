import { cloneElement, type ReactElement } from 'react';
import { type TooltipMarks, type TooltipSide, tooltipMarks } from './tooltip-marks.ts';

export interface TooltipProps {
  readonly content: string;
  readonly shortcut?: readonly string[] | undefined;
  readonly side?: TooltipSide | undefined;
  readonly isDisabled?: boolean;
  /** The element that is explained; it must hand its attributes on (a Button, an IconButton, a native element). */
  readonly children: ReactElement;
}

/**
 * A short explanation on hover and keyboard focus; never the only place where something is said. It only marks its child:
 * the one `TooltipLayer` of the page shows the words, so that a hundred buttons cost a hundred attributes.
 */
export function Tooltip({ content, shortcut, side = 'top', isDisabled = false, children }: TooltipProps) {
  if (isDisabled) return children;
  return cloneElement(children as ReactElement<TooltipMarks>, tooltipMarks({ content, shortcut, side }));
}

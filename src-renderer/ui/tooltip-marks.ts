export type TooltipSide = 'top' | 'bottom' | 'inline-start' | 'inline-end';

/** What is said about an element, as it stands in its attributes. */
export interface TooltipMarks {
  'data-tooltip': string;
  'data-tooltip-side': TooltipSide;
  'data-tooltip-keys': string | undefined;
}

export interface TooltipWords {
  readonly content: string;
  readonly shortcut?: readonly string[] | undefined;
  readonly side: TooltipSide;
}

/** The attributes that make an element explain itself. */
export function tooltipMarks({ content, shortcut, side }: TooltipWords): TooltipMarks {
  return {
    'data-tooltip': content,
    'data-tooltip-side': side,
    'data-tooltip-keys': shortcut && JSON.stringify(shortcut),
  };
}

/** What an element says about itself. */
export function readTooltip({ dataset }: HTMLElement): TooltipWords {
  const { tooltip = '', tooltipSide, tooltipKeys } = dataset;
  return {
    content: tooltip,
    side: tooltipSide as TooltipSide,
    shortcut: tooltipKeys === undefined ? undefined : (JSON.parse(tooltipKeys) as string[]),
  };
}

/** The innermost element around this one that explains itself. */
export const explainedAround = (element: EventTarget | null): HTMLElement | null =>
  element instanceof Element ? element.closest<HTMLElement>('[data-tooltip]') : null;

import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { Kbd } from './Kbd.tsx';
import { readTooltip, type TooltipWords } from './tooltip-marks.ts';
import { watchTooltips } from './watch-tooltips.ts';

interface Tip extends TooltipWords {
  readonly anchor: HTMLElement;
}

/** The one explanation that is to be seen; once per page. */
export function TooltipLayer() {
  /** Kept while it goes, or it would go without its words. */
  const [tip, setTip] = useState<Tip | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(
    () =>
      watchTooltips(document, (anchor) => {
        setOpen(anchor !== null);
        if (anchor) setTip({ anchor, ...readTooltip(anchor) });
      }),
    [],
  );
  if (!tip) return null;
  return (
    <Base.Root open={isOpen} onOpenChange={setOpen} disableHoverablePopup>
      <Base.Portal>
        <Base.Positioner
          anchor={tip.anchor}
          side={tip.side}
          sideOffset={6}
          collisionPadding={8}
          // What is explained may go away below the pointer.
          className="pointer-events-none z-50 data-anchor-hidden:invisible"
        >
          <Base.Popup className="floating flex max-w-72 items-center gap-2 rounded-sm bg-surface-raised px-2 py-1 text-sm text-ink shadow-float">
            <span>{tip.content}</span>
            {tip.shortcut ? <Kbd keys={tip.shortcut} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

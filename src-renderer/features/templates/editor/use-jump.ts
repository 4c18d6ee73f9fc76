import { type RefObject, useEffect, useState } from 'react';
import type { TemplateSpot } from '#shared/domain/template-problem.ts';
import type { EditorPlace } from './editor-place.ts';
import { spotName, tabOf } from './problem-spots.ts';

/** The way to a field on any of the tabs. */
export function useJump(root: RefObject<HTMLElement | null>, { setTab }: Pick<EditorPlace, 'setTab'>) {
  const [target, setTarget] = useState<{ readonly spot: TemplateSpot } | null>(null);
  useEffect(() => {
    if (target === null) return;
    // The panel of another tab is there with the next picture.
    const handle = requestAnimationFrame(() => focusSpot(root.current, target.spot));
    return () => cancelAnimationFrame(handle);
  }, [target, root]);
  return (spot: TemplateSpot) => {
    setTab(tabOf(spot));
    // A new object each time: the same place may be asked for twice.
    setTarget({ spot });
  };
}

const focusable = 'textarea, input:not([type=hidden]):not([hidden]), button, [role=radio][tabindex="0"]';

function focusSpot(root: HTMLElement | null, spot: TemplateSpot): void {
  const place = root?.querySelector<HTMLElement>(`[data-spot="${CSS.escape(spotName(spot))}"]`);
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  const area = place.querySelector<HTMLTextAreaElement>('textarea');
  const field = area ?? place.querySelector<HTMLElement>(focusable);
  field?.focus({ preventScroll: true });
  if (area && spot.kind === 'body' && spot.from !== null && spot.to !== null)
    area.setSelectionRange(spot.from, spot.to);
}

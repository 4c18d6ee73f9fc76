import { explainedAround } from './tooltip-marks.ts';

/** So long the pointer has to rest on the first element, in ms. */
const DELAY_MS = 400;
/** So long after one was to be seen, the next one comes at once. */
const WARM_MS = 300;
/** So long one stays when the pointer has left, so that it does not flicker between two buttons. */
const LEAVE_MS = 80;

/** Tells which element is to be explained now, or null; returns how to stop. */
export function watchTooltips(page: Document, tell: (anchor: HTMLElement | null) => void): () => void {
  let aimed: HTMLElement | null = null;
  let shown: HTMLElement | null = null;
  let wentAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (anchor: HTMLElement | null) => {
    clearTimeout(timer);
    const next = anchor?.isConnected ? anchor : null;
    if (next === shown) return;
    if (shown) wentAt = performance.now();
    shown = next;
    tell(next);
  };
  const later = (anchor: HTMLElement | null, ms: number) => {
    clearTimeout(timer);
    if (anchor !== shown) timer = setTimeout(() => show(anchor), ms);
  };
  const aimAt = (anchor: HTMLElement | null) => {
    if (anchor === aimed) return;
    aimed = anchor;
    const isWarm = shown !== null || performance.now() - wentAt < WARM_MS;
    if (anchor) later(anchor, isWarm ? 0 : DELAY_MS);
    else later(null, LEAVE_MS);
  };
  const put = () => show(null);
  const listeners: { [Type in keyof DocumentEventMap]?: (event: DocumentEventMap[Type]) => void } = {
    pointerover: (event) => event.pointerType !== 'touch' && aimAt(explainedAround(event.target)),
    pointerout: (event) => event.relatedTarget === null && aimAt(null),
    // Pressed, it is known; it explains itself again when the pointer comes back.
    pointerdown: put,
    click: put,
    focusin: ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) show(explainedAround(target));
    },
    focusout: put,
    keydown: ({ key }) => key === 'Escape' && put(),
    // Who writes looks at what they write; the pointer rests wherever it was left.
    input: put,
    scroll: ({ target }) => target instanceof Node && shown && target.contains(shown) && put(),
  };
  const ending = new AbortController();
  for (const [type, listener] of Object.entries(listeners)) {
    page.addEventListener(type, listener as EventListener, {
      capture: true,
      passive: true,
      signal: ending.signal,
    });
  }
  return () => {
    clearTimeout(timer);
    ending.abort();
  };
}

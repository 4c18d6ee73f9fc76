import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach } from 'vitest';

// jsdom lays nothing out, so it has none of these; the primitives only need them to be there.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
// Nor does it know when a page is idle: after what is to be done now.
globalThis.requestIdleCallback ??= (work) =>
  Number(setTimeout(() => work({ didTimeout: false, timeRemaining: () => 50 })));
globalThis.cancelIdleCallback ??= (handle) => clearTimeout(handle);
const missing = {
  scrollIntoView: () => undefined,
  getAnimations: () => [],
  setPointerCapture: () => undefined,
};
for (const [name, value] of Object.entries(missing)) {
  if (!(name in Element.prototype)) Object.defineProperty(Element.prototype, name, { value });
}

// Two cores may be shared with everything else: what has not appeared after a second has not failed yet.
configure({ asyncUtilTimeout: 12_000 });

afterEach(cleanup);
// What waits to be kept is kept now: its timer would fire after this page is gone.
afterAll(() => window.dispatchEvent(new Event('pagehide')));

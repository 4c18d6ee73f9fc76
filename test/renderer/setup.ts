import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom lays nothing out, so it has none of these; the primitives only need them to be there.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
const missing = {
  scrollIntoView: () => undefined,
  getAnimations: () => [],
  setPointerCapture: () => undefined,
};
for (const [name, value] of Object.entries(missing)) {
  if (!(name in Element.prototype)) Object.defineProperty(Element.prototype, name, { value });
}

afterEach(cleanup);

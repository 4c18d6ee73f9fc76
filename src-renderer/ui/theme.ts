export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

// Kept on this screen, not in the hub: it must be known before the first paint, and two seats may differ.
const storageKey = 'rozmova.theme';

/** The theme this screen was left in; `system` when nothing sensible is stored. */
export function readTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === stored) ?? 'system';
}

/** Shows the page in a theme and remembers it for the next start. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(storageKey, theme);
  tellBackground();
}

/** The host's window takes this colour behind the page, so that its next start does not flash in another one. */
function tellBackground(): void {
  const known = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]');
  const meta = known ?? document.head.appendChild(document.createElement('meta'));
  meta.name = 'theme-color';
  meta.content = getComputedStyle(document.documentElement).backgroundColor;
}

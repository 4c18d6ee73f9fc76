// The setting lives in the hub; this copy lets the first paint, before the hub has answered, speak the right language.
const storageKey = 'rozmova.language';

/** The language setting as this screen last heard it; null before the first time. */
export function readRememberedLanguage(): string | null {
  return localStorage.getItem(storageKey);
}

/** Keeps the language setting for the next start. */
export function rememberLanguage(setting: string): void {
  localStorage.setItem(storageKey, setting);
}

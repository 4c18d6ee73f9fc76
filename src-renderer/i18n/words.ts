import type { Language } from './language.ts';

/** The words of one language, by namespace. */
export type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Fetches the words of one language: a file of its own each, since a screen mostly speaks one of them only. */
export async function loadWords(language: Language): Promise<Words> {
  return { ...(language === 'uk' ? await import('./uk/index.ts') : await import('./en/index.ts')) };
}

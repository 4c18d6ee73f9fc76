import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '#shared/domain/assert.ts';
import { App } from './App.tsx';
import type { SeatAnswer } from './api/seat.ts';
import { startI18n } from './i18n/index.ts';
import type { Language } from './i18n/language.ts';
import type { Words } from './i18n/words.ts';
import { keepPageOnDrop } from './ui/keep-page-on-drop.ts';

export interface FirstFacts {
  readonly language: Language;
  readonly words: Words;
  readonly seat: Promise<SeatAnswer>;
}

/** Draws the console into the page, in a language whose words are here. */
export function showScreen({ language, words, seat }: FirstFacts): void {
  startI18n(language, words);
  keepPageOnDrop(window);
  const root = document.getElementById('root');
  invariant(root, 'index.html has an element with the id root');
  createRoot(root).render(
    <StrictMode>
      <App seat={seat} />
    </StrictMode>,
  );
}

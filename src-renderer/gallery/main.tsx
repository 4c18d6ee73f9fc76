import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startI18n } from '../i18n/index.ts';
import { pickLanguage } from '../i18n/language.ts';
import { loadWords } from '../i18n/words.ts';
import { UiProvider } from '../ui/UiProvider.tsx';
import { GalleryScreen } from './GalleryScreen.tsx';
import '../styles/app.css';

// `gallery.html?theme=dark&language=en` opens it as a test or a screenshot wants it.
const wanted = new URLSearchParams(location.search);
document.documentElement.dataset.theme = wanted.get('theme') ?? 'system';
const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root to draw into');
const language = pickLanguage(wanted.get('language'), navigator.language);
void loadWords(language).then((words) =>
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={startI18n(language, words)}>
        <UiProvider>
          <GalleryScreen />
        </UiProvider>
      </I18nextProvider>
    </StrictMode>,
  ),
);

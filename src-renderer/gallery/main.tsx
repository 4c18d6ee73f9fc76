import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startI18n } from '../i18n/index.ts';
import { pickLanguage } from '../i18n/language.ts';
import { UiProvider } from '../ui/UiProvider.tsx';
import { GalleryScreen } from './GalleryScreen.tsx';
import '../styles/app.css';

// `gallery.html?theme=dark&language=en` opens it as a test or a screenshot wants it.
const wanted = new URLSearchParams(location.search);
document.documentElement.dataset.theme = wanted.get('theme') ?? 'system';
const i18n = startI18n(pickLanguage(wanted.get('language'), navigator.language));

const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root to draw into');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <UiProvider>
        <GalleryScreen />
      </UiProvider>
    </I18nextProvider>
  </StrictMode>,
);

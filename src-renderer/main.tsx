import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '#shared/domain/assert.ts';
import { App } from './App.tsx';
import { takeSeat } from './api/seat.ts';
import { readRememberedLanguage } from './features/shell/remembered-language.ts';
import { startI18n } from './i18n/index.ts';
import { pickLanguage } from './i18n/language.ts';
import './styles/app.css';
import { applyTheme, readTheme } from './ui/theme.ts';

applyTheme(readTheme());
startI18n(pickLanguage(readRememberedLanguage(), navigator.language));

const root = document.getElementById('root');
invariant(root, 'index.html has an element with the id root');
createRoot(root).render(
  <StrictMode>
    <App seat={takeSeat()} />
  </StrictMode>,
);
